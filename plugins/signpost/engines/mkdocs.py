"""The MkDocs plugin: short event handlers that hand over to the core and decide nothing.

Comes in: MkDocs' events, once per locale on one configuration object. Goes out: a site in ``site_dir``, exchanged with
the published one only when everything has gone well. The pages themselves are made by `Stamper` and `Renderer`.
"""

from __future__ import annotations

import logging
import shutil
import time
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from signpost.engines import theme
from signpost.engines.editing import add_web_editing
from signpost.engines.i18n import Languages, page_locale, page_name
from signpost.engines.preview import hasten
from signpost.engines.reading import Reading, find_root, read_guide, read_preview, source_paths
from signpost.engines.stamper import Stamper
from signpost.publish import building_folder, publish
from signpost.search import searchable

log = logging.getLogger("mkdocs.plugins.signpost")

FIRST = 100
BEFORE_SEARCH = 50
BEFORE_I18N = -50
AFTER_I18N = -200


class SignpostConfig(Config):  # type: ignore[no-untyped-call]
    """What the operator sets in ``mkdocs.yml`` under ``plugins: - signpost:``."""

    mail = Type(str, default="")
    """Address for readers who have no forge account."""
    edit_root = Type(str, default="")
    """Address under which the files of the project can be edited; empty: no edit links."""
    stamp_overrides = Type(bool, default=False)
    """Stamp computed pages although ``theme.custom_dir`` has templates: right unless one looks at single pages."""
    home_country = Type(dict, default={})
    """Locale → the country whose services are listed first."""
    web_editing = Type(dict, default={})
    """The forge that the web editor commits to; empty: it is there while serving, for a local folder, and not built."""


class SignpostPlugin(BasePlugin[SignpostConfig]):  # type: ignore[no-untyped-call]
    """Builds a guide with MkDocs. One object lives through all rebuilds of ``mkdocs serve``."""

    def __init__(self) -> None:
        self._command = "build"
        self._since = 0
        self._stamper: Stamper | None = None
        self._published: Path | None = None
        self._content: str | None = None
        self._warnings = CountHandler()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember what MkDocs was asked to do."""
        self._command = command
        self._since = time.time_ns()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the guide once, before anything is built; lay our theme over Material."""
        languages = Languages.of(config)
        theme.extend(config)
        if not languages.nested:
            self._start(config)
            self._stamper = Stamper(self._read(config), languages, config, keep=self._command == "serve")
        return config

    def _read(self, config: MkDocsConfig) -> Reading:
        if self._command == "serve":
            return read_preview(config, self.config, self._stamper.reading if self._stamper else None)
        return read_guide(config, self.config, publishing=self._command == "gh-deploy")

    def _start(self, config: MkDocsConfig) -> None:
        if self._command == "serve":
            _forgive(config)
        self._warnings = CountHandler(level=logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self._warnings)
        if self._command != "serve":
            self._published = Path(config.site_dir).resolve()
            config.site_dir = str(building_folder(self._published))
            shutil.rmtree(config.site_dir, ignore_errors=True)

    @property
    def stamper(self) -> Stamper:
        """The guide being built."""
        if self._stamper is None:
            message = "signpost: no guide has been read"
            raise Abort(message)
        return self._stamper

    @event_priority(AFTER_I18N)
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ANN401, ARG002
        """Have the facts watched too, which stand outside ``docs/``, and a saved entry shown without a whole build."""
        for path in source_paths(self.stamper.guide, find_root(config)):
            server.watch(str(path))
        if self._command == "serve":
            hasten(server, find_root(config), lambda: self.stamper, self._since)
        return server

    def _drop_words(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002
        return Files(file for file in files if not self.stamper.is_words(file.src_uri))

    @event_priority(AFTER_I18N)
    def _add_computed(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.stamper.share_assets(files, config)
        for file in self.stamper.computed_files(config):
            files.append(file)
        return files

    on_files = CombinedEvent(_drop_words, _add_computed)

    @event_priority(AFTER_I18N)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the navigation that the shells will be rendered with."""
        self.stamper.navigation = nav
        return nav

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """Give MkDocs the body alone: its own reader never sees contributed front matter."""
        return self.stamper.body(page_name(page.file), page_locale(page.file))

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Set the page's title and description from the words that were checked."""
        self.stamper.set_meta(page)
        return markdown

    @event_priority(AFTER_I18N)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put what is computed around the page's own words."""
        return self.stamper.complete(page, html)

    @event_priority(AFTER_I18N)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401
        """Render the shells, now that every page of the navigation has its title."""
        self.stamper.prepare(env, config, files)
        return env

    @event_priority(BEFORE_SEARCH)
    def _show_search(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Let Material's search read the page without its cards, which it is to leave out."""
        self._content = page.content
        page.content = searchable(page.content or "")
        return context

    @event_priority(AFTER_I18N)
    def _complete_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Give the theme the addresses of the page in the other languages."""
        page.content = self._content
        context["signpost"] = self.stamper.theme_context(page)  # type: ignore[typeddict-unknown-key]
        return context

    on_page_context = CombinedEvent(_show_search, _complete_context)

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002
        config: MkDocsConfig,  # noqa: ARG002
    ) -> TemplateContext:
        """Give the 404 page the same as any other."""
        context["signpost"] = self.stamper.theme_context(None)  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Write one 404 page per locale; the sitemap is ours."""
        return self.stamper.static_template(template_name, output, config)

    @event_priority(FIRST)
    def _settle(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        self.stamper.settle()

    @event_priority(BEFORE_I18N)
    def _close_locale(self, *, config: MkDocsConfig) -> None:
        self.stamper.close_locale(config)

    @event_priority(AFTER_I18N)
    def _finish(self, *, config: MkDocsConfig) -> None:
        if Languages.of(config).nested:
            return
        self.stamper.finish(config)
        add_web_editing(self.stamper.guide, config, self.config.web_editing, serving=self._command == "serve")
        self._publish(config)

    on_post_build = CombinedEvent(_settle, _close_locale, _finish)

    def _publish(self, config: MkDocsConfig) -> None:
        failed = config.strict and self._warnings.get_counts()
        self._stop()
        if self._published is None:
            return
        built, published = Path(config.site_dir), self._published
        config.site_dir, self._published = str(published), None
        if failed:
            log.error("Nothing was published: %s is as it was.", published)
            shutil.rmtree(built)
        else:
            publish(built, published)

    def _stop(self) -> None:
        logging.getLogger("mkdocs").removeHandler(self._warnings)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave the published site as it was, and no unfinished one beside it."""
        self._stop()
        if self._stamper:
            self._stamper.stop()
        if self._published is None:
            return
        built = building_folder(self._published)
        if built.exists():
            log.error("Nothing was published: %s is as it was.", self._published)
            shutil.rmtree(built)
        self._published = None


def _forgive(config: MkDocsConfig) -> None:
    """Let a preview go on after warnings: MkDocs counts them before anybody can tell it not to be strict."""
    config.strict = False
    logger = logging.getLogger("mkdocs")
    for counter in [handler for handler in logger.handlers if isinstance(handler, CountHandler)]:
        logger.removeHandler(counter)
