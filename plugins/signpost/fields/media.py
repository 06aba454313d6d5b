"""A film on one platform: the platform, the film's id there, and its page; or a file that the guide keeps itself.

Comes in: a mapping ``{platform, id, page}`` or ``{platform: file, file}``. Goes out: a `Media`.
Example: ``{platform: youtube, id: xMj_P_6H69g, page: "https://www.youtube.com/watch?v=xMj_P_6H69g"}``.
Each encoding of our own film is one member: ``{platform: file, file: films/tour.de.webm}``, see `files`.
Id and page must name the same film on the platform's own host, so that a click leads where the preview promised.
``page`` has any host; ``peertube`` too, as anybody can run one. Does not ask whether the film exists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from signpost.fields.address import AddressType, parse_address
from signpost.fields.choice import choose
from signpost.fields.context import Context, JsonSchema, read_parts, read_text
from signpost.fields.files import FILMS, file_schema, parse_file
from signpost.model import Media
from signpost.nodes import Mapping, Scalar
from signpost.problems import quote

if TYPE_CHECKING:
    from signpost.model import Field, Value
    from signpost.nodes import Node


@dataclass(frozen=True, slots=True)
class Platform:
    """What a platform's ids look like, in words and as a pattern, and its hosts (none: any host)."""

    id_pattern: str
    id_words: str
    hosts: frozenset[str] = frozenset()


_SLUG: Final = r"[a-z0-9]+(?:[_-]+[a-z0-9]+)*"
_SHORT_UUID: Final = r"[1-9A-HJ-NP-Za-km-z]{22}"
_UUID: Final = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

PLATFORMS: Final = {
    "youtube": Platform(
        r"[A-Za-z0-9_-]{11}",
        "11 letters, digits, '_' or '-'",
        frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"}),
    ),
    "vimeo": Platform(r"[0-9]{1,12}", "digits", frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"})),
    "dailymotion": Platform(
        r"[a-z0-9]{5,10}",
        "5 to 10 small letters and digits",
        frozenset({"dailymotion.com", "www.dailymotion.com", "geo.dailymotion.com", "dai.ly"}),
    ),
    "ted": Platform(_SLUG, "small letters, digits and '_'", frozenset({"ted.com", "www.ted.com", "embed.ted.com"})),
    "media-ccc-de": Platform(_SLUG, "small letters, digits and hyphens", frozenset({"media.ccc.de"})),
    "peertube": Platform(f"{_UUID}|{_SHORT_UUID}", "a UUID or its short form of 22 characters"),
}

SELF_HOSTED: Final = "file"
"""The platform of films that the guide keeps itself."""


class MediaType:
    """One place where a film can be watched, on a platform of the vocabulary's ``media_platforms``."""

    options: ClassVar[frozenset[str]] = frozenset()
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the `Media`; ``None`` when any of its parts is missing or wrong."""
        if _is_self_hosted(node):
            return _parse_own(node, field, context)
        before = len(context.problems)
        parts = read_parts(node, field.name, ("platform", "id", "page"), ("platform", "page"), context)
        if parts is None:
            return None
        texts = {name: read_text(part, f"{field.name}.{name}", context) for name, part in parts.items()}
        written = {name: text for name, text in texts.items() if text is not None}
        page = parse_address(written["page"], parts["page"], context) if "page" in written else None
        name = (
            choose(written["platform"], parts["platform"], "media_platforms", context)
            if "platform" in written
            else None
        )
        if name is not None:
            _check_id(name, written.get("id"), parts, node, context)
        if name is not None and page is not None:
            _check_page(name, written.get("id"), page, parts["page"], context)
        if name is None or page is None or len(context.problems) > before:
            return None
        return Media(name, written.get("id"), page)

    def schema(self, field: Field, context: Context) -> JsonSchema:
        """Return an object; which id fits which platform is said by the check."""
        properties: JsonSchema = {
            "platform": {"enum": list(context.ids("media_platforms") or ())},
            "id": {"type": ["string", "integer"]},
            "page": AddressType().schema(field, context),
            "file": file_schema(FILMS),
        }
        return {
            "type": "object",
            "properties": properties,
            "required": ["platform"],
            "oneOf": [{"required": ["page"]}, {"required": ["file"]}],
            "additionalProperties": False,
        }


def _is_self_hosted(node: Node) -> bool:
    written = node.get("platform") if isinstance(node, Mapping) else None
    return isinstance(written, Scalar) and written.text == SELF_HOSTED


def _parse_own(node: Node, field: Field, context: Context) -> Media | None:
    before = len(context.problems)
    parts = read_parts(node, field.name, ("platform", "file"), ("platform", "file"), context)
    written = read_text(parts["file"], f"{field.name}.file", context) if parts and "file" in parts else None
    if parts is None or written is None:
        return None
    choose(SELF_HOSTED, parts["platform"], "media_platforms", context)
    path = parse_file(written, parts["file"], FILMS, context)
    return Media(SELF_HOSTED, None, "", path) if path is not None and len(context.problems) == before else None


def _check_id(name: str, film: str | None, parts: dict[str, Node], node: Node, context: Context) -> None:
    platform = PLATFORMS.get(name)
    if film is None:
        if platform is not None and "id" not in parts:
            context.complain(node.place, f"{quote('id')} is missing for {name}", "add it, or write platform: page")
    elif platform is None:
        context.complain(parts["id"].place, f"{name} has no ids", "leave the id out")
    elif not re.fullmatch(platform.id_pattern, film):
        context.complain(parts["id"].place, f"{quote(film)} is no id of {name}", f"write {platform.id_words}")


def _check_page(name: str, film: str | None, page: str, node: Node, context: Context) -> None:
    platform = PLATFORMS.get(name)
    if platform is None or not platform.hosts:
        return
    host = page.split("/")[2].partition("?")[0].partition("#")[0]
    if host not in platform.hosts:
        usual = ", ".join(sorted(platform.hosts))
        context.complain(node.place, f"{quote(host)} is no host of {name}", f"write an address on {usual}")
    elif film is not None and film not in re.split(r"[/?&=#]", page.partition(host)[2]):
        context.complain(
            node.place, f"the page does not name the film {quote(film)}", "check that both are the same film"
        )
