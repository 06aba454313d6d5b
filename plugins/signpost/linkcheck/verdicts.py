"""What answers mean: fine, gone, moved to another host or title, or not to be verified.

Comes in: links, a network, manners, titles of an earlier report. Goes out: one `Result` per link, in their order.
Example: 404 and 410 are *gone*; 403, 429, a timeout or a bad certificate are *not verified*: nobody should delete an
entry for those. Several hosts are asked at once, each of them one question at a time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from enum import Enum
from typing import Final

from signpost.linkcheck.asking import Answer, Asker, Manners
from signpost.linkcheck.links import Link
from signpost.linkcheck.network import Network
from signpost.problems import Problem, Severity, make_visible

AT_ONCE: Final = 8
"""So many hosts are asked at the same time."""

_GONE: Final = frozenset({404, 410})


class Verdict(Enum):
    """What can be said of an address."""

    GONE = "gone"
    MOVED = "moved"
    UNVERIFIED = "could not verify"
    OK = "ok"


_SEVERITIES: Final[Mapping[Verdict, Severity]] = {
    Verdict.GONE: "error",
    Verdict.MOVED: "warning",
    Verdict.UNVERIFIED: "advice",
}


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one link: the verdict, why, where it leads now, the status (0: none) and the title there."""

    link: Link
    verdict: Verdict
    said: str
    final: str
    status: int
    title: str

    def problems(self) -> Iterable[Problem]:
        """Yield one problem per place of a link that is not fine."""
        hints = {Verdict.GONE: "find where it went, or take it out", Verdict.MOVED: "look whether it is still the same"}
        if self.verdict is not Verdict.OK:
            message = f"{self.verdict.value}: {self.link.url} {self.said}"
            hint = hints.get(self.verdict, "open it in a browser before you change anything")
            for place in self.link.places:
                yield Problem(place, message, hint, _SEVERITIES[self.verdict])


def check_links(
    links: Sequence[Link],
    network: Network,
    manners: Manners,
    *,
    titles: Mapping[str, str] | None = None,
    tell: Callable[[int], None] = lambda _: None,
) -> tuple[Result, ...]:
    """Ask every link and return the results in the same order; `tell` is called with the number of those done.

    ``titles`` are those of an earlier report (`read_titles`): a page that is called otherwise now counts as moved.
    """
    asker = Asker(network, manners)
    by_host: dict[str, list[Link]] = {}
    for link in links:
        by_host.setdefault(link.url.split("/")[2], []).append(link)

    def ask_host(group: Sequence[Link]) -> list[Result]:
        return [
            judge(link, asker.ask(link.url, titled=link.titled), (titles or {}).get(link.url, "")) for link in group
        ]

    done: dict[str, Result] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for finished in as_completed([pool.submit(ask_host, group) for group in by_host.values()]):
            done |= {result.link.url: result for result in finished.result()}
            tell(len(done))
    return tuple(done[link.url] for link in links)


def judge(link: Link, answer: Answer, former_title: str = "") -> Result:
    """Return the result for a link, given its answer and the title its page had before."""

    def make(verdict: Verdict, said: str) -> Result:
        return Result(link, verdict, said, make_visible(answer.url), answer.status, answer.title)

    if answer.status in _GONE:
        return make(Verdict.GONE, f"answers {answer.status}")
    if not 200 <= answer.status < 300:  # noqa: PLR2004 -- the statuses of success
        return make(Verdict.UNVERIFIED, answer.reason or f"answers {answer.status}")
    if _host(link.url) != _host(answer.url):
        return make(Verdict.MOVED, f"leads to another host: {make_visible(answer.url)}")
    if _path(link.url) and not _path(answer.url):
        return make(Verdict.MOVED, "leads to the front page")
    if former_title and answer.title and former_title != answer.title:
        return make(Verdict.MOVED, f"was titled '{make_visible(former_title)}' and is now '{answer.title}'")
    return make(Verdict.OK, f"leads to {make_visible(answer.url)}" if answer.url != link.url else "")


def describe(results: Iterable[Result]) -> list[dict[str, object]]:
    """Return results as data for JSON; `read_titles` reads them again."""
    return [
        {
            "url": result.link.url,
            "verdict": result.verdict.value,
            "said": result.said,
            "final": result.final,
            "status": result.status,
            "title": result.title,
            "places": [str(place) for place in result.link.places],
        }
        for result in results
    ]


def read_titles(report: str) -> dict[str, str]:
    """Return the titles in an earlier report (JSON); `ValueError` if it is none."""
    rows = json.loads(report)
    if not isinstance(rows, list):
        message = "this is no report"
        raise TypeError(message)
    return {str(row["url"]): str(row["title"]) for row in rows if isinstance(row, dict) and row.get("title")}


def _host(url: str) -> str:
    return url.split("/")[2].lower().removeprefix("www.") if url.count("/") > 1 else ""


def _path(url: str) -> str:
    return url.partition("#")[0].partition("://")[2].partition("/")[2]
