"""Drives one catalogue in a browser like a reader, measures every step, and compares what it shows with the reference.

Comes in: a browser, an address, a plan of clicks and queries. Goes out: a `Visit`; a difference is listed in ``wrong``.
The processor is throttled four times for the page's main thread; clicks and queries are real input events.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from tests.find_chromium import find

from bench.gzip_server import Sent, serving

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
THROTTLE = 4
SIZE = {"width": 1280, "height": 900}
PAUSE = 150
"""Milliseconds between two steps, so that what one leaves to do is not counted with the next."""

WORK = ("ScriptDuration", "RecalcStyleCount", "LayoutCount")
"""What the browser's own counters say of a toggle: seconds in scripts (throttled), and how often styles and layout."""

BROWSER = Path(__file__).parent / "browser"
Plan = Mapping[str, list[dict[str, Any]]]


@dataclass(slots=True)
class Visit:
    """What one visit took: milliseconds, bytes, and every difference from the reference."""

    load: float = 0
    ready: float = 0
    wire: int = 0
    scripts_first: int = 0
    scripts: int = 0
    toggles: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)
    queries: list[float] = field(default_factory=list)
    heap: float = 0
    heap_text: float = 0
    arrays: float = 0
    arrays_text: float = 0
    shift: float = 0
    moved: list[str] = field(default_factory=list)
    nodes: int = 0
    work: dict[str, float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser the tests use."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        yield browser
        browser.close()


def make_plan(browser: Browser, folder: Path, toggles: int, queries: int, shown: int) -> Plan:
    """Let the naive reference draw the steps and say what each must show; kept beside the data."""
    kept = folder / f"plan-{toggles}-{queries}-{shown}.json"
    if kept.is_file():
        plan: Plan = json.loads(kept.read_text(encoding="utf-8"))
        return plan
    with serving(folder) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}ours/bare.css")
        page.add_script_tag(
            type="module", content=f"{_read('reference.js')}\nglobalThis.plans = {{ planToggles, planQueries }};"
        )
        plan = page.evaluate(
            """async ([toggles, queries, shown]) => {
              const entries = await (await fetch("/entries.json")).json();
              const text = await import("/ours/assets/signpost/catalogue/text.js");
              const { planToggles, planQueries } = globalThis.plans;
              const groups = text.readGroups(text.readIndex(await (await fetch("/ours/tools/text.json")).json()));
              const q = queries ? planQueries(entries, queries, shown, text, groups) : [];
              return { toggles: planToggles(entries, toggles, shown), queries: q };
            }""",
            [toggles, queries, shown],
        )
        page.close()
    kept.write_text(json.dumps(plan), encoding="utf-8")
    return plan


def visit(browser: Browser, folder: Path, plan: Plan, shown: int, *, strict: bool = True) -> Visit:
    """Open the catalogue of a folder, go through the plan, close it. Peers' cards need not be the same (`strict`)."""
    context = browser.new_context(viewport=SIZE)
    context.add_init_script(f"window.cardsShown = {shown};\n{_read('probe.js')}")
    page = context.new_page()
    session = context.new_cdp_session(page)
    done = Visit()
    page.on("pageerror", lambda error: done.wrong.append(f"script: {error}"))
    with serving(folder) as (address, sent):
        session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        page.goto(f"{address}tools/", wait_until="commit")
        # Playwright's own way of waiting would put a megabyte of its scripts into the page's heap.
        while not page.evaluate("Boolean(globalThis.probe?.ready)"):
            time.sleep(0.1)
        page.wait_for_load_state("networkidle")
        done.ready = page.evaluate("probe.ready")
        page.evaluate("probe.find()")
        page.wait_for_timeout(500)
        session.send("Performance.enable")
        for number, step in enumerate(plan["toggles"]):
            _toggle(page, step, shown, done, strict=strict)
            if number == 0:
                page.wait_for_load_state("networkidle")
                page.wait_for_timeout(500)
                done.wire = sum(body + headers for _, body, headers in sent)
                done.scripts_first = _bytes_of_scripts(sent)
                before = _work(session)
        after = _work(session)
        steps = len(plan["toggles"]) - 1
        done.work = {name: (after[name] - before[name]) / steps for name in WORK}
        done.nodes = page.evaluate("document.querySelectorAll('.sp-catalogue *').length")
        done.heap, done.arrays = _heap(session)
        _clear(page)
        for step in plan["queries"]:
            _query(page, step, shown, done, strict=strict)
        done.heap_text, done.arrays_text = _heap(session)
        done.scripts = _bytes_of_scripts(sent)
        done.shift, done.moved = page.evaluate("[probe.shift, probe.sources]")
    context.close()
    return done


