"""Scripts become shorter and stay what they are: what a name refers to, and what others may see of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import tree_sitter_javascript
from rjsmin import jsmin
from tree_sitter import Language, Node, Parser

from signpost.scripts import minify

ASSETS = Path(__file__).parents[2] / "plugins" / "signpost" / "assets"
SCRIPTS = sorted(ASSETS.rglob("*.js"))
PARSER = Parser(Language(tree_sitter_javascript.language()))


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("export function add(one, other) { return one + other; }", "export function add(a,b){return a+b;}"),
        ("const first = 1; const other = (word) => word + first;", "const A=1;const B=(a)=>a+A;"),
        # what others may see: imports, exports, properties, globals
        ('import { none as nothing, some } from "./x.js"; nothing(some);', None),
        ('export { anchor, clock } from "./x.js";', None),
        ("export const many = 1; export class Cards {}", None),
        ("f((item) => item.item);", "f((a)=>a.item);"),
        ("f((location) => location); location.href;", None),
        ("f((name) => { name; }, () => { name; });", None),
        # a property in short form keeps its name
        ("f((row, where) => ({ row, where: where + where }));", "f((row,a)=>({row,where:a+a}));"),
        ("f(({ text }) => text + text + text);", "f(({text:a})=>a+a+a);"),
        ("f(({ text = 1, other: [word] }) => text + text + text + word);", "f(({text:a=1,other:[b]})=>a+a+a+b);"),
        # a new name is none with another meaning, there or in a scope around
        ("f((long) => a + long);", "f((b)=>a+b);"),
        ("f((outer) => (inner) => outer + inner, (other) => other);", "f((a)=>(b)=>a+b,(a)=>a);"),
        ("let value = 1; { let value = 2; f(value); } f(value);", "let A=1;{let a=2;f(a);}f(A);"),
        ("g(); for (const item of items()) f(`${item} item`);", "g();for(const a of items())f(`${a} item`);"),
        ("g(); for (let at = 0; at < 3; at += 1) f(at);", "g();for(let a=0;a<3;a+=1)f(a);"),
        ("try { f(); } catch (problem) { f(problem); }", "try{f();}catch(a){f(a);}"),
        (
            "class Some { run(word = this.word) { return word; } } new Some();",
            "class A{run(a=this.word){return a;}}new A();",
        ),
        ("f((...parts) => [...parts]);", "f((...a)=>[...a]);"),
        ("f((one, two) => { [one, two] = [two, one]; });", "f((a,b)=>{[a,b]=[b,a];});"),
        ("f(function again(more) { return again(more); });", "f(function again(a){return again(a);});"),
        ("function one() {}\nfunction two() {}\none();", "function A(){}function B(){}A();"),
        ("f = () => {}\nf();", None),
        ("f = function () {}\nf();", None),
        ("f((word) => /word/u.test(word) && 'word');", "f((a)=>/word/u.test(a)&&'word');"),
    ],
)
def test_only_what_is_local_has_a_short_name(script: str, short: str | None) -> None:
    assert minify(script) == (jsmin(script) if short is None else short)


def test_there_are_names_enough() -> None:
    names = [f"name{at}" for at in range(1000)]
    short = minify(f"f(({','.join(names)}) => [{','.join(names)}]);")
    given = short.removeprefix("f((").partition(")")[0].split(",")
    assert short == f"f(({','.join(given)})=>[{','.join(given)}]);"
    assert len(set(given)) == 1000
    assert not {"do", "if", "in"} & set(given)


@pytest.mark.parametrize("script", ["var old = 1;", "f((;", "const broken = {", "f(() => { var word = 1; });"])
def test_what_does_not_read_as_one_of_our_scripts_is_refused(script: str) -> None:
    with pytest.raises(ValueError, match="cannot be shortened"):
        minify(script)


def leaves(script: str) -> Iterator[Node]:
    """Yield the words and signs of a script, ``{ one: one }`` as ``{ one }``."""
    nodes = [PARSER.parse(script.encode()).root_node]
    while nodes:
        node = nodes.pop()
        if node.type in {"pair", "pair_pattern"}:
            nodes.append(node.children[-1])
        elif node.children:
            nodes.extend(reversed(node.children))
        else:
            yield node


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(ASSETS)))
def test_a_script_of_ours_is_the_same_but_for_names(path: Path) -> None:
    before = jsmin(path.read_text(encoding="utf-8"))
    after = minify(path.read_text(encoding="utf-8"))
    assert len(after) <= len(before)
    assert minify(after) == minify(minify(after))
    names = {"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"}
    for old, new in zip(leaves(before), leaves(after), strict=True):
        assert (old.type in names) == (new.type in names), (old.text, new.text)
        assert old.type in names or old.text == new.text
