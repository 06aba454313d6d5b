"""Films on other hosts: the address of each host's own player, for the moment a reader asks for it.

Comes in: a `Media`. Goes out: an `Embed`, or nothing where the host has no player that another page can show.
Example: ``youtube``, ``xMj_P_6H69g`` → ``https://www.youtube-nocookie.com/embed/xMj_P_6H69g``, and ``…?start={n}`` to
begin later. Nothing is requested: these addresses are data on a page until a reader clicks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from signpost.model import Media

_PLAYERS: Final = {
    "youtube": ("https://www.youtube-nocookie.com/embed/{id}", "?start={n}"),
    "vimeo": ("https://player.vimeo.com/video/{id}?dnt=1", "#t={n}s"),
    "dailymotion": ("https://geo.dailymotion.com/player.html?video={id}", "&startTime={n}"),
    "ted": ("https://embed.ted.com/talks/{id}", ""),
    "media-ccc-de": ("https://media.ccc.de/v/{id}/oembed", "#t={n}"),
    # Without p2p=0 a film would be exchanged with other viewers, who would learn the reader's address.
    "peertube": ("https://{host}/videos/embed/{id}?p2p=0", "&start={n}"),
}
"""Platform → address of its player, and what is added to begin at second ``{n}`` (nothing: it cannot)."""


@dataclass(frozen=True, slots=True)
class Embed:
    """``host`` is the only one that the page itself asks; ``at`` has a blank ``{n}`` for a second, or is empty."""

    host: str
    address: str
    at: str


def find_embed(media: Media) -> Embed | None:
    """Give the player of a film that another host keeps."""
    if media.platform not in _PLAYERS or media.id is None:
        return None
    address, start = _PLAYERS[media.platform]
    filled = address.replace("{id}", media.id).replace("{host}", urlsplit(media.page).netloc)
    return Embed(urlsplit(filled).netloc, filled, f"{filled}{start}" if start else "")
