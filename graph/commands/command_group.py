"""Group of commands that are loaded on demand: drivers and arrays are slow to load."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class CommandGroup(click.Group):
    """Group of commands in modules of a package, after those that it was given itself.

    ``places`` names the module and the name of each command in it ("imports:import_"), in the order
    of work.
    """

    def __init__(self, *, package: str, places: Mapping[str, str], **attributes: Any) -> None:
        super().__init__(**attributes)
        self._package = package
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of work."""
        return [*super().list_commands(ctx), *self._places]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; None for an unknown name."""
        module, _, name = self._places.get(cmd_name, "").partition(":")
        if not module:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(f"{self._package}.{module}"), name)
        return command
