"""Reading files: text stays text, every refusal has its line, and nothing hostile gets through or takes for ever."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost import events
from signpost.nodes import Mapping, Node, Scalar, Sequence
from signpost.source import parse_words, parse_yaml, read_words, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

VALUE_MISSING = "has no value; write one or leave the line out"
TURNS = "character that turns the direction of writing, U+202E (RIGHT-TO-LEFT OVERRIDE)"
DEEP = "lists and mappings nested deeper than 12 levels; write it flatter"
MANY = "f.yml:1: the file holds more than 5000 keys and values; shorten or divide it"


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with both of PyYAML's parsers: a guide must build the same everywhere."""
    if request.param == "python":
        monkeypatch.setattr(events, "make_parser", events.PythonParser)
    return str(request.param)


def said(text: str) -> list[str]:
    return [str(problem) for problem in parse_yaml(text, "f.yml")[1]]


def plain(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries} if node is not None else None


@pytest.mark.usefixtures("parser")
def test_text_stays_text() -> None:
    node, problems = parse_yaml("a: no\nb: 12:30\nc: 1.10\nd: 017\ne: 2026-01-01\nf: [yes, 'x', 1e3]\n", "f.yml")
    assert problems == []
    wanted = {"a": "no", "b": "12:30", "c": "1.10", "d": "017", "e": "2026-01-01", "f": ["yes", "x", "1e3"]}
    assert plain(node) == wanted


@pytest.mark.usefixtures("parser")
def test_nodes_know_their_line_and_quotes() -> None:
    node, _ = parse_yaml("---\n# c\na: x\nb:\n  - 'y'\n  - |\n    z\n", "t/f.yml")
    assert node is not None
    assert node.keys() == ("a", "b")
    assert str(node.key_place("b")) == "t/f.yml:4"
    assert node.key_place("none") == node.place
    assert node.get("none") is None
    items = node.get("b")
    assert isinstance(items, Sequence)
    first, second = items.items
    assert isinstance(first, Scalar)
    assert isinstance(second, Scalar)
    assert (first.text, first.quoted, first.place.line) == ("y", True, 5)
    assert (second.text, second.quoted, second.place.line) == ("z\n", True, 6)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("a: 1\nb: 2\na: 3\na: 4\n", ["3: duplicate key 'a', first in line 1; keep one of them",
         "4: duplicate key 'a', first in line 1; keep one of them"]),
        ("caf\u00e9: 1\ncafe\u0301: 2\n", ["2: duplicate key 'café', first in line 1; keep one of them"]),
        ("a: !!python/object:os.system x\n", ["1: tag '!!python/object:os.system'; write the value without it"]),
        ("a: ! x\n", ["1: tag '!'; write the value without it"]),
        ("a: !h!x y\n", ["1: tags are not allowed; write the value without '!', or in quotes"]),
        ("a: &x [y]\nb: *x\nc: [*x]\n", [
            "1: anchor '&x'; write the value without it",
            "2: alias '*x'; write the value itself, in quotes if it begins with '*'",
            "3: alias '*x'; write the value itself, in quotes if it begins with '*'",
        ]),
        ("<<: {a: 1}\nb: 2\n", ["1: merge key '<<'; write the lines themselves"]),
        ("a: 1\n---\nb: 2\n", ["2: a second document begins; keep one per file"]),
        ("%YAML 1.1\n---\na: 1\n", ["1: directive '%YAML 1.1'; leave it out"]),
        ("a: 1\n...\n", ["2: a line of '...'; leave it out"]),
        ("a:\n\tb: 1\nc:\t2\n", [
            "2: tab in the indentation; indent with spaces",
            "3: tab between words; write a space",
        ]),
        ("[a, b]: c\n{d: e}: f\n? [g]\n: h\n", ["1: a key that is a list or a mapping; write plain text before the ':'",
         "2: a key that is a list or a mapping; write plain text before the ':'",
         "3: a key that is a list or a mapping; write plain text before the ':'"]),
        ("a:\nb: ~\nc: null\nd: [x, ~]\ne: 1\n", [f"1: 'a' {VALUE_MISSING}", f"2: 'b' {VALUE_MISSING}",
         f"3: 'c' {VALUE_MISSING}", f"4: the list item {VALUE_MISSING}"]),
        ('"": 1\n', ["1: a ':' without a key; write the key before it"]),
        ("- a\n", ["1: this is a list instead of a mapping; write lines of 'key: value'"]),
        ("hello\n", ["1: this is plain text instead of a mapping; write lines of 'key: value'"]),
        ("", ["1: the file is empty; write lines of 'key: value'"]),
        ("\ufeff\n# only a comment\n", ["1: the file is empty; write lines of 'key: value'"]),
        ("a: b: c\n", ["1: ': ' in the middle of a value; put the whole value in double quotes"]),
        ("a: 1\nb: @x\n", ["2: a value cannot begin with this character; put the whole value in double quotes"]),
        ('a: 1\nb: "x\nc: d\n', ["2: the quote is not closed; close it"]),
        ("a: [b\nc: d\n", ["2: the bracket is not closed, or a comma is missing; close it"]),
        ("a: 1\nb\nc: 2\n",
         ["2: a line without 'key: value'; write the ': ', or put the whole value in double quotes"]),
        ('a: "\\q"\n', ["1: unknown '\\' escape; leave the '\\' out, or write the value in single quotes"]),
        ('a: "\\UFFFFFFFF"\n', ["1: an escape for a character that does not exist; write the character itself"]),
        ("a: 1\n b: 2\n", [("2: this line is indented further than the one above it allows;"
         " begin it where the key above it begins")]),
        ("a: > 5\n", ["1: a value cannot begin with this character; put the whole value in double quotes"]),
        ("a: - 5\n", ["1: a value cannot begin with this character; put the whole value in double quotes"]),
        ("a: [x] y\nb: c\n", ["1: something stands behind the closing bracket; put the whole value in double quotes"]),
        ("a: 1\nb:2\nc: 3\n", ["2: no blank behind the ':'; write 'b: 2'"]),
    ],
)  # fmt: skip
def test_refuses_with_line_and_what_would_be_right(text: str, messages: list[str]) -> None:
    assert said(text) == [f"f.yml:{message}" for message in messages]


