"""The small scripts that know no page: the address, sets, the storage, the comparison, exports, the switcher."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.reader import module

from signpost.packing import pack_chain, pack_set

KNOWN = [["need", ["get-paid", "start-up"]], ["price", ["free", "paid"]], ["year", ["2026", "2024"]]]


def run(blank: Page, name: str, body: str, argument: Any = None) -> Any:
    """Run a function body in which `m` is the module and `given` the argument."""
    code = f"async ([address, given]) => {{ const m = await import(address); {body} }}"
    return blank.evaluate(code, [module(name), argument])


PARSE = """const known = new Map(given.known);
return given.queries.map((query) => {
  const state = m.parse(query, known);
  const chosen = [...state.chosen].filter(([, values]) => values.size).map(([facet, values]) => [facet, [...values]]);
  return { chosen, q: state.q, sort: state.sort, again: m.format(state, known) };
});"""


def parse(blank: Page, *queries: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run(blank, "catalogue/state", PARSE, {"known": KNOWN, "queries": queries})
    return found


def test_an_address_is_read_and_written_back_in_one_order(blank: Page) -> None:
    canonical = "?need=get-paid,start-up&price=free&find=r%C3%BCck%20%26%20%2B&sort=newest"
    others = (
        "?sort=newest&find=r%C3%BCck+%26+%2B&price=free&need=start-up,get-paid",
        "?need=start-up&need=get-paid&price=free,free,nothing&find=rück %26 %2B&sort=newest&unknown=1",
    )
    for found in parse(blank, canonical, *others):
        assert found["again"] == canonical
        assert found["chosen"] == [["need", ["get-paid", "start-up"]], ["price", ["free"]]]
        assert (found["q"], found["sort"]) == ("rück & +", "newest")


def test_every_state_survives_the_address(blank: Page) -> None:
    dice = random.Random(3)  # noqa: S311 -- a test's own dice
    queries = []
    for _ in range(60):
        parts = [
            f"{facet}={','.join(dice.sample(values, dice.randint(1, 2)))}"
            for facet, values in KNOWN
            if dice.random() > 0.4
        ]
        parts += [f"find={dice.choice(['a', '%26', 'x%3Dy', '%23', 'ü'])}"] if dice.random() > 0.5 else []
        queries.append("?" + "&".join(dice.sample(parts, len(parts))))
    first = parse(blank, *queries)
    second = parse(blank, *(found["again"] for found in first))
    assert second == first


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?",
        "?need=",
        "?need=,,",
        "?need=<b>",
        "?__proto__=x",
        "?sort=__proto__",
        "?find=%20%20",
        "?need=constructor",
        "?%",
        "?need=%ff",
    ],
)
def test_what_means_nothing_leaves_nothing(blank: Page, query: str) -> None:
    (found,) = parse(blank, query)
    assert (found["again"], found["chosen"], found["sort"]) == ("", [], "name")


def test_a_very_long_address_is_cut(blank: Page) -> None:
    (found,) = parse(blank, f"?need=get-paid&find={'x' * 100_000}")
    assert len(found["q"]) == 100
    assert len(found["again"]) < 200


@pytest.mark.parametrize("n", [1, 7, 8, 31, 32, 33, 1000])
def test_sets_are_unpacked_as_they_were_packed(blank: Page, n: int) -> None:
    dice = random.Random(n)  # noqa: S311 -- a test's own dice
    sets = [sorted(dice.sample(range(n), size)) for size in sorted({0, 1, n // 50, n // 3, n // 2, n - 1, n})]
    unpacked = run(blank, "catalogue/sets", "return given.sets.map((set) => m.first(m.unpack(set, given.n), given.n));",
                   {"sets": [pack_set(positions) for positions in sets], "n": n})  # fmt: skip
    assert unpacked == sets


def test_a_chain_of_sets_is_unpacked_as_it_was_packed(blank: Page) -> None:
    dice = random.Random(1)  # noqa: S311 -- a test's own dice
    n = 300
    turns = [dice.choice((0, 0, 0, 1, 1, 2, 4)) for _ in range(n)]
    sets = [[at for at, turn in enumerate(turns) if turn == which] for which in range(5)]
    packed = list(pack_chain(sets, n))
    found = run(
        blank,
        "catalogue/sets",
        "return m.unpackChain(given.sets, given.n).map((set) => m.first(set, given.n));",
        {"sets": packed, "n": n},
    )
    assert found == sets


def test_sets_are_joined_kept_and_counted(blank: Page) -> None:
    body = """const of = (positions) => { const set = m.none(100); for (const at of positions) set[at >> 5] |= 1 << (at & 31); return set; };
    const [one, other] = given.map(of);
    const joined = of(given[0]), both = of(given[0]);
    m.add(joined, other); m.keep(both, other);
    return [m.first(joined, 100), m.first(both, 100), m.countBoth(one, other), m.first(one, 2), m.has(one, 31), m.has(one, 30), m.countBoth(m.all(100), m.all(100))];"""
    one, other = [0, 31, 32, 63, 99], [31, 33, 99]
    found = run(blank, "catalogue/sets", body, [one, other])
    assert found == [sorted({*one, *other}), [31, 99], 2, [0, 31], True, False, 100]


HOSTILE = [
    None, 5, "x", {}, {"length": 2}, [None, 1, "tools/penpot", [], {}], [{"ref": "tools"}], [{"ref": "tools/penpot/x"}],
    [{"ref": "TOOLS/Penpot"}], [{"ref": "../x/y"}], [{"ref": ["tools/penpot"]}], [{"ref": "tools/" + "x" * 61}],
]  # fmt: skip


def test_only_right_shapes_come_out_of_the_storage(blank: Page) -> None:
    assert run(blank, "catalogue/store", "return given.map(m.clean);", HOSTILE) == [[]] * len(HOSTILE)


def test_a_list_is_cleaned_of_doubles_and_what_is_too_much(blank: Page) -> None:
    given = [
        {"ref": "tools/penpot", "note": "a", "extra": 1},
        {"ref": "tools/penpot", "note": "b"},
        {"ref": "tools/gimp", "note": {"x": 1}},
        {"ref": "tools/krita", "note": "x" * 5000},
    ]
    found = run(blank, "catalogue/store", "return m.clean(given);", given)
    assert [item["ref"] for item in found] == ["tools/penpot", "tools/gimp", "tools/krita"]
    assert found[0] == {"ref": "tools/penpot", "note": "a"}
    assert found[1]["note"] == ""
    assert len(found[2]["note"]) == 1000
    many = [{"ref": f"tools/t{at}"} for at in range(1000)]
    assert len(run(blank, "catalogue/store", "return m.clean(given);", many)) == 200


@pytest.mark.parametrize(
    "note", ["", "ein Satz", "a,b.c~d/e", "100 %", "~", "#?&=", "zwei\nZeilen", "日本 🎨", "<b>", "%41"]
)
def test_a_list_survives_its_link(blank: Page, note: str) -> None:
    kept = [{"ref": "tools/penpot", "note": note}, {"ref": "services/kuenstlersozialkasse", "note": ""}]
    fragment = run(blank, "catalogue/share", "return m.toFragment(given);", kept)
    assert (
        run(blank, "catalogue/share", "return m.fromFragment(new URL('https://x.example/' + given).hash);", fragment)
        == kept
    )


@pytest.mark.parametrize(
    "fragment", ["#list=%", "#list=", "#list=tools", "#list=,,,", "#list=a.b~%ff", "#list=" + "tools.t," * 5000]
)
def test_a_damaged_fragment_is_an_empty_list(blank: Page, fragment: str) -> None:
    assert run(blank, "catalogue/share", "return m.fromFragment(given);", fragment) == []


@pytest.mark.parametrize("fragment", ["", "#", "#top", "#liste=tools.penpot"])
def test_another_fragment_is_no_list(blank: Page, fragment: str) -> None:
    assert run(blank, "catalogue/share", "return m.fromFragment(given);", fragment) is None


def test_a_comparison_has_a_row_for_every_fact_and_marks_what_is_known_to_differ(blank: Page) -> None:
    body = "return m.lay(given.map(([id, facts]) => ({ id, name: id, facts: new Map(facts) })), 'unknown');"
    given = [
        ["a", [["Price", "free"], ["Licence", "MIT"]]],
        ["b", [["Price", "free"], ["Licence", "GPL"], ["Server", "yes"]]],
    ]
    assert run(blank, "catalogue/compare", body, given) == [
        {"label": "Price", "cells": ["free", "free"], "differs": False},
        {"label": "Licence", "cells": ["MIT", "GPL"], "differs": True},
        {"label": "Server", "cells": ["unknown", "yes"], "differs": False},
    ]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("?ids=penpot,figma", ["penpot", "figma"]),
        ("?ids=penpot,penpot", ["penpot"]),
        ("?ids=a,b,c,d,e", ["a", "b", "c", "d"]),
        ("?ids=../x,//evil.example,a/b,%3Cb%3E,A,-a,a-,__proto__,ok", ["ok"]),
        ("?ids=" + "x" * 61, []),
        ("", []),
        ("?id=penpot", []),
        ("?ids=" + "a," * 100_000, ["a"]),
    ],
)
def test_only_ids_are_compared(blank: Page, query: str, ids: list[str]) -> None:
    assert run(blank, "catalogue/compare", "return m.readIds(given);", query) == ids


def item(**changed: str) -> dict[str, str]:
    return {"ref": "tools/x", "note": "", "name": "X", "summary": "Y.", "href": "https://x.example/tools/x/", **changed}


def test_markdown_stays_text(blank: Page) -> None:
    items = [item(), item(name="[a](b) *c* <d> | # `e`", summary="_f_ \\", note="eins\nzwei")]
    assert run(blank, "catalogue/list", "return m.toMarkdown('Meine *Liste*', given);", items) == (
        "# Meine \\*Liste\\*\n\n- [X](https://x.example/tools/x/): Y.\n"
        "- [\\[a\\](b) \\*c\\* \\<d\\> \\| \\# \\`e\\`](https://x.example/tools/x/): \\_f\\_ \\\\\n  eins\n  zwei\n"
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_table_is_a_formula(blank: Page, start: str) -> None:
    table = run(blank, "catalogue/list", "return m.toCsv(given);", [item(note=f"{start}cmd|x", name='a "b", c')])
    assert f'"\'{start}cmd|x"' in table
    assert '"a ""b"", c"' in table
    assert table.startswith('\ufeff"id","name","summary","address","note"\r\n')


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (["", ""], "https://x.example/fr/tools/"),
        (["?need=get-paid&find=%C3%BC", "#top"], "https://x.example/fr/tools/?need=get-paid&find=%C3%BC#top"),
        (["", "#list=tools.penpot~a%20b"], "https://x.example/fr/tools/#list=tools.penpot~a%20b"),
    ],
)
def test_the_switcher_carries_query_and_fragment(blank: Page, here: list[str], there: str) -> None:
    body = "return m.carry('https://x.example/fr/tools/', { search: given[0], hash: given[1] });"
    assert run(blank, "languages", body, here) == there


SAYS = """const words = new m.Words({ locale: given.locale, texts: { count: { one: "{n} outil", other: "{n} outils" }, plain: "{name}: {n} {missing}" } });
return given.said.map(([key, values]) => words.say(key, values));"""


def test_words_choose_plurals_and_fill_in_blanks_as_text(blank: Page) -> None:
    said = [
        ["count", {"n": 0}],
        ["count", {"n": 1}],
        ["count", {"n": 12345}],
        ["plain", {"name": "<b>{n}", "n": 2}],
        ["none", {}],
    ]
    assert run(blank, "catalogue/words", SAYS, {"locale": "fr", "said": said}) == [
        "0 outil",
        "1 outil",
        "12\u202f345 outils",
        "<b>{n}: 2 {missing}",
        "none",
    ]
