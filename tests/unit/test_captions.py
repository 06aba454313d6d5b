"""Captions: every mistake with its line, what is left of markup, transcripts, and what is written back."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.captions import (
    MOST_BYTES,
    Captions,
    Cue,
    anchor,
    chapter_vtt,
    parse_srt,
    parse_vtt,
    read_srt,
    read_vtt,
    transcript,
    write_time,
    write_vtt,
)
from signpost.captions.cuetext import _tidy
from signpost.characters import find_refused
from signpost.model import Place, Reference
from signpost.problems import format_text
from signpost.project import Project, read_project

GOLDEN = Path(__file__).parents[1] / "golden"
NO_CUES = "no cues; write the times, 00:01:02.000 --> …, and below them what is said"
NO_TIME = "is no time; write hours, minutes, seconds and thousandths: 00:01:02.000"
PER_TIME = "write one label for each time in films/pitch.yml"

VTT = Place("x.vtt")
SRT = Place("x.srt")


def tell(text: str) -> list[str]:
    """Return what is said about a WebVTT file."""
    captions, problems = parse_vtt(text, VTT)
    assert (captions is None) == any(problem.severity == "error" for problem in problems)
    return format_text(problems).splitlines()


def tell_srt(text: str) -> list[str]:
    return format_text(parse_srt(text, SRT)[1]).splitlines()


def cue(text: str, times: str = "00:01.000 --> 00:04.000") -> str:
    """Return a file of one cue; its times stand in line 3, its text begins in line 4."""
    return f"WEBVTT\n\n{times}\n{text}\n"


def read(text: str) -> Captions:
    captions, problems = parse_vtt(text, VTT)
    assert captions is not None, format_text(problems)
    return captions


def lines_of(text: str) -> tuple[str, ...]:
    return read(cue(text)).cues[0].lines


def say(start: int, end: int, text: str, speaker: str = "") -> Cue:
    return Cue(start, end, (text,), speaker)


def test_a_sound_file() -> None:
    text = (
        "\ufeffWEBVTT - talk\r\n\r\n00:00:01.000 --> 00:00:03.000\r\nHello,\r\nyou.\r\n\r\n"
        "00:05.000 --> 00:06.500\r\nBye."
    )
    captions, problems = parse_vtt(text, VTT)
    assert problems == []
    assert captions == Captions((Cue(1000, 3000, ("Hello,", "you.")), Cue(5000, 6500, ("Bye.",))))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "x.vtt:1: the file does not begin with WEBVTT; write WEBVTT, and an empty line below it"),
        (
            "00:01.000 --> 00:02.000\nHello",
            "x.vtt:1: the file does not begin with WEBVTT; write WEBVTT, and an empty line below it",
        ),
        (
            "WEBVTTX\n\n00:01.000 --> 00:02.000\nHello",
            "x.vtt:1: the file does not begin with WEBVTT; write WEBVTT, and an empty line below it",
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\nHello",
            "x.vtt:1: this is SubRip instead of WebVTT; name it .srt and run: signpost captions convert FILE.srt",
        ),
        (
            "WEBVTT\n00:01.000 --> 00:02.000\nHello",
            "x.vtt:2: a cue in the header; put an empty line below WEBVTT",
        ),
        ("WEBVTT", f"x.vtt:1: {NO_CUES}"),
        ("WEBVTT\n\nNOTE nothing\nyet", f"x.vtt:1: {NO_CUES}"),
        (
            "WEBVTT\n\nHello",
            (
                "x.vtt:3: text without times; write the times above it; if it belongs to the cue above, "
                "remove the empty line"
            ),
        ),
        (
            "WEBVTT\n\nOne\nTwo\n00:01.000 --> 00:02.000\nHello",
            "x.vtt:3: text above the times; only an id may stand there, in one line",
        ),
        (
            "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nHello\n2\n00:03.000 --> 00:04.000\nBye",
            "x.vtt:7: times inside the text of a cue; put an empty line between cues",
        ),
        (
            "WEBVTT\n\nNOTE\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\nBye",
            "x.vtt:4: '-->' in a comment; remove it, or end the comment with an empty line",
        ),
    ],
)  # fmt: skip
def test_shape_of_the_file(text: str, told: str) -> None:
    assert tell(text) == [told]


@pytest.mark.parametrize(
    ("times", "told"),
    [
        (
            "00:00:01,000 --> 00:00:02.000",
            "'00:00:01,000' is no time; write a full stop before the thousandths: 00:00:01.000",
        ),
        ("1.5 --> 00:02.000", f"'1.5' {NO_TIME}"),
        ("00:61.000 --> 01:02.000", f"'00:61.000' {NO_TIME}"),
        ("00:01.000 -->", "a time is missing; write hours, minutes, seconds and thousandths: 00:01:02.000"),
        ("٠٠:٠١.٠٠٠ --> 00:02.000", f"'٠٠:٠١.٠٠٠' {NO_TIME}"),
        ("00:01.000-->00:02.000", "no space beside '-->'; write 00:01.000 --> 00:02.000"),
        (
            "00:03.000 --> 00:02.000",
            "the cue ends at 00:00:02.000, before it starts; write an end after 00:00:03.000",
        ),
        ("00:03.000 --> 00:03.000", "the cue ends at 00:00:03.000, when it starts; write an end after 00:00:03.000"),
        ("00:01.000 --> 00:02.000 algin:start", "unknown cue setting 'algin'; did you mean 'align'?"),
        (
            "00:01.000 --> 00:02.000 onclick",
            "unknown cue setting 'onclick'; choose from align, line, position, region, size, vertical",
        ),
    ],
)  # fmt: skip
def test_times(times: str, told: str) -> None:
    assert tell(cue("Hello", times)) == [f"x.vtt:3: {told}"]


def test_order_and_overlap() -> None:
    text = (
        "WEBVTT\n\n00:05.000 --> 00:07.000\nOne\n\n00:06.500 --> 00:08.000\nTwo\n\n"
        "00:01.000 --> 00:02.000\nThree\n\n00:02.000 --> 00:03.000\nFour"
    )
    assert tell(text) == [
        (
            "x.vtt:6: the cue starts at 00:00:06.500, while the one above it lasts until 00:00:07.000; "
            "let that one end at 00:00:06.500 or earlier"
        ),
        (
            "x.vtt:9: the cue starts at 00:00:01.000, before the one above it, at 00:00:06.500; "
            "put the cues in the order of their starts"
        ),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "x.vtt:3: an empty cue; write what is said, or remove it"),
        ("<i></i>", "x.vtt:3: an empty cue; write what is said, or remove it"),
        ("&nbsp;", "x.vtt:3: an empty cue; write what is said, or remove it"),
        (
            "Hi\n<script>x",
            "x.vtt:5: '<script>' is no WebVTT markup; write the text without it; '<' itself is written &lt;",
        ),
        (
            '<i onclick="x">Hi</i>',
            "x.vtt:4: '<i onclick=\"x\">' is no WebVTT markup; write the text without it; '<' itself is written &lt;",
        ),
        ("<br/>Hi", "x.vtt:4: '<br/>' is no WebVTT markup; write the text without it; '<' itself is written &lt;"),
        ("<!-- x", "x.vtt:4: '<' begins markup that does not end; '<' itself is written &lt;"),
        ("3 < 4", "x.vtt:4: '<' begins markup that does not end; '<' itself is written &lt;"),
        ("A\nB --> C", "x.vtt:5: '-->' in the text of a cue; write --&gt;"),
        ("<b>Hi", "x.vtt:4: '<b>' is not closed; write </b> in the same cue"),
        ("Hi</b>", "x.vtt:4: '</b>', but nothing is open; close what was opened last, or remove it"),
        ("<b><i>Hi</b></i>", "x.vtt:4: '</b>', but '<i>' is open; close what was opened last, or remove it"),
        ("<00:99>Hi", "x.vtt:4: '<00:99>' is no time; write <00:01:02.000>, or remove it"),
        ("<v>Hi", "x.vtt:4: '<v>' names nobody; write <v Name>, or remove it"),
        (
            "<v Ada>Hi</v>\n<v Bob>Ho</v>",
            "x.vtt:5: a second speaker in one cue, 'Bob'; give each speaker a cue of their own",
        ),
        (f"<v {'a' * 81}>Hi", "x.vtt:4: a speaker's name of 81 characters; shorten it: at most 80"),
        ("AT&TT;T", "x.vtt:4: unknown character reference '&TT;'; write the character itself; '&' is written &amp;"),
        (
            "Hi &rlm;",
            (
                "x.vtt:4: character that turns the direction of writing, U+200F (RIGHT-TO-LEFT MARK), "
                "written as '&rlm;'; remove it"
            ),
        ),
        ("Hi&#10;", "x.vtt:4: control character U+000A, written as '&#10;'; remove it"),
        ("Hi\x07", "x.vtt:4: control character U+0007; remove it"),
        (
            "Hi\u202e",
            "x.vtt:4: character that turns the direction of writing, U+202E (RIGHT-TO-LEFT OVERRIDE); remove it",
        ),
        ("caf\udce9", "x.vtt:4: byte 0xE9 is not UTF-8 (in Latin-1 it would be 'é'); save the file as UTF-8"),
    ],
)
def test_text(text: str, told: str) -> None:
    assert tell(cue(text))[0] == told


def test_a_cue_that_is_too_long() -> None:
    told = tell(cue("\n".join(["word " * 8] * 13), "00:01.000 --> 00:40.000"))
    assert told[2] == "x.vtt:4: a cue of 507 characters; divide it: at most 500"
    assert len(told) == 3


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Hello", ("Hello",)),
        ("  a \t b  \n \u00a0c", ("a b", "\u00a0c")),
        ("R&amp;D, R&D, &eacute; &#233; &#xE9; 3 &lt; 4", ("R&D, R&D, é é é 3 < 4",)),
        ("cafe\u0301", ("café",)),
        ("<b>a</b> <i.x>b</i> <u>c</u> <c.red.bg_blue>d</c> <lang en-GB>e</lang>", ("a b c d e",)),
        ("<b>over two\nlines</b>", ("over two", "lines")),
        ("<ruby>漢<rt>kan</rt></ruby> <ruby>字<rt>ji</ruby>", ("漢(kan) 字(ji)",)),
        ("One <00:00:02.000><c>two</c>", ("One two",)),
        ("a > b", ("a > b",)),
        ("&amp;lt;", ("&lt;",)),
    ],
)
def test_markup_becomes_plain_text(text: str, lines: tuple[str, ...]) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    "text", ["<v Ada>Hi", "<v.loud  Ada >Hi</v>", "Hm. <v Ada><i>Hi</i></v>", "<v Ada>a\n<v Ada>b"]
)
def test_the_speaker_is_kept(text: str) -> None:
    assert read(cue(text)).cues[0].speaker == "Ada"


def test_advice_does_not_keep_captions_from_being_used() -> None:
    text = (
        f"WEBVTT\n\nSTYLE\n::cue {{ color: red }}\n\n00:01.000 --> 00:02.000\n{'a' * 22}\n\n"
        f"00:03.000 --> 00:10.500\nOne\n{'b' * 43}\nThree"
    )
    assert tell(text) == [
        "x.vtt:3: advice: STYLE has no effect here; the guide has its own; remove the block",
        "x.vtt:6: advice: 22 characters a second; shorten the text, or show it longer: up to 21",
        "x.vtt:9: advice: a cue of 3 lines; divide it: up to 2",
        "x.vtt:9: advice: a cue of 7.5 seconds; divide it: up to 7",
        "x.vtt:11: advice: a line of 43 characters; break it: up to 42",
    ]


def test_what_is_just_within_the_limits() -> None:
    assert tell(cue(f"{'a' * 42}\n{'b' * 42}", "00:01.000 --> 00:08.000")) == []
    assert tell(cue("a" * 21, "00:01.000 --> 00:02.000")) == []


def test_many_problems_are_cut_short() -> None:
    blocks = "".join(f"\n{write_time(n * 1000)} --> {write_time(n * 1000 + 500)}\n{'a' * 40}\n" for n in range(100))
    told = tell(f"WEBVTT\n{blocks}")
    assert len(told) == 21
    assert told[-1] == "x.vtt:63: advice: 80 more remarks on this file; begin with those above"
    told = tell("WEBVTT\n" + "\n00:01.000 --> 00:00.000\n<x>\n" * 30)
    assert len(told) == 21
    assert told[-1].endswith(": 40 more problems in this file; begin with those above")


def test_size() -> None:
    told = tell("WEBVTT\n\n" + "é" * (MOST_BYTES // 2))
    assert told == ["x.vtt:1: the captions are larger than 500 kB; divide the film, or shorten the text"]


def test_reading_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.vtt").write_text(cue("Hello"), encoding="utf-8")
    assert read_vtt(tmp_path, "x.vtt") == (Captions((say(1000, 4000, "Hello"),)), [])
    (tmp_path / "x.srt").write_text("1\n00:00:01,000 --> 00:00:04,000\nHello", encoding="utf-8")
    assert read_srt(tmp_path, "x.srt") == (Captions((say(1000, 4000, "Hello"),)), [])
    (tmp_path / "out.vtt").symlink_to("/etc/hostname")
    assert (
        format_text(read_vtt(tmp_path, "out.vtt")[1])
        == "out.vtt:1: this leads out of the project; put a plain file here"
    )
    assert read_srt(tmp_path, "none.srt")[0] is None
    (tmp_path / "big.vtt").write_bytes(b"a" * (MOST_BYTES + 1))
    assert (
        format_text(read_vtt(tmp_path, "big.vtt")[1])
        == "big.vtt:1: the file is larger than 500 kB; shorten or divide it"
    )


def test_subrip() -> None:
    text = (
        '1\r\n00:00:01,000 --> 00:00:02,500 X1:40 Y1:20\r\n<font color="#ff0">Hi</font> {\\an8}<i>you</i>\r\n'
        "3 < 4 & 5 --> 6\r\n\r\n\r\n2\r\n0:00:03.000 --> 0:00:04.000\r\n{i}R&amp;D{/i}\r\n"
    )
    captions, problems = parse_srt(text, SRT)
    assert problems == []
    assert captions == Captions((Cue(1000, 2500, ("Hi you", "3 < 4 & 5 --> 6")), say(3000, 4000, "R&D")))


def test_problems_of_subrip() -> None:
    text = (
        "1\n00:00:01 --> 00:00:02,000\nHi\n2\n00:00:03,000 --> 00:00:04,000\n<script>x\n\n"
        "3\n00:00:05,000 --> 00:00:06,000\n"
    )
    assert tell_srt(text) == [
        "x.srt:2: '00:00:01' is no time; write hours, minutes, seconds and thousandths: 00:01:02,000",
        "x.srt:5: times inside the text of a cue; put an empty line between cues",
        "x.srt:6: '<script>' is no markup of captions; write the text without it",
        "x.srt:9: an empty cue; write what is said, or remove it",
    ]
    assert tell_srt("\n") == ["x.srt:1: no cues; write the times, 00:01:02,000 --> …, and below them what is said"]


def test_golden_transcript() -> None:
    captions = read((GOLDEN / "captions.vtt").read_text(encoding="utf-8"))
    told = []
    for paragraph in transcript(captions):
        told.append(f"{anchor(paragraph.start)} {paragraph.speaker or '-'}")
        told += [f"  {anchor(said.start)} {said.text}" for said in paragraph.cues]
    assert "\n".join(told) + "\n" == (GOLDEN / "captions-transcript.txt").read_text(encoding="utf-8")


def test_paragraphs_end_with_their_sentence_or_with_many_words() -> None:
    ten = "one two three four five six seven eight nine ten"
    cues = tuple(say(n * 1000, n * 1000 + 1000, ten) for n in range(20))
    assert [len(paragraph.cues) for paragraph in transcript(Captions(cues))] == [9, 9, 2]
    cues = tuple(say(n * 1000, n * 1000 + 1000, f"{ten}." if n in {3, 6, 7} else ten) for n in range(10))
    assert [len(paragraph.cues) for paragraph in transcript(Captions(cues))] == [7, 3]


def test_pauses_and_speakers() -> None:
    cues = (say(0, 1000, "A", "Ada"), say(2999, 3500, "B"), say(5500, 6000, "C"), say(6000, 7000, "D", "Bob"))
    found = transcript(Captions(cues))
    assert [(paragraph.start, paragraph.speaker, paragraph.text) for paragraph in found] == [
        (0, "Ada", "A B"),
        (5500, "", "C"),
        (6000, "Bob", "D"),
    ]


@pytest.mark.parametrize(("ms", "name"), [(0, "t-0m00"), (5999, "t-0m05"), (83_400, "t-1m23"), (3_723_000, "t-62m03")])
def test_anchor(ms: int, name: str) -> None:
    assert anchor(ms) == name


def test_writing() -> None:
    captions = Captions((Cue(1000, 3_723_004, ("a & b < c", "--> d"), "A>B"), say(3_723_004, 3_724_000, "NOTE")))
    assert write_vtt(captions) == (
        "WEBVTT\n\n00:00:01.000 --> 01:02:03.004\n<v A&gt;B>a &amp; b &lt; c\n--&gt; d\n\n"
        "01:02:03.004 --> 01:02:04.000\nNOTE\n"
    )


@pytest.mark.parametrize("name", ["--", "---", "A -- B --", "-->", "&#45;-"])
def test_a_name_never_makes_an_arrow(name: str) -> None:
    captions = Captions((say(0, 1000, "Hi", name),))
    assert write_vtt(captions).count("-->") == 1
    assert read(write_vtt(captions)) == captions


def test_chapters() -> None:
    assert chapter_vtt([1, 90], ["Why <now>", "How\n\nto"], 100) == (
        "WEBVTT\n\n00:00:01.000 --> 00:01:30.000\nWhy &lt;now&gt;\n\n00:01:30.000 --> 00:01:40.000\nHow to\n"
    )
    assert chapter_vtt([0], ["All"], None).splitlines()[2] == "00:00:00.000 --> 99:59:59.999"
    assert chapter_vtt([], [], 100) == "WEBVTT\n"
    with pytest.raises(ValueError, match="shorter"):
        chapter_vtt([1, 2], ["One"], 100)


def _is_plain(text: str) -> bool:
    return bool(text) and find_refused(text) is None and "\n" not in text


def _leave_out(text: str) -> str:
    return _tidy("".join(char for char in text if char not in "\n\t" and not find_refused(char))) or "x"


SPECIAL = st.lists(st.sampled_from("<>&;-#/. av1é\u00a0"), max_size=12).map("".join)
plain = st.one_of(st.text(max_size=40), SPECIAL).map(_leave_out)


@st.composite
def captions_of_any_kind(draw: st.DrawFn) -> Captions:
    bounds = sorted(draw(st.sets(st.integers(0, 359_999_999), min_size=2, max_size=12)))
    lines = st.lists(plain, min_size=1, max_size=3).map(tuple)
    speaker = st.one_of(st.just(""), plain)
    cues = [Cue(start, end, draw(lines), draw(speaker)) for start, end in pairwise(bounds)]
    return Captions(tuple(cues))


@given(captions_of_any_kind())
@settings(max_examples=200)
def test_what_is_written_is_read_the_same(captions: Captions) -> None:
    written = write_vtt(captions)
    assert read(written) == captions
    assert write_vtt(read(written)) == written
    assert [said for paragraph in transcript(captions) for said in paragraph.cues] == list(captions.cues)


PIECES = (
    "WEBVTT", "\n", "\n\n", "\r\n", "\r", "00:01.000", " --> ", "-->", "00:02.000", "00:00:03,000", "<v ", "<", ">",
    "</", "<i>", "</i>", "<rt>", "</ruby>", "&", "&amp;", "&#x110000;", "&#0;", "&nbsp;", ";", "NOTE", "STYLE", "1",
    "²", "\ufeff", "\udce9", "\u202e", "{\\an8}", "align:", ":", "Hi", " ", "\t", "\x85", "\u2028",
)  # fmt: skip
hostile = st.one_of(
    st.text(),
    st.text(st.characters()),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map(lambda pieces: cue("".join(pieces))),
)


@given(hostile)
@settings(max_examples=500)
def test_hostile_input_never_raises(text: str) -> None:
    for parse in (parse_vtt, parse_srt):
        captions, problems = parse(text, VTT)
        assert (captions is None) == any(problem.severity == "error" for problem in problems)
        for said in captions.cues if captions else ():
            assert said.start < said.end
            assert said.lines
            assert all(_is_plain(line) for line in said.lines)
        if captions is not None:
            assert read(write_vtt(captions)) == captions


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<\n",
        "<b>",
        "<i>\n",
        "</b>",
        "&",
        "&#",
        "-->",
        "-->\n",
        "a\n",
        "00:01.000 --> 00:02.000\n",
        "<v a>",
        ".",
        "\r",
        "\t",
    ],
)
def test_finishes_on_killers(piece: str) -> None:
    opened = "<i>" * 20_000
    started = time.process_time()
    for parse in (parse_vtt, parse_srt):
        parse(cue(opened + piece * (200_000 // len(piece))), VTT)
    assert time.process_time() - started < 10


FILMS = """
films:
  schema_type: VideoObject
  card: [media]
  facts:
    media: {type: media, many: yes, required: yes}
    duration: {type: duration, sourced: yes}
    chapters: {type: duration, many: yes}
  words:
    summary: {type: text, max: 160, required: yes}
    chapters: {type: text, many: yes, max: 80}
  facets: {}