@pytest.mark.usefixtures("parser")
def test_goes_on_after_every_refusal() -> None:
    text = 'a: !!int 1\nb:\na: 2\nc: "x\\u202e"\nd: &x y\ne: [~, z]\nf: fine\n'
    node, problems = parse_yaml(text, "f.yml")
    assert [problem.place.line for problem in problems] == [1, 2, 3, 4, 5, 6]
    assert node is not None
    assert node.keys() == ("a", "b", "c", "d", "e", "f")
    refused = {key.text for key, value in node.entries if isinstance(value, Scalar) and value.refused}
    assert refused == {"a", "b", "c"}
    assert plain(node.get("d")) == "y"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("char", [
    *"\x00\x01\x08\x0b\x0c\x1b\x7f\x80\x85\x9f\u2028\u2029\ufeff",
    *"\u202a\u202e\u2066\u2069"
    "\u200e\u200f\u061c", *"\u200b\u2060\ufffe\uffff\U000e0041\ufffd\ud800\udfff\r"])  # fmt: skip
def test_refuses_characters_in_values_keys_comments_and_bodies(char: str) -> None:
    lines = [
        [problem.place.line for problem in parse_yaml(text, "f.yml")[1]]
        for text in (f"a: 1\nb: x{char}y\n", f"a: 1\nb{char}c: 1\n", f"a: 1\nb: 2 # x{char}y\n")
    ]
    assert lines == [[2], [2], [2]]
    assert [problem.place.line for problem in parse_words(f"---\na: 1\n---\nx\n{char}y\n", "f.md")[1]] == [5]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: \u202e", f"{TURNS}; remove it"),
        ('a: "\\u202e"', f"{TURNS}, written as an escape; remove it"),
        ('a: "\\0"', "control character U+0000 (NUL), written as an escape; remove it"),
        ('a: "\\N"', "control character U+0085 (NEXT LINE), written as an escape; remove it"),
        ('"a\\u2067": 1', ("character that turns the direction of writing, U+2067 (RIGHT-TO-LEFT ISOLATE),"
         " written as an escape; remove it")),
        ("a: b\u200bc", "invisible character U+200B (ZERO WIDTH SPACE); remove it"),
        ("a: b\rc: d", "control character U+000D (CARRIAGE RETURN); end lines with LF or CRLF"),
        ("a: \ud800", "half of a surrogate pair (U+D800); remove it"),
        ("a: \ufffd", "U+FFFD (REPLACEMENT CHARACTER): a letter was lost here; write the letter that belongs here"),
        ("a: \uffff", "U+FFFF is no character; remove it"),
    ],
)  # fmt: skip
def test_names_the_character(text: str, message: str) -> None:
    assert said(text) == [f"f.yml:1: {message}"]


