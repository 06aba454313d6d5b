"""Frames → files that browsers play: a VP9 WebM, an H.264 MP4, and a poster.

Comes in: a `Take`. Goes out: files. Example: ``encode(take, Path("docs/assets/films"), "guide-find-a-tool.de", 12)``.
A dark band below the page is left for captions, so that they never cover what they speak of. Nothing is heard.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from imageio_ffmpeg import get_ffmpeg_exe

from films.camera import Take

RATE: Final = 10
"""Frames a second."""

KEY: Final = 150
"""Frames between two that can be jumped to exactly."""

BAND: Final = "scale=1280:630:flags=lanczos,pad=1280:720:0:0:color=0x26231f"
STILL: Final = "crop=1280:630:0:0,pad=1280:720:0:0:color=0xfbf9f4,scale=840:-2"
"""A poster has no captions: below the page, the paper goes on."""

PLAIN: Final = ("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-an")
VP9: Final = (
    "-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "46", "-deadline", "good", "-cpu-used", "5", "-row-mt", "1",
    "-tile-columns", "2", "-tune-content", "screen", "-auto-alt-ref", "1", "-lag-in-frames", "25", "-g", str(KEY),
)  # fmt: skip
H264: Final = (
    "-c:v", "libx264", "-preset", "medium", "-tune", "animation", "-crf", "31", "-g", str(KEY),
    "-profile:v", "high", "-movflags", "+faststart",
)  # fmt: skip


def encode(take: Take, folder: Path, name: str, poster: float) -> list[Path]:
    """Write ``name.webm``, ``name.mp4`` and ``name.webp``, the picture at second ``poster``; give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{name}.{ending}" for ending in ("webm", "mp4", "webp")]
    webm, mp4, webp = files
    with tempfile.TemporaryDirectory() as kept:
        master = Path(kept) / "master.mkv"
        _run(
            ["-f", "image2pipe", "-framerate", str(RATE), "-c:v", "png", "-i", "-", "-vf", BAND],
            ["-c:v", "libx264rgb", "-qp", "0", "-preset", "ultrafast", str(master)],
            feed=_tick(take),
        )
        source = ["-i", str(master), "-pix_fmt", "yuv420p", *PLAIN]
        _run(source, [*VP9, str(webm)])
        _run(source, [*H264, str(mp4)])
        still = ["-ss", str(poster), "-i", str(master), "-frames:v", "1", *PLAIN, "-vf", STILL]
        _run(still, ["-c:v", "libwebp", "-quality", "45", "-preset", "text", str(webp)])
    return files


def _tick(take: Take) -> Iterator[bytes]:
    """Yield the picture of every frame: the last one that was taken by then."""
    number = 0
    for tick in range(take.duration * RATE):
        while number + 1 < len(take.frames) and take.frames[number + 1][0] <= tick / RATE:
            number += 1
        yield take.frames[number][1]


def _run(before: list[str], after: list[str], feed: Iterator[bytes] | None = None) -> None:
    command = [get_ffmpeg_exe(), "-y", "-v", "error", *before, *after]
    with subprocess.Popen(command, stdin=subprocess.PIPE if feed else subprocess.DEVNULL) as process:
        if process.stdin:
            for picture in feed or ():
                process.stdin.write(picture)
            process.stdin.close()
    if process.returncode:
        message = f"ffmpeg gave up: {' '.join(command)}"
        raise RuntimeError(message)
