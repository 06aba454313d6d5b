"""Pages written by hand, as they stand in a served site: what is computed on them can be put there anew.

Comes in: a page as MkDocs has built it, and a `Renderer` of a later state of the guide. Goes out: the same page with
its cards and counts of now. Example: the page of a need, after an entry that serves it has another name.
The words of the page are those of the build: when they change, MkDocs has to build.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from signpost.engines.maker import write_contents
from signpost.engines.shells import NoShellError
from signpost.model import Text
from signpost.pages import compose_written
from signpost.parts import Parts
from signpost.render import Renderer


@dataclass(slots=True)
class WrittenPage:
    """A page with its ``words``; ``body`` is their HTML, ``parts`` what stands in the site of it now."""

    name: str
    locale: str
    words: Text
    body: str
    parts: Parts

    def renew(self, renderer: Renderer, target: Path) -> None:
        """Put what is computed into the built page at `target`; raise `NoShellError` where the theme must help."""
        parts = compose_written(renderer, self.name, self.locale, self.words, self.body)
        if parts == self.parts:
            return
        html = target.read_bytes().decode()
        for old, new in (
            (self.parts.content, parts.content),
            (write_contents(self.parts), write_contents(parts)),
        ):
            if old != new:
                if not old or not new or old not in html:
                    raise NoShellError(self.name)
                html = html.replace(old, new)
        write_new(target, html.encode())
        self.parts = parts


def write_new(target: Path, content: bytes) -> None:
    """Write a file in the place of one that may be there: many disks take much longer to write into that one.

    Where a system lets nobody take away a file that is being read, it is written into.
    """
    with suppress(OSError):
        target.unlink()
    target.write_bytes(content)
