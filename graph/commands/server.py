"""Commands to inspect, stop or supervise the embedded database."""

from dataclasses import asdict

import click

from graph.commands.output import AS_JSON, print_json
from graph.stores.embedded.supervise import run_supervisor
from graph.stores.local_server import local_status, stop_server
from graph.support.settings import settings


@click.group()
def server() -> None:
    """Look at or stop the embedded database."""


@server.command("status")
@AS_JSON
def server_status(as_json: bool) -> None:
    """Say whether the embedded database runs, where, and how large it is."""
    status = local_status(settings().data_dir)
    if as_json:
        print_json(asdict(status))
        return
    for name, value in asdict(status).items():
        click.echo(f"{name.replace('_', ' ')}: {value}")


@server.command("stop")
def server_stop() -> None:
    """Stop the embedded database; the next use starts it again."""
    click.echo("Stopped." if stop_server(settings().data_dir) else "It was not running.")


@server.command("run", hidden=True)
def server_run() -> None:
    """Watch the embedded database, and stop it when nobody uses it."""
    run_supervisor(settings().data_dir)
