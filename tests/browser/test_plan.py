"""The small scripts of the plan that know no page: what a plan is, its link, its calendar, its files."""

from __future__ import annotations

import base64
import csv
import io
import json
import zlib
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page
from tests.browser.reader import module

STEPS = [
    {"id": "s1", "ref": "tools/penpot", "note": "Mit Ana, ~2 Stunden; 100 %\nund danach 🎨 日本", "day": "2026-12-01"},
    {"id": "s2", "text": "Steuerberaterin anrufen", "done": True, "advice": "Ja, sofort."},
    {"id": "s3", "ref": "needs/start-up#germany"},
]
PLAN = {
    "id": "abc123",
    "given": {"sector": ["games"], "worry": ["price", "late-payers"]},
    "steps": STEPS,
    "talk": {"situation": "Zu dritt.", "goal": "", "questions": ["Preise?", "", "Förderung?"], "papers": "BWA"},
    "advice": {"note": "Gut so.", "steps": [{"id": "a1", "ref": "services/bayernkreativ", "advice": "Dort fragen"}]},
}


def run(blank: Page, body: str, argument: Any = None) -> Any:
    """Run a function body that knows the plan's modules as `plan`, `link`, `calendar`, `files`."""
    names = ("plan", "link", "calendar", "files")
    code = f"""async ([addresses, given]) => {{
      const [{", ".join(names)}] = await Promise.all(addresses.map((address) => import(address)));
      {body} }}"""
    return blank.evaluate(code, [[module(f"plan/{name}") for name in names], argument])


def clean(blank: Page, value: Any = None) -> Any:
    return run(blank, "return plan.clean(given);", PLAN if value is None else value)


