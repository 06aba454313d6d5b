"""Which addresses a link or a picture may have, and what its words may claim.

Comes in: a target as a browser would see it (entities and escapes resolved). Goes out: a complaint, or nothing.
Example: ``check_target("javascript:alert(1)")`` complains; ``check_target("../services/inpi.md#prepare")`` is ``None``.
Does not resolve relative targets or open addresses. `markup` and `pagecheck` share it, so all pages obey one rule.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from signpost.fields.address import check_address
from signpost.fields.context import Complaint
from signpost.problems import quote

_RELATIVE: Final = re.compile(
    r"(?:\./)?(?:\.\./)*(?:[a-z0-9_][\w.-]*/)*[a-z0-9_][\w.-]*(?:#[a-z0-9-]+)?", re.ASCII | re.IGNORECASE
)
_PICTURE: Final = re.compile(r"[^#]*\.(?:avif|gif|jpe?g|png|svg|webp)")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]{0,30}):", re.IGNORECASE)
_HOW: Final = "write https://… or a path relative to this file, such as ../tools/penpot.md"

_BETWEEN_WORDS: Final = re.compile(r"[\s()<>\[\]{}\"'«»“”„\u2018\u2019,;!?|]+")
_FILE_ENDINGS: Final = frozenset(
    {"css", "csv", "html", "ics", "js", "json", "pdf", "png", "svg", "txt", "vtt", "xml", "yml"}
)


def is_external(target: str) -> bool:
    """Say whether a target leaves the guide."""
    return target[:8].lower() == "https://"


def find_host(target: str) -> str:
    """Return the host of an external target in lower case, an empty text where it has none."""
    try:
        return urlsplit(target).hostname or ""
    except ValueError:
        return ""


def check_target(target: str) -> Complaint | None:
    """Complain about every link target but an https address, a plain relative path, and an anchor of the same page."""
    if is_external(target):
        checked = check_address(target)
        return None if isinstance(checked, str) else Complaint(f"link {quote(target)}: {checked.message}", checked.hint)
    if re.fullmatch(r"#[a-z0-9-]+", target) or _RELATIVE.fullmatch(target):
        return None
    return _explain(target)


def check_picture(target: str, alt: str) -> Complaint | None:
    """Complain about every picture but a file of the guide that comes with a description."""
    if not _RELATIVE.fullmatch(target) or not _PICTURE.fullmatch(target):
        how = "save it below docs/assets and write ![description](../../assets/picture.webp)"
        return Complaint(f"picture {quote(target)} is not a picture file of this guide", how)
    if not alt.strip():
        return Complaint(f"picture {quote(target)} has no description", "write ![what it shows](path)")
    return None


def _explain(target: str) -> Complaint:
    if not target:
        return Complaint("link without an address, or with one that would run a script", _HOW)
    scheme = _SCHEME.match(target)
    if scheme and scheme[1].lower() == "http":
        return Complaint(f"link {quote(target)} is not encrypted", "write https://… or link another page")
    if scheme and scheme[1].lower() == "mailto":
        return Complaint(f"link {quote(target)} is a mail address", "link the page that has it, or put it in backticks")
    if scheme:
        return Complaint(f"link {quote(target)} has the scheme {quote(scheme[1])}", _HOW)
    if target.startswith(("/", "\\")):
        return Complaint(f"link {quote(target)} does not start at this file", _HOW)
    return Complaint(f"link {quote(target)} is neither an https address nor a plain relative path", _HOW)


def find_misleading(words: str, host: str) -> str | None:
    """Return the web address that a link's words show where it is not the link's own ``host``, else ``None``.

    Look-alikes count as different. File names (``main.js``) and mail addresses are no web addresses.
    """
    shown = "".join(char for char in unicodedata.normalize("NFKC", words) if unicodedata.category(char) != "Cf")
    own = host.casefold().removeprefix("www.")
    for word in _BETWEEN_WORDS.split(shown.replace("\u3002", ".").casefold()):
        if _shows_other_host(word, own):
            return word
    return None


def _shows_other_host(word: str, own: str) -> bool:
    scheme, found, rest = word.rpartition("://")
    if "@" in rest and not found:
        return False
    name = re.split(r"[/?#:\\]", rest.rpartition("@")[2])[0].strip(".…-").removeprefix("www.")
    ending = name.rpartition(".")[2]
    is_host = "." in name and ".." not in name and len(ending) > 1 and ending.isalpha() and ending not in _FILE_ENDINGS
    return bool(is_host or scheme) and own not in {name, _to_ascii(name)}


def _to_ascii(name: str) -> str:
    try:
        return name.encode("idna").decode()
    except UnicodeError:
        return name
