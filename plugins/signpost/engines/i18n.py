"""All contact with mkdocs-static-i18n, in one place.

Comes in: MkDocs' configuration. Goes out: the locales, which one is being built, and whether the build is nested.
static-i18n builds the default locale first and the others from its own last event, all on one configuration object.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File


class Languages:
    """Reads static-i18n's state. Its limit: it changes nothing there, except to mark files as it marks its own."""

    def __init__(self, plugin: Any) -> None:  # noqa: ANN401 -- the plugin has no types
        self._plugin = plugin

    @classmethod
    def of(cls, config: MkDocsConfig) -> Languages:
        """Find the plugin; a guide without it, or with another folder layout, cannot be built."""
        plugin = config.plugins.get("i18n")
        if plugin is None or plugin.config.docs_structure != "folder":
            message = "signpost: add the plugin i18n with `docs_structure: folder`, before signpost"
            raise PluginError(message)
        languages = cls(plugin)
        if languages.all[0] != languages.default:
            message = f"signpost: put the default language {languages.default!r} first in the list of the plugin i18n"
            raise PluginError(message)
        return languages

    @property
    def default(self) -> str:
        """The default locale, whose pages have no folder."""
        return str(self._plugin.default_language)

    @property
    def all(self) -> tuple[str, ...]:
        """The locales that are built, in the order of the configuration."""
        return tuple(str(locale) for locale in self._plugin.build_languages)

    @property
    def names(self) -> dict[str, str]:
        """What each language calls itself."""
        return {locale: str(self._plugin.get_language_config(locale).name) for locale in self.all}

    @property
    def current(self) -> str:
        """The locale being built; before the first event of static-i18n, the default one."""
        return str(self._plugin.current_language or self.default)

    @property
    def nested(self) -> bool:
        """Whether this is one of the builds that static-i18n starts from its own last event."""
        return bool(self._plugin.building)


def mark(file: File, locale: str) -> File:
    """Give a file of ours what static-i18n expects of every page's file."""
    for name, value in (
        ("locale", locale),
        ("locale_alternate_of", locale),
        ("localization", locale),
        ("alternates", {locale: file}),
        ("norm_src_uri", file.src_uri.partition("/")[2]),
    ):
        setattr(file, name, value)
    return file


def page_name(file: File) -> str:
    """Give the name of a hand-written page without locale and ending: ``"needs/get-paid"``."""
    return str(getattr(file, "norm_src_uri", file.src_uri)).removesuffix(".md")


def page_locale(file: File) -> str:
    """Give the locale of a page's words: the default one where static-i18n fell back to it."""
    return str(getattr(file, "locale", ""))
