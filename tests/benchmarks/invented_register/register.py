"""An invented register, the same for the same number of lines; nobody in it is real."""

from dataclasses import dataclass

from numpy.random import Generator, default_rng

from tests.benchmarks.invented_register.names import Names, invented_names
from tests.benchmarks.invented_register.places import Places, draw_places
from tests.benchmarks.invented_register.shape import Shape, draw_shape

_SEED = 11
_SCOTTISH = 18


@dataclass(frozen=True, slots=True)
class Register:
    """Shape, names and places of an invented register; ``draw`` goes on from there."""

    shape: Shape
    names: Names
    places: Places
    draw: Generator


def invented_register(lines: int) -> Register:
    """Return a register of so many lines about owners, with 0.4 companies a line."""
    draw = default_rng(_SEED)
    shape = draw_shape(draw, lines)
    names = invented_names(draw, shape.companies)
    return Register(shape, names, draw_places(draw, names.words, shape.companies), draw)


def company_number(place: int) -> str:
    """Return the number of a company by its place in the register; one in 18 is Scottish."""
    if place % _SCOTTISH == 5:
        return f"SC{place // _SCOTTISH:06d}"
    return f"{place + 100_000:08d}"


def overseas_number(place: int) -> str:
    """Return the number of an overseas entity by the place of a company."""
    return f"OE{place % 1_000_000:06d}"
