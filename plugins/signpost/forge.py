"""Addresses on the forge that keeps the guide: where a file is edited, begun, or where its history stands.

Comes in: the address under which files are edited, as the operator set it, and a path. Goes out: addresses, or nothing.
Example: ``Forge("https://github.com/o/r/edit/main/").begin("docs/de/tools/x.md")`` is
``https://github.com/o/r/new/main/docs/de/tools?filename=x.md``.

It knows how GitHub, GitLab, Forgejo and Gitea write such addresses, and asks none of them anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

KINDS: Final = (
    ("/-/edit/", "/-/new/", "/-/commits/", "?file_name="),  # GitLab
    ("/_edit/", "/_new/", "/commits/branch/", ""),  # Forgejo, Gitea
    ("/edit/", "/new/", "/commits/", "?filename="),  # GitHub
)
"""For each kind of forge: what its addresses have for editing, for a new file, for a history, and before a name."""


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the files of a guide are kept; ``edit_root`` may be empty. Its limit: another forge has edit links only."""

    edit_root: str

    def edit(self, path: str) -> str:
        """Give the address at which a file is edited, or nothing."""
        return self.edit_root + quote(path) if self.edit_root else ""

    def history(self, path: str) -> str:
        """Give the address that lists how a file has changed, or nothing."""
        for edit, _, commits, _ in KINDS:
            if edit in self.edit_root:
                return self._instead(edit, commits) + quote(path)
        return ""

    def begin(self, path: str) -> str:
        """Give the address at which a file that is not there yet can be written, or nothing."""
        folder, _, name = path.rpartition("/")
        for edit, new, _, named in KINDS:
            if edit in self.edit_root:
                return self._instead(edit, new) + quote(folder) + (named + quote(name) if named else "")
        return ""

    def _instead(self, edit: str, other: str) -> str:
        """Give the root with another part in the place of the last ``edit``: an owner may be called so too."""
        before, _, branch = self.edit_root.rpartition(edit)
        return f"{before}{other}{branch}"
