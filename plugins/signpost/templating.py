"""The environment that all pages are drawn in: our templates, and what they can call.

Comes in: nothing. Goes out: a Jinja environment with autoescape on, in which an unknown name is an error.
Example: ``make_environment().get_template("entry.html")``. It knows templates, no guide: `render` gives them values.
"""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from signpost.cards import Cards


def make_environment() -> Environment:
    """Make an environment. Templates are compiled once, when they are first drawn: nobody edits them meanwhile."""
    env = Environment(
        loader=PackageLoader("signpost", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals["draw_cards"] = Cards(env).draw
    return env
