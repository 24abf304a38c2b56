"""The command line of the graph: ``python -m graph …`` (design section 5)."""

from collections.abc import Callable
from typing import Any

import click

from graph.commands import exporting, importing, searching, serving, tracing
from graph.commands.shared import tell
from graph.errors import InvestigatorError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Who is really behind a storefront? Import a case, trace it, take the proof away."""


for _each in (
    importing.import_,
    importing.imports,
    importing.undo,
    importing.remove,
    searching.search,
    tracing.trace_,
    exporting.export,
    serving.reset,
    serving.server,
):
    main.add_command(_each)


def run(command: Callable[..., Any]) -> int:
    """Run a command line and return its exit status; an expected failure is one message, 2."""
    try:
        ended = command(standalone_mode=False)
    except InvestigatorError as error:
        for line in str(error).splitlines():
            tell(line)
    except click.ClickException as error:
        error.show()
    except click.exceptions.Abort:
        tell("Stopped.")
    else:
        return ended if isinstance(ended, int) else 0
    return 2
