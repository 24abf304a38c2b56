"""Commands that answer other programs on this computer, until they are stopped."""

import sys
from contextlib import suppress
from pathlib import Path

import click

from graph.commands.local_socket import listening_socket
from graph.commands.output import tell
from graph.commands.token_file import read_token
from graph.errors import InputError


@click.group()
def serve() -> None:
    """Answer other programs on this computer, read-only, until stopped."""


@serve.command("mcp")
@click.option("--http", is_flag=True, help="On an address of this computer, not on stdin.")
@click.option("--port", type=click.IntRange(0, 65535), help="With --http: a free one without it.")
@click.option(
    "--token-file",
    type=click.Path(path_type=Path),
    help="With --http: file with the token that a client has to show.",
)
def mcp(http: bool, port: int | None, token_file: Path | None) -> None:
    """Answer an assistant by the Model Context Protocol: search, trace, owners, queries.

    Without options it speaks over stdin and stdout with the client that starts it.
    """
    # The libraries of the protocol take a second to load.
    from graph.serve import run

    if not http:
        if port is not None or token_file:
            raise InputError("--port and --token-file go with --http.")
        if sys.stdin.isatty():
            tell("A client starts this command and speaks to it; see docs/mcp.md. Stop by Ctrl+C.")
        run.run_stdio()
        return
    if token_file is None:
        raise InputError("--http needs --token-file FILE, with the token that clients show.")
    token = read_token(token_file)
    with listening_socket(port or 0) as listening, suppress(KeyboardInterrupt):
        click.echo(run.address_of(listening))
        tell("Clients show the token of the file. Stop by Ctrl+C.")
        run.run_http(listening, token)