def test_surrogate_escapes_are_refused_by_both_parsers(parser: str) -> None:
    wanted = {
        "libyaml": "an escape for a character that does not exist; write the character itself",
        "python": "half of a surrogate pair (U+D800), written as an escape; remove it",
    }
    assert said('a: "\\ud800"\n') == [f"f.yml:1: {wanted[parser]}"]


def test_harmless_characters_pass() -> None:
    text = "\ufeffa: Zoë’s «\u202fcafé\u202f» soft\u00adhyphen \U0001f469\u200d\U0001f3a8 你好\r\nb: 2\r\n"
    node, problems = parse_yaml(text, "f.yml")
    assert problems == []
    assert plain(node) == {"a": "Zoë’s «\u202fcafé\u202f» soft\u00adhyphen \U0001f469\u200d\U0001f3a8 你好", "b": "2"}


def test_a_picture_saved_as_yaml_is_not_a_thousand_problems() -> None:
    messages = said("a: \x01\n" * 1000)
    assert [message for message in messages if "control" in message] == messages[:20]
    assert messages[20] == "f.yml:21: 980 more lines with such characters; check how the file was saved"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("a: " + "[" * 10_000, [f"f.yml:1: {DEEP}"]),
        ("a: " + "[" * 10_000 + "]" * 10_000, [f"f.yml:1: {DEEP}"]),
        ("{a: " * 10_000, [f"f.yml:1: {DEEP}"]),
        ("- " * 100_000, [f"f.yml:1: {DEEP}"]),
        ("".join(" " * depth + "k:\n" for depth in range(600)), [f"f.yml:13: {DEEP}"]),
        ("? " * 10_000, ["f.yml:1: a key that is a list or a mapping; write plain text before the ':'"]),
        ("a: [" + "x," * 6000 + "]", [MANY]),
        ("a: 1\n%x\n" * 20_000 + "\t\n" * 30_000, []),
        ("a: " + " " * 250_000 + "b", []),
        (("\t" * 1000 + "x") * 200, []),
        ('a: "' + "\\x41" * 60_000 + '"', []),
    ],
)
def test_bombs_are_short_work(text: str, messages: list[str]) -> None:
    start = time.process_time()
    found = said(text)
    assert time.process_time() - start < 5
    assert not messages or found == messages


@pytest.mark.usefixtures("parser")
def test_twelve_levels_are_enough_and_the_rest_is_still_read() -> None:
    twelve = "a: " + "[" * 11 + "x" + "]" * 11 + "\n"
    assert said(twelve) == []
    node, problems = parse_yaml("a: " + "[" * 12 + "x" + "]" * 12 + "\nb:\nc: 1\n", "f.yml")
    assert [str(problem) for problem in problems] == [f"f.yml:1: {DEEP}", f"f.yml:2: 'b' {VALUE_MISSING}"]
    assert node is not None
    assert plain(node.get("c")) == "1"


