"""The case and the shelves that ``--registers`` names, for the command line."""

from collections.abc import Iterator
from contextlib import contextmanager

from graph.commands.output import tell
from graph.commands.shared import open_default_store
from graph.presentation.verdict_words import caveat_line
from graph.registers.analyses.tracing.not_looked_at import limits_of_registers
from graph.registers.board.open_board import OpenBoard, open_board
from graph.support.settings import settings


@contextmanager
def open_case_with(registers: str) -> Iterator[OpenBoard]:
    """Open the case and some shelves as one board."""
    with open_default_store() as store:
        case = store.contents()
    with open_board(settings().data_dir, registers, case) as opened:
        yield opened


def tell_limits(opened: OpenBoard) -> None:
    """Print to stderr how old the shelves are, and which were not asked."""
    for limit in limits_of_registers(opened):
        tell(f"Not checked: {caveat_line(limit)}")
