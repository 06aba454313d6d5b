"""Files of pages that write themselves: no documentation page for MkDocs, a whole page on the disk.

Comes in: a `ComputedPage` and a function that makes its HTML. Goes out: a `File` that MkDocs copies like a picture,
to which Markdown links resolve (``[Penpot](../tools/penpot.md)``) and which costs no MkDocs page.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from signpost.engines.filing import put
from signpost.engines.i18n import mark
from signpost.scripts import minify
from signpost.site import ComputedPage

Put = Callable[[str, bytes], None]
"""Writes a file: an absolute path and what is to stand in it."""


class MadeFile(File):
    """A file that is made when MkDocs copies static files. Its limit: MkDocs sees neither its text nor its links."""

    put: Put = staticmethod(put)
    """How it is written: at once, unless somebody else does it."""

    def make(self) -> bytes:
        """Give what is to stand in it."""
        raise NotImplementedError

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002 -- MkDocs' signature
        """Make the file and write it."""
        self.put(self.abs_dest_path, self.make())


class ComputedFile(MadeFile):
    """A page that writes itself. Its limit: MkDocs checks no fragments that lead into it."""

    def __init__(self, page: ComputedPage, config: MkDocsConfig, make: Callable[[ComputedPage], str]) -> None:
        super().__init__(
            page.source,
            None,
            config.site_dir,
            use_directory_urls=True,
            dest_uri=f"{page.path}index.html",
            inclusion=InclusionLevel.INCLUDED,
        )
        self._page = page
        self._make = make
        mark(self, page.locale)

    def is_documentation_page(self) -> bool:
        """Say no: MkDocs must neither read nor render it."""
        return False

    def make(self) -> bytes:
        """Give the whole page."""
        return self._make(self._page).encode()


class TextFile(MadeFile):
    """A file of text. Its limit: Markdown cannot link to it."""

    def __init__(self, path: str, locale: str, config: MkDocsConfig, make: Callable[[], str]) -> None:
        super().__init__(path, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.INCLUDED)
        self._text = make
        mark(self, locale)

    def make(self) -> bytes:
        """Give the text."""
        return self._text().encode()


class DataFile(TextFile):
    """A JSON file. Its limit: nothing links to it but scripts."""

    def __init__(self, path: str, locale: str, config: MkDocsConfig, make: Callable[[], object]) -> None:
        super().__init__(path, locale, config, lambda: json.dumps(make(), ensure_ascii=False, separators=(",", ":")))


class SharedFile(File):
    """A file below ``docs/assets/``: one for all locales, at one address, copied while the first of them is built."""

    def __init__(self, file: File, config: MkDocsConfig, locale: str, *, copied: bool) -> None:
        super().__init__(
            file.src_uri, config.docs_dir, config.site_dir, use_directory_urls=True, inclusion=file.inclusion
        )
        self._copied = copied
        mark(self, locale)

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 -- MkDocs' signature
        """Copy the file unless that has been done."""
        if not self._copied:
            super().copy_file(dirty)


class ScriptFile(MadeFile):
    """A script of the package, copied without what readers do not need: comments, indentation, long names."""

    def make(self) -> bytes:
        """Give the script."""
        return minify(self.content_string).encode()


def asset(path: str, folder: Path, config: MkDocsConfig, target: str) -> File:
    """Give a file of the package that is copied to `target`."""
    kind = ScriptFile if path.endswith(".js") else File
    return kind(
        path, str(folder), config.site_dir, use_directory_urls=True, dest_uri=target, inclusion=InclusionLevel.INCLUDED
    )
