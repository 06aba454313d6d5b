"""What a film is made of.

Comes in: nothing. Goes out: `Scenario`. Example: ``find_a_tool.FILM``. Knows no camera's inside and no encoding.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from films.camera import Camera
from films.workshop import Workshop


def no_preparation(_workshop: Workshop, _locale: str) -> None:
    """Leave the copy of the guide as it is."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A film: ``id`` in ``videos/``, length and the poster's moment in seconds, and what happens.

    ``prepare`` changes the copy of the guide before it is built; what it gives, ``play`` is given after the camera.
    """

    id: str
    seconds: int
    poster: float
    play: Callable[[Camera, Any], None]
    prepare: Callable[[Workshop, str], Any] = no_preparation
