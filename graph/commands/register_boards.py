"""The case and the shelves that ``--registers`` names, for the command line."""

from collections.abc import Iterator
from contextlib import contextmanager

from graph.commands.output import tell
from graph.commands.shared import open_default_store
from graph.errors import InputError
from graph.presentation.verdict_words import caveat_line
from graph.registers.analyses.tracing.not_looked_at import limits_of_registers
from graph.registers.board.open_board import OpenBoard, open_board
from graph.support.language import N_
from graph.support.progress import ProgressPart
from graph.support.settings import settings


@contextmanager
def open_case_with(registers: str) -> Iterator[OpenBoard]:
    """Open the case and some shelves as one board, and say how far it is.

    Raises:
        InputError: a shelf cannot be read, or the user stopped the command.
    """
    try:
        tell_part(ProgressPart("Reading the case", 1, 2))
        with open_default_store() as store:
            case = store.contents()
        tell_part(ProgressPart("Putting the registers and the case together", 2, 2))
        with open_board(settings().shared_dir, registers, case, settings().data_dir) as opened:
            yield opened
    except KeyboardInterrupt as error:
        raise InputError(N_("Stopped before the answer was whole; nothing was changed.")) from error


def tell_part(part: ProgressPart) -> None:
    """Print to stderr which part of a long command begins."""
    tell(f"{part.what} ({part.number} of {part.of})…")


def tell_limits(opened: OpenBoard) -> None:
    """Print to stderr how old the shelves are, and which were not asked."""
    for limit in limits_of_registers(opened):
        tell(f"Not checked: {caveat_line(limit)}")
