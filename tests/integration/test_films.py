"""Films that a guide keeps itself, in a built guide: copied once, reached from every language."""

from __future__ import annotations

from tests.integration.html_page import Built
from tests.integration.small_guide import FILMS

from signpost.captions import parse_vtt
from signpost.model import Place

KINDS = (".webm", ".mp4", ".webp")


def test_files_are_copied_once_for_all_languages(small: Built) -> None:
    copied = sorted(
        path.relative_to(small.site).as_posix() for path in small.site.rglob("tour.*") if path.suffix in KINDS
    )
    assert copied == sorted(f"assets/films/{name}" for name in FILMS)


def test_every_track_of_a_player_is_there_and_can_be_read(small: Built) -> None:
    for prefix in ("", "de/", "fr/"):
        page = f"{prefix}videos/tour/index.html"
        targets = [small.target_of(page, track.attrs["src"]) for track in small.page(page).all("track")]
        assert sorted(targets) == sorted(["de/videos/tour.vtt", f"{prefix}videos/tour.chapters.vtt", "videos/tour.vtt"])
        for target in targets:
            text = (small.site / target).read_text(encoding="utf-8")
            captions, problems = parse_vtt(text, Place(target))
            assert captions is not None
            assert [problem for problem in problems if problem.severity == "error"] == []


def test_a_version_in_sign_language_is_a_link(small: Built) -> None:
    links = [link for link in small.page("de/videos/tour/").all("a") if link.text == "Fassung in Gebärdensprache"]
    assert [link.attrs["href"] for link in links] == ["https://example.org/signed?a=1&b=2"]


def test_a_transcript_in_another_language_says_so(small: Built) -> None:
    boxes = {prefix: small.page(f"{prefix}videos/tour/").first("div", role="region") for prefix in ("", "de/", "fr/")}
    assert {prefix: box.lang for prefix, box in boxes.items()} == {"": "en", "de/": "de", "fr/": "en"}
    assert "Vous la lisez en anglais." in small.page("fr/videos/tour/").html
