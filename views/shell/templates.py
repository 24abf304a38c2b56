"""Templates of the app, which escape every value."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph.support.language import gettext, ngettext

_FOLDER = Path(__file__).parents[1] / "templates"


@cache
def environment() -> Environment:
    """Return the environment of all templates; an undefined variable is an error in it."""
    env = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(_=gettext, ngettext=ngettext)
    return env