def _bytes_of_scripts(sent: Sent) -> int:
    return sum(body for path, body, _ in sent if path.endswith(".js"))


def _work(session: CDPSession) -> dict[str, float]:
    """Read the browser's counters. The bench itself, which opens a facet, looks and closes it, is in them."""
    return {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}


def _toggle(page: Page, step: dict[str, Any], shown: int, done: Visit, *, strict: bool) -> None:
    facet, value = step["key"].split("=")
    box = f'details[data-facet="{facet}"] li[data-value="{value}"] input'
    page.evaluate(
        """([box, expected]) => {
          const input = document.querySelector(box);
          const facet = input.closest("details");
          window.closeAgain = facet.open ? null : facet;
          probe.quiet = performance.now() + 100;
          facet.open = true;
          input.focus({ preventScroll: true });
          window.scrollTo(0, 0);
          probe.arm("click", expected);
        }""",
        [box, {**step, "shown": shown, "strict": strict}],
    )
    page.wait_for_timeout(PAUSE)
    _step(page, lambda: page.keyboard.press("Space"), step["key"], done, done.toggles)
    page.evaluate("probe.quiet = performance.now() + 100; window.closeAgain?.removeAttribute('open')")


def _query(page: Page, step: dict[str, Any], shown: int, done: Visit, *, strict: bool) -> None:
    page.evaluate(
        """async (expected) => {
          document.querySelector("#q").focus();
          document.querySelector("#q").select();
          await new Promise((done) => setTimeout(done, 400));
          probe.arm("input", expected);
        }""",
        {**step, "shown": shown, "strict": strict and not step["free"]},
    )

    def type_query() -> None:
        # Text that is put in at once is no input to the browser's count of shifts; a key before it is.
        page.keyboard.press("Shift")
        page.keyboard.insert_text(step["query"])

    _step(page, type_query, step["query"], done, done.queries)


def _step(page: Page, act: Callable[[], None], name: str, done: Visit, times: list[float]) -> None:
    act()
    result = page.evaluate("probe.result")
    if result["counted"]:
        times.append(result["counted"])
        done.settled.append(result["settled"])
    if result["wrong"]:
        done.wrong.append(f"{name}: {result['wrong']}")


def _clear(page: Page) -> None:
    """Take every choice back, one after the other, and load the text index."""
    while page.evaluate(
        """(() => {
          const box = document.querySelector(".sp-facet input:checked");
          if (!box) return false;
          probe.quiet = performance.now() + 100;
          box.closest("details").open = true;
          box.focus({ preventScroll: true });
          return true;
        })()"""
    ):
        page.keyboard.press("Space")
        page.wait_for_timeout(PAUSE * 3)
    page.evaluate("document.querySelector('#q').focus()")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)


def _heap(session: CDPSession) -> tuple[float, float]:
    """Give the megabytes of objects and of arrays outside the heap, after a garbage collection."""
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")
    return used["usedSize"] / 1e6, used.get("backingStorageSize", 0) / 1e6


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value that a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def _read(name: str) -> str:
    return (BROWSER / name).read_text(encoding="utf-8")
