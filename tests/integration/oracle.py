"""The oracle: beside every stamped page, the same page rendered the slow way, by a real build's own theme.

A MkDocs hook. Comes in: the build, at the end of each locale. Goes out: one JSON file per locale beside the site
(``oracle-<locale>.json``): for every page whether it was stamped, and whether both ways agree byte for byte.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from signpost.site import computed_pages


def on_post_build(config: Any) -> None:
    stamper = config.plugins["signpost"].stamper
    locale, site = stamper._languages.current, Path(config.site_dir)
    verdicts = []
    pages = computed_pages(stamper.guide.catalogue, stamper._addresses, locale)
    for page in (*pages, *stamper._renderer.people.pages(locale)):
        if page.kind != "redirect":
            written = (site / page.path / "index.html").read_bytes()
            fill = stamper.maker.fill(page)
            slow = stamper.shells.render(page, fill).encode()
            stamped = stamper.shells.shell(page, fill) is not None
            verdicts.append({"path": page.path, "kind": page.kind, "equal": written == slow, "stamped": stamped})
    (site.parent / f"oracle-{locale}.json").write_text(json.dumps(verdicts), encoding="utf-8")
