"""The command line of the graph: ``python -m graph …``."""

from collections.abc import Callable
from functools import partial
from logging import NullHandler, getLogger
from typing import Any

import click

from graph.commands.command_group import CommandGroup
from graph.commands.output import tell
from graph.errors import InvestigatorError
from graph.registers.kernels.compiler import on_preparing
from graph.support.safe_text import escape_control_characters

_PREPARING = "Preparing the work with registers; this is done once on this machine."

_PLACES = {
    "import": "imports:import_",
    "imports": "imports:imports",
    "undo": "imports:undo",
    "remove": "imports:remove",
    "search": "search:search",
    "bring": "registers:bring",
    "trace": "trace:trace_",
    "owners": "ownership:owners",
    "holdings": "ownership:holdings",
    "control": "ownership:control",
    "conventions": "ownership:conventions",
    "changes": "ownership:changes",
    "rings": "ownership_registers:rings",
    "mass": "ownership_registers:mass",
    "groups": "ownership:groups",
    "flags": "red_flags:flags",
    "match": "matches:match",
    "market": "market:market_",
    "export": "export:export",
    "bundle": "bundle:bundle",
    "verify": "bundle:verify",
    "story": "story:story",
    "open": "bundle:open_",
    "note": "notes:note",
    "notes": "notes:notes",
    "unnote": "notes:unnote",
    "log": "log:log",
    "backup": "backup:backup",
    "restore": "backup:restore",
    "reset": "reset:reset",
    "further": "further:further",
    "platforms": "platforms:platforms",
    "new": "new_extension:new",
    "serve": "serve:serve",
    "private": "private:private",
    "server": "server:server",
    "spark": "spark:spark",
}


@click.group(
    cls=CommandGroup,
    package="graph.commands",
    places=_PLACES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
def main() -> None:
    """Who is really behind a storefront? Import a case, trace it, take the proof away."""


def run(command: Callable[..., Any]) -> int:
    """Run a command line and return its exit status; an expected failure is one message, 2."""
    on_preparing(partial(tell, _PREPARING))
    # What the driver has to say of a failure is in the message about it.
    getLogger("neo4j").addHandler(NullHandler())
    try:
        ended = command(standalone_mode=False)
    except InvestigatorError as error:
        for line in str(error).splitlines():
            click.echo(escape_control_characters(line), err=True)
    except click.ClickException as error:
        error.show()
    except click.exceptions.Abort:
        click.echo("Stopped.", err=True)
    else:
        return ended if isinstance(ended, int) else 0
    return 2