def packed(value: Any) -> str:
    """Write a link as another program would."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = squeeze.compress(json.dumps(value).encode()) + squeeze.flush()
    return "#p1=" + base64.urlsafe_b64encode(data).decode().rstrip("=")


def read(blank: Page, fragment: str) -> Any:
    return run(blank, "return link.read(given);", fragment)


def test_a_plan_survives_its_link(blank: Page) -> None:
    whole = clean(blank)
    fragment = run(blank, "return link.write(given);", whole)
    assert fragment.startswith("#p1=")
    assert fragment.removeprefix("#p1=").replace("-", "").replace("_", "").isalnum()
    assert read(blank, fragment) == {"plan": whole}


def test_a_link_made_elsewhere_is_read(blank: Page) -> None:
    plain = "#p0=" + base64.urlsafe_b64encode(json.dumps(PLAN).encode()).decode().rstrip("=")
    assert read(blank, packed(PLAN)) == read(blank, plain) == {"plan": clean(blank)}


def test_what_a_newer_guide_adds_is_passed_over(blank: Page) -> None:
    newer = {**PLAN, "colour": "red", "steps": [{**step, "place": "Bonn"} for step in STEPS]}
    assert read(blank, packed(newer)) == {"plan": clean(blank)}
    assert read(blank, "#p2=abc") == {"plan": None, "why": "newer"}


@pytest.mark.parametrize(
    "fragment",
    ["#p1=", "#p1=%", "#p1=abc", "#p1=!!", "#p0=e30", "#p0=bnVsbA", "#p0=", "#p1=" + "A" * 40000, "#p1", "#p0=eyJ"],
)
def test_a_damaged_link_is_said_to_be_damaged(blank: Page, fragment: str) -> None:
    assert read(blank, fragment) == {"plan": None, "why": "damaged"}


def test_a_link_that_would_unpack_into_too_much_is_refused(blank: Page) -> None:
    bomb = packed({"steps": [], "talk": {"goal": "x" * 5_000_000}})
    assert len(bomb) < 10_000
    assert read(blank, bomb) == {"plan": None, "why": "damaged"}


def test_the_link_of_a_normal_plan_is_short_enough_for_mail(blank: Page) -> None:
    steps = [
        {
            "id": f"s{at}abcdef",
            "ref": f"tools/some-tool-{at}",
            "note": f"{at}: ask Ana about the price in week {at * 3}",
        }
        for at in range(12)
    ]
    assert len(run(blank, "return link.write(plan.clean(given));", {**PLAN, "steps": steps})) < 2000


def test_a_plan_too_long_for_a_link_makes_none(blank: Page) -> None:
    body = """const dice = () => Array.from({ length: 90 }, () => plan.makeId()).join(" ");
      const whole = plan.add(plan.makePlan(), Array.from({ length: 60 }, () => plan.makeStep({ text: "x", note: dice() })));
      return link.write(whole).then(() => "a link", (error) => error.name);"""
    assert run(blank, body) == "RangeError"


@pytest.mark.parametrize(
    "value",
    [None, 5, "x", [], {"steps": 5}, {"steps": [None, 1, {}, {"ref": "../x"}, {"ref": "javascript:alert(1)"}]},
     {"given": {"__proto__": ["x"], "A B": ["x"], "worry": [1, "<b>"]}}, {"talk": [], "advice": 1}],
)  # fmt: skip
def test_only_right_shapes_come_out(blank: Page, value: Any) -> None:
    found = run(blank, "return { ...plan.clean(given), empty: plan.isEmpty(plan.clean(given)) };", value)
    assert (found["steps"], found["given"], found["empty"]) == ([], {}, True)


def test_a_plan_is_cleaned_of_doubles_and_what_is_too_much(blank: Page) -> None:
    given = {
        "steps": [
            {"id": "a", "ref": "tools/penpot", "note": "x" * 5000, "day": "2026-02-30", "done": "yes"},
            {"id": "b", "ref": "tools/penpot"},
            {"id": "a", "text": " zwei\n Zeilen \u202egnirts "},
            *({"text": str(at)} for at in range(100)),
        ]
    }
    steps = clean(blank, given)["steps"]
    assert len(steps) == 59
    assert len({step["id"] for step in steps}) == 59
    assert (len(steps[0]["note"]), steps[0]["day"], steps[0]["done"]) == (1000, "", False)
    assert steps[1]["text"] == "zwei Zeilen gnirts"


def test_steps_are_moved_taken_out_and_added_once(blank: Page) -> None:
    body = """const ids = (one) => one.steps.map((step) => step.id);
      const whole = plan.clean(given);
      return [ids(plan.move(whole, "s3", -1)), ids(plan.move(whole, "s1", -1)), ids(plan.remove(whole, "s2")),
        plan.add(whole, [plan.makeStep({ ref: "tools/penpot" })]).steps.length, ids(whole)];"""
    assert run(blank, body, PLAN) == [["s1", "s3", "s2"], ["s1", "s2", "s3"], ["s1", "s3"], 3, ["s1", "s2", "s3"]]


def test_an_advisers_notes_come_back_and_change_nothing_else(blank: Page) -> None:
    other = {**PLAN, "steps": [{**STEPS[0], "note": "changed", "done": True, "advice": "Erst im Januar."}]}
    own = {**PLAN, "advice": {}}
    found = run(blank, "return plan.receive(plan.clean(given[0]), plan.clean(given[1]));", [own, other])
    whole = clean(blank)
    assert [step["id"] for step in found["steps"]] == ["s1", "s2", "s3"]
    assert found["steps"][0] == {**whole["steps"][0], "advice": "Erst im Januar."}
    assert found["steps"][1:] == whole["steps"][1:]
    assert found["advice"] == whole["advice"]
    taken = run(blank, "return plan.accept(given, 'a1');", found)
    assert taken["advice"]["steps"] == []
    assert taken["steps"][-1] == {**whole["advice"]["steps"][0], "advice": "Dort fragen"}
    again = run(blank, "return plan.receive(given[0], plan.clean(given[1]));", [taken, other])
    assert again["advice"]["steps"] == []


NAMED = """const items = plan.clean(given).steps.map((step) => ({ step, name: step.text || step.ref, href: step.ref ? `https://x.example/${step.ref}/` : "" }));"""


def test_the_calendar_is_read_by_a_calendar(blank: Page) -> None:
    note = "Zahlen; Preise, Verträge \\ alles\nzweite Zeile: 🎨 " + "sehr lang " * 30
    given = {**PLAN, "steps": [{**STEPS[0], "note": note}, {**STEPS[1], "day": "2028-02-29"}, STEPS[2]]}
    body = NAMED + "return calendar.toCalendar(given.id, items, new Date('2026-11-22T10:11:12Z'));"
    text = run(blank, body, given)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    events = list(Calendar.from_ical(text).walk("VEVENT"))
    assert [str(event["UID"]) for event in events] == ["abc123-s1@signpost", "abc123-s2@signpost"]
    assert [event["DTSTART"].dt.isoformat() for event in events] == ["2026-12-01", "2028-02-29"]
    assert [event["DTEND"].dt.isoformat() for event in events] == ["2026-12-02", "2028-03-01"]
    assert [str(event["SUMMARY"]) for event in events] == ["tools/penpot", "✓ Steuerberaterin anrufen"]
    assert str(events[0]["DESCRIPTION"]).startswith(note)
    assert str(events[0]["URL"]) == "https://x.example/tools/penpot/"


def test_a_table_has_no_formulas_and_markdown_stays_text(blank: Page) -> None:
    given = {**PLAN, "steps": [{"id": "x", "text": "=1+1", "note": '@x "y", z'}, {"id": "y", "text": "[a](b) <i>"}]}
    words = "const words = { say: (key) => key };"
    body = NAMED + words + "return [files.toCsv(items), files.toMarkdown(items, plan.clean(given), words)];"
    table, markdown = run(blank, body, given)
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))
    assert rows[0] == ["step", "done", "day", "name", "id", "address", "note", "advice"]
    assert rows[1] == ["1", "no", "", "'=1+1", "", "", '\'@x "y", z', ""]
    assert "- [ ] \\[a\\](b) \\<i\\>" in markdown
    assert "Zu dritt." in markdown
