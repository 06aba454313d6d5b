"""The site that a preview serves: after a save, whatever follows from the guide is made anew when it is asked for.

Comes in: what a build has left (`Stamper` with ``keep``), then a guide of which some entries have been read again. Goes
out: files in the served folder, the bytes that a whole build would write. Example: a tool gets another name → its page,
the cards on its neighbours', lists, data for scripts and feeds are all made anew, each when a browser comes for it.

It has the theme's shells and no theme. Where one is missing it raises `NoShellError`: then only a build can help.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from mkdocs.structure.files import File

from signpost.engines.beside import find_icons, icon_files
from signpost.engines.maker import Maker
from signpost.engines.outputs import Outputs
from signpost.engines.shells import NoShellError
from signpost.engines.stamper import Stamper
from signpost.engines.written import write_new
from signpost.render import Renderer
from signpost.rereading import Reread

Make = Callable[[], object]
"""Writes one file into the site."""


class StandingSite:
    """Makes files of a built site anew. Its limit: it follows entries; all else takes a build, and then a new one."""

    def __init__(self, stamper: Stamper) -> None:
        self.guide = stamper.guide
        self._maker = stamper.maker
        self._written = stamper.written or {}
        self._site = Path(stamper.maker.config.site_dir)
        self._coming: dict[str, Iterator[tuple[str, Make]]] = {}
        self._found: dict[str, Make | None] = {}
        outputs = (path for path, _ in stamper.maker.outputs.files(stamper.maker.config))
        self._ours = {*stamper.maker.paths, *self._written, *outputs}

    def follow(self, found: Reread) -> None:
        """Have everything made anew from a guide, each file when `freshen` is told of it; the changed entries now."""
        self.guide, last = found.guide, self._maker
        icons = find_icons(self.guide, last.config)
        renderer = Renderer(self.guide, found.bodies.html, icons, last.renderer.env)
        self._maker = Maker(renderer, Outputs(self.guide, last.outputs), last.config)
        self._maker.shells = last.shells
        self._found = {path: partial(page.renew, renderer, self._site / path) for path, page in self._written.items()}
        self._found |= {file.dest_uri: partial(_copy, file) for file in icon_files(icons, last.config)}
        outputs = self._maker.outputs.files(last.config)
        self._found |= {path: partial(self._write, path, make) for path, make in outputs}
        self._coming = {locale: self._computed(locale) for locale in self.guide.addresses.locales}
        for reference in found.references:
            for locale in self.guide.addresses.locales:
                self.freshen(f"{self.guide.addresses.entry(locale, reference)}index.html")

    def freshen(self, path: str) -> None:
        """Make the file at a path of the site anew, or take it away, where the guide has changed since it was made."""
        if not self._coming or (path not in self._ours and (self._site / path).exists()):
            return
        if path not in self._found:
            self._find(path)
        if path not in self._found:
            (self._site / path).unlink(missing_ok=True)
        elif make := self._found[path]:
            make()
            self._found[path] = None

    def _find(self, path: str) -> None:
        """Go through what there is, no further than needed: the page that an editor looks at is to be there at once."""
        default = self.guide.addresses.default
        own = next((name for name in self._coming if path.startswith(f"{name}/")), default)
        for locale in (own, *(other for other in self._coming if other != own)):
            for found, make in self._coming[locale]:
                self._found[found] = make
                self._ours.add(found)
                if found == path:
                    return

    def _computed(self, locale: str) -> Iterator[tuple[str, Make]]:
        for file in self._maker.files(locale):
            yield file.dest_uri, partial(_copy, file)

    def _write(self, path: str, make: Callable[[], bytes]) -> None:
        if path.startswith("sitemap."):
            self._find("")  # all pages there are
        target = self._site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_new(target, make())


def _copy(file: File) -> None:
    """Make a file in the place of the one that is there, which stays if that fails."""
    target = Path(file.abs_dest_path)
    last = target.with_name(f"{target.name}~")
    with suppress(OSError):
        target.replace(last)
    try:
        file.copy_file()
    except NoShellError:
        with suppress(OSError):
            last.replace(target)
        raise
    last.unlink(missing_ok=True)
