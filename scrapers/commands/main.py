"""Command line of collectors: ``python -m scrapers …``."""

import click

from graph.commands.command_group import CommandGroup

_PLACES = {
    "list": "list:list_",
    "search": "list:search",
    "collect": "collect:collect",
    "import": "import_files:import_",
    "runs": "list:runs",
    "replay": "replay:replay",
    "register": "register:register",
    "watch": "watch:watch",
}


@click.group(
    cls=CommandGroup,
    package="scrapers.commands",
    places=_PLACES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
def main() -> None:
    """Collect from registers and marketplaces into the graph, with captures."""
