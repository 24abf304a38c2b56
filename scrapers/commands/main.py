"""Command line of collectors: ``python -m scrapers …``."""

import click

from scrapers.commands import collect, import_files, list, register, replay, watch


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Collect from registers and marketplaces into the graph, with captures."""


for _each in (
    list.list_,
    list.search,
    collect.collect,
    import_files.import_,
    list.runs,
    replay.replay,
    register.register,
    watch.watch,
):
    main.add_command(_each)
