"""Do the addresses that a guide links to still lead where they led? Asked on a schedule, and never by a build.

Comes in: a `Project`. Goes out: one `Result` per address: fine, gone, moved, or not to be verified, with its places.
Example: ``check_links(collect_links(project), Network(), Manners())``.

`links` gathers the addresses, `network` refuses those that are not public, `asking` speaks HTTP politely, `verdicts`
judges. No entry is ever changed, and an address that answers "not you" counts as not verified, never as gone.
It is the standard library alone: which machine is spoken to must be decided after its name has been looked up and
before a connection is made, and the HTTP clients of PyPI hide just that step.
"""

from signpost.linkcheck.asking import Manners
from signpost.linkcheck.links import Link, collect_links
from signpost.linkcheck.network import Network, RefusedError, refuse_private
from signpost.linkcheck.verdicts import Result, Verdict, check_links, describe, read_titles

__all__ = [
    "Link",
    "Manners",
    "Network",
    "RefusedError",
    "Result",
    "Verdict",
    "check_links",
    "collect_links",
    "describe",
    "read_titles",
    "refuse_private",
]
