"""The command line of collecting: ``python -m scrapers …`` (design section 8)."""

import click

from scrapers.commands import collecting, importing, listing, replaying


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Collect from registers and marketplaces into the graph, with captures."""


for _each in (
    listing.list_,
    listing.search,
    collecting.collect,
    importing.import_,
    listing.runs,
    replaying.replay,
):
    main.add_command(_each)
