"""Templates of the HTML files that a reader is given."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from graph.support.language import gettext, ngettext


@cache
def load_template(file: Path) -> Template:
    """Return a template that escapes every text and refuses a value that is missing."""
    env = Environment(
        loader=FileSystemLoader(file.parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(_=gettext, ngettext=ngettext)
    return env.get_template(file.name)