"""
FACTS = """name: Pitch
media:
  - {platform: youtube, id: 4LTtr45y7P0, page: "https://www.youtube.com/watch?v=4LTtr45y7P0"}
"""


@pytest.fixture
def films(sound_root: Path) -> Path:
    """Return a guide with one film, hosted elsewhere, without captions and chapters."""
    with (sound_root / "collections.yml").open("a", encoding="utf-8") as stream:
        stream.write(FILMS)
    with (sound_root / "vocabulary.yml").open("a", encoding="utf-8") as stream:
        stream.write("  media_platforms: [youtube]\n")
    for folder in ("films", "docs/en/films", "docs/de/films"):
        (sound_root / folder).mkdir()
    write(sound_root, facts="")
    return sound_root


def write(root: Path, facts: str, en: str = "", de: str = "") -> None:
    (root / "films/pitch.yml").write_text(FACTS + facts, encoding="utf-8")
    for locale, front in (("en", en), ("de", de)):
        text = f"---\nsummary: S\n{front}---\nText\n"
        (root / f"docs/{locale}/films/pitch.md").write_text(text, encoding="utf-8")


def read_guide(root: Path) -> Project:
    return read_project(root, ("de", "en"), "en")


def errors(root: Path) -> list[str]:
    return [str(problem) for problem in read_guide(root).problems if problem.severity == "error"]


def test_captions_of_a_project(films: Path) -> None:
    assert errors(films) == []
    assert read_guide(films).captions == {}
    (films / "docs/de/films/pitch.vtt").write_text(cue("Guten Tag"), encoding="utf-8")
    (films / "docs/en/films/pitch.vtt").write_text(cue("Hello"), encoding="utf-8")
    project = read_guide(films)
    assert errors(films) == []
    assert {
        locale: captions.cues[0].text for locale, captions in project.captions[Reference("films", "pitch")].items()
    } == {
        "en": "Hello",
        "de": "Guten Tag",
    }


def test_broken_captions_are_told_with_everything_else(films: Path) -> None:
    write(films, "colour: red\n")
    (films / "docs/de/films/pitch.vtt").write_text(cue("<b>Hi"), encoding="utf-8")
    (films / "docs/de/films/other.vtt").write_text(cue("Hi", "soon --> 00:04.000"), encoding="utf-8")
    told = errors(films)
    assert told[:3] == [
        "docs/de/films/other.vtt:1: no facts for 'other'; write films/other.yml, or delete this file",
        "docs/de/films/other.vtt:3: 'soon' is no time; write hours, minutes, seconds and thousandths: 00:01:02.000",
        "docs/de/films/pitch.vtt:4: '<b>' is not closed; write </b> in the same cue",
    ]
    assert len(told) == 4
    assert told[3].startswith("films/pitch.yml:4: unknown field 'colour'")
    assert read_guide(films).captions == {}


def test_chapters_that_fit(films: Path) -> None:
    labels = "chapters: [Why, How]\n"
    write(films, "duration: 10:30\nchapters: [0:01, 10:29]\n", labels, labels)
    assert errors(films) == []
    write(films, "chapters: [0:01, 10:29]\n", labels)
    assert errors(films) == []


@pytest.mark.parametrize(
    ("facts", "en", "de", "told"),
    [
        (
            "duration: 10:30\nchapters:\n  - 0:10\n  - 10:30\n", "chapters: [A, B]\n", "",
            [
                (
                    "films/pitch.yml:7: a chapter at 10:30 of a film of 10:30; "
                    "write a time before its end, or correct its duration"
                ),
            ],
        ),
        (
            "chapters:\n  - 0:10\n  - 1:02:30\n  - 9:00\n", "chapters: [A, B, C]\n", "",
            ["films/pitch.yml:7: a chapter at 9:00 after one at 1:02:30; put them in the order of the film"],
        ),
        (
            "chapters: [0:10, 1:00]\n", "chapters: [A]\n", "chapters: [A, B, C]\n",
            [f"docs/en/films/pitch.md:3: 1 chapter label for 2 chapters; {PER_TIME}"],
        ),
        (
            "chapters: [0:10]\n", "", "",
            [f"docs/en/films/pitch.md:1: no chapter labels for 1 chapter; {PER_TIME}"],
        ),
        (
            "chapters: unknown\n", "chapters: [A]\n", "",
            [f"docs/en/films/pitch.md:3: 1 chapter label for no chapters; {PER_TIME}"],
        ),
        (
            "chapters: [0:10, soon]\n", "chapters: [A]\n", "",
            ["films/pitch.yml:4: 'soon' is no duration; write mm:ss or h:mm:ss, such as 13:47 or 1:02:30"],
        ),
        (
            "chapters: [0:10]\n", "chapters: A\n", "",
            ["docs/en/films/pitch.md:3: 'chapters' is no list; write [A]"],
        ),
        (
            "chapters: 0:10\n", "chapters: [A]\n", "",
            ["films/pitch.yml:4: 'chapters' is no list; write [0:10]"],
        ),
    ],
)  # fmt: skip
def test_chapters_that_do_not_fit(films: Path, facts: str, en: str, de: str, told: list[str]) -> None:
    write(films, facts, en, de)
    assert errors(films) == told


@pytest.mark.parametrize("labels", ["chapters: [A]\n", "chapters: [A, B, C]\n", "chapters: []\n"])
def test_chapters_that_a_translation_does_not_fit_are_advice(films: Path, labels: str) -> None:
    write(films, "chapters: [0:10, 1:00]\n", "chapters: [A, B]\n", labels)
    told = [problem for problem in read_guide(films).problems if "chapter label" in problem.message]
    assert [(problem.place.path, problem.severity) for problem in told] == [("docs/de/films/pitch.md", "advice")]


def test_the_source_language_of_a_film_is_the_one_that_must_fit(films: Path) -> None:
    write(films, "source_locale: de\nchapters: [0:10, 1:00]\n", "chapters: [A]\n", "chapters: [A]\n")
    assert errors(films) == [f"docs/de/films/pitch.md:3: 1 chapter label for 2 chapters; {PER_TIME}"]
