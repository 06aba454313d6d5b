r"""An address on the web that a reader can be sent to.

Comes in: a scalar. Goes out: the address with its host in lower-case ASCII. Example: ``HTTPS://Penpot.app/Features`` is
``https://penpot.app/Features``.
Does not ask the network, and does not split with `urllib.parse`, which silently drops line breaks and reads
``https:\\host`` its own way: whatever this grammar does not know is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final
from urllib.parse import quote as percent_encode

from signpost.fields.context import Complaint, Context, JsonSchema, read_text
from signpost.fields.files import FILMS, PICTURES, file_schema, parse_file
from signpost.fields.hosts import check_host
from signpost.problems import quote

if TYPE_CHECKING:
    from signpost.model import Field, Value
    from signpost.nodes import Node

LONGEST: Final = 400

OWN_FILES: Final = (*FILMS, *PICTURES)

_PARTS: Final = re.compile(r"https://([^/?#]*)([/?#].*)?", re.IGNORECASE | re.DOTALL)
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2}).{0,2}", re.DOTALL)
_PERCENT_CONTROL: Final = re.compile(r"%(?:[01][0-9A-Fa-f]|7[Ff])")
_NOT_IN_PATH: Final = re.compile(r"[^A-Za-z0-9._~!$&'()*+,;=:@/?%#-]")


class AddressType:
    """A public https address of at most 400 characters; with ``own: yes``, a file below ``docs/assets/`` instead."""

    options: ClassVar[frozenset[str]] = frozenset({"own"})
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the address."""
        text = read_text(node, field.name, context)
        if text is not None and field.options.get("own") == "yes" and is_own_file(text):
            return parse_file(text, node, OWN_FILES, context)
        return parse_address(text, node, context) if text is not None else None

    def schema(self, field: Field, context: Context) -> JsonSchema:  # noqa: ARG002 - known from the field
        """Return what a schema can say of it; the rest is said by the check."""
        address: JsonSchema = {"type": "string", "format": "uri", "pattern": "^https://", "maxLength": LONGEST}
        return {"anyOf": [address, file_schema(OWN_FILES)]} if field.options.get("own") == "yes" else address


def is_own_file(text: str) -> bool:
    """Tell whether a text is meant to be a file of this guide: ``films/tour.de.webm`` has a folder and no scheme."""
    return "/" in text and ":" not in text and text.endswith(tuple(f".{ending}" for ending in OWN_FILES))


def parse_address(text: str, node: Node, context: Context) -> str | None:
    """Return the address, or complain at the node's place."""
    result = check_address(text)
    if isinstance(result, Complaint):
        context.complain(node.place, result.message, result.hint)
        return None
    return result


def check_address(text: str) -> str | Complaint:
    """Return the address with a lower-case ASCII host and without ``:443``, or what is wrong with it."""
    if len(text) > LONGEST:
        return Complaint(f"the address has {len(text)} characters", f"write at most {LONGEST}")
    if not text.isprintable() or " " in text:
        return Complaint(f"{quote(text)} holds a blank or a control character", "remove it, or write %20 for a blank")
    if "\\" in text:
        return Complaint(f"{quote(text)} holds a backslash", "write '/'")
    match = _PARTS.fullmatch(text)
    if match is None:
        return _complain_about_scheme(text)
    authority, rest = match[1], match[2] or ""
    host = _check_authority(authority)
    if isinstance(host, Complaint):
        return host
    return _complain_about_path(rest) or f"https://{host}{rest}"


def _complain_about_scheme(text: str) -> Complaint:
    scheme = _SCHEME.match(text)
    if text.startswith("//"):
        return Complaint(f"{quote(text)} has no scheme", "write https:// at its start")
    if scheme is None:
        return Complaint(f"{quote(text)} is no address", "write https:// and the name of the site")
    if scheme[1].lower() == "http":
        return Complaint(f"{quote(text)} is not encrypted", "write https://")
    if scheme[1].lower() == "https":
        return Complaint(f"{quote(text)} is no address", "write two slashes after https:")
    return Complaint(f"{quote(text)} is no https address", "write https://")


def _check_authority(authority: str) -> str | Complaint:
    if not authority:
        return Complaint("the address names no host", "write https:// and the name of the site")
    if "@" in authority:
        return Complaint(f"{quote(authority)} holds a user name", "leave out everything up to the '@'")
    if "%" in authority:
        return Complaint(f"host {quote(authority)} is percent-encoded", "write the name of the site in plain letters")
    if authority.startswith("["):
        return Complaint(f"host {quote(authority)} is an IP address", "write the name of the site")
    host, colon, port = authority.partition(":")
    if colon and port != "443":
        return Complaint(f"{quote(authority)} names a port", "leave out everything from the ':'")
    return check_host(host)


def _complain_about_path(rest: str) -> Complaint | None:
    broken = _PERCENT.search(rest)
    if broken is not None:
        return Complaint(
            f"{quote(broken[0])} is no percent encoding", "write two hexadecimal digits after '%', or %25 for '%'"
        )
    control = _PERCENT_CONTROL.search(rest)
    if control is not None:
        return Complaint(f"{quote(control[0])} stands for a control character", "remove it")
    strange = _NOT_IN_PATH.search(rest)
    if strange is not None:
        return Complaint(f"{quote(strange[0])} cannot stand in an address", f"write {percent_encode(strange[0])}")
    if rest.count("#") > 1:
        return Complaint("the address has two '#'", "write %23 for the second")
    return None
