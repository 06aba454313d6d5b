"""Where a click leads: each host's own player, with the second to begin at, and no other host."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from signpost.embeds import find_embed
from signpost.model import Media

UUID = "0e9bf2ab-a09d-4a8d-a321-9ab31d913bff"


@pytest.mark.parametrize(
    ("media", "host", "at"),
    [
        (
            Media("youtube", "xMj_P_6H69g", "https://www.youtube.com/watch?v=xMj_P_6H69g"),
            "www.youtube-nocookie.com",
            "https://www.youtube-nocookie.com/embed/xMj_P_6H69g?start={n}",
        ),
        (
            Media("vimeo", "733370754", "https://vimeo.com/733370754"),
            "player.vimeo.com",
            "https://player.vimeo.com/video/733370754?dnt=1#t={n}s",
        ),
        (
            Media("dailymotion", "x9pupog", "https://www.dailymotion.com/video/x9pupog"),
            "geo.dailymotion.com",
            "https://geo.dailymotion.com/player.html?video=x9pupog&startTime={n}",
        ),
        (
            Media("peertube", UUID, f"https://bittube.video/w/{UUID}"),
            "bittube.video",
            f"https://bittube.video/videos/embed/{UUID}?p2p=0&start={{n}}",
        ),
        (
            Media("media-ccc-de", "36c3-10", "https://media.ccc.de/v/36c3-10"),
            "media.ccc.de",
            "https://media.ccc.de/v/36c3-10/oembed#t={n}",
        ),
        (Media("ted", "ann_a", "https://www.ted.com/talks/ann_a"), "embed.ted.com", ""),
    ],
    ids=lambda value: value.platform if isinstance(value, Media) else "",
)
def test_each_host_has_its_player(media: Media, host: str, at: str) -> None:
    embed = find_embed(media)
    assert embed is not None
    assert (embed.host, embed.at) == (host, at)
    assert urlsplit(embed.address).netloc == host
    assert urlsplit(embed.address).scheme == "https"


@pytest.mark.parametrize(
    "media",
    [Media("page", None, "https://av.tib.eu/media/1"), Media("file", None, "", "films/tour.webm")],
    ids=["page", "file"],
)
def test_a_plain_page_and_a_file_of_ours_have_none(media: Media) -> None:
    assert find_embed(media) is None