def test_alias_bombs_stay_closed() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{n}: &n{n} [*a, *a]\n" for n in range(3))
    assert [problem.message.split(" ")[0] for problem in parse_yaml(bomb, "f.yml")[1]] == [
        "anchor", *["anchor", "alias", "alias"] * 3,
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    parse_yaml(text, "f.yml")
    parse_words(f"---\n{text}", "f.md")


@given(st.binary(max_size=200))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    root = tmp_path_factory.mktemp("bytes")
    (root / "a.yml").write_bytes(data)
    node, problems = read_yaml(root, "a.yml")
    assert problems or isinstance(node, Mapping)


@pytest.mark.parametrize(
    ("data", "messages"),
    [
        (b"a: 1\nb: caf\xe9\n", ["2: byte 0xE9 is not UTF-8 (in Latin-1 it would be 'é'); save the file as UTF-8"]),
        (b"\xff\xfea\x00", ["1: the file is UTF-16; save the file as UTF-8"]),
        (b"a: \xed\xa0\x80\n", [
            "1: byte 0xED is not UTF-8 (in Latin-1 it would be 'í'); save the file as UTF-8",
            "1: byte 0xA0 is not UTF-8; save the file as UTF-8",
            "1: byte 0x80 is not UTF-8 (in Latin-1 it would be '€'); save the file as UTF-8",
        ]),
        (b"a: " + b"x" * 256_000, ["1: the file is larger than 256 kB; shorten or divide it"]),
        (b"\xef\xbb\xbfa: 1\r\n", []),
    ],
)  # fmt: skip
def test_reads_bytes(tmp_path: Path, data: bytes, messages: list[str]) -> None:
    (tmp_path / "f.yml").write_bytes(data)
    assert [str(problem) for problem in read_yaml(tmp_path, "f.yml")[1]] == [f"f.yml:{line}" for line in messages]


def test_stays_inside_the_root(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "tools").mkdir(parents=True)
    (tmp_path / "secret.yml").write_text("a: 1\n")
    (root / "plain.yml").write_text("a: 1\n")
    (root / "tools" / "inside.yml").symlink_to(root / "plain.yml")
    (root / "tools" / "outside.yml").symlink_to(tmp_path / "secret.yml")
    (root / "loop.yml").symlink_to(root / "loop.yml")
    os.mkfifo(root / "pipe.yml")
    assert read_yaml(root, "tools/inside.yml")[1] == []
    said_of = {path: [str(problem) for problem in read_yaml(root, path)[1]] for path in (
        "tools/outside.yml", "../secret.yml", "tools", "pipe.yml", "none.yml", "loop.yml", "a\0.yml")}  # fmt: skip
    assert said_of == {
        "tools/outside.yml": ["tools/outside.yml:1: this leads out of the project; put a plain file here"],
        "../secret.yml": ["../secret.yml:1: this leads out of the project; put a plain file here"],
        "tools": ["tools:1: this is no plain file; put a plain file here"],
        "pipe.yml": ["pipe.yml:1: this is no plain file; put a plain file here"],
        "none.yml": ["none.yml:1: there is no such file; check the name"],
        "loop.yml": ["loop.yml:1: cannot be read: Too many levels of symbolic links; put a plain file here"],
        "a\0.yml": ["a<U+0000>.yml:1: cannot be read: not a possible name; put a plain file here"],
    }


def test_words_have_front_matter_and_a_body(tmp_path: Path) -> None:
    (tmp_path / "f.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\nBody\r\n\r\n\ttabs are fine\r\n")
    words, problems = read_words(tmp_path, "f.md")
    assert problems == []
    assert words is not None
    assert plain(words.front) == {"title": "A"}
    assert words.front.key_place("title").line == 2
    assert (words.body, words.body_line, words.place.line) == ("Body\n\n\ttabs are fine\n", 4, 1)


@pytest.mark.parametrize("text", ["---\n---\nBody\n", "---\n# c\n\n---\nBody\n", "Body\n", "\nkey: value\n"])
def test_front_matter_may_be_empty_or_missing(text: str) -> None:
    words, problems = parse_words(text, "f.md")
    assert problems == []
    assert words is not None
    assert words.front.entries == ()


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("---\ntitle: A\nBody\n", ["1: the front matter is not closed; end it with a line of '---'"]),
        (" \n", ["1: the file is empty; write front matter and a text"]),
        ("---\na: 1\nb:\n---\nBody \u202e\n", [f"5: {TURNS}; remove it", f"3: 'b' {VALUE_MISSING}"]),
        ("---\n- a\n---\n", ["2: this is a list instead of a mapping; write lines of 'key: value'"]),
        ("---\na: 1\n...\nb\n---\n", ["3: a line of '...'; leave it out",
         "4: this is no YAML; check the quotes, brackets and indentation from here up"]),
        ("---\na:\tb\n---\n", ["2: tab between words; write a space"]),
        ('description: "><script>\n\nBody\n', [("1: this line would be taken for front matter;"
         " put it between two lines of '---', or begin the text with an empty line")]),
        ("x" * 100_001, ["1: the file is larger than 100 kB; shorten or divide it"]),
    ],
)  # fmt: skip
def test_words_are_refused(text: str, messages: list[str]) -> None:
    assert [str(problem) for problem in parse_words(text, "f.md")[1]] == [f"f.md:{line}" for line in messages]


@pytest.mark.usefixtures("parser")
def test_a_comment_behind_a_value_is_marked() -> None:
    node, problems = parse_yaml('a: x # y\nb: "x" # y\nc: x\n# y\nd: [x] # y\ne: x#y\n', "f.yml")
    assert problems == []
    assert node is not None
    assert [key.text for key, value in node.entries if isinstance(value, Scalar) and value.cut] == ["a"]
