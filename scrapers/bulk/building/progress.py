"""Progress of a build, and its pace."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from graph.support.language import N_


class Phase(StrEnum):
    """Step of a build; its value is shown."""

    READING = N_("reading")
    SORTING = N_("sorting notes")
    ARRAYS = N_("numbering")
    TEXTS = N_("names of parties")
    NAMES = N_("index of names")
    COMPARING = N_("comparing with the edition before")
    FINISHING = N_("finishing")


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """Step of a build, lines read of all (about), and seconds left, None where not known."""

    phase: Phase
    lines: int
    all_lines: int
    seconds_left: float | None = None


ProgressListener = Callable[[BuildProgress], None]
"""Called often; raises StoppedError where the build is to end."""


def ignore_progress(_progress: BuildProgress) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Size of pieces, and the number of processes that read them."""

    piece_lines: int = 625_000
    processes: int = os.cpu_count() or 1
