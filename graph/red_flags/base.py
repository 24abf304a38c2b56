"""Red flags: signs that published work names, each with an innocent explanation."""

from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from graph.red_flags.findings import Finding
from graph.red_flags.scene import Scene


class FlagStrength(StrEnum):
    """Weight of a red flag by itself, most first."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Population:
    """Population among which a flag is counted: "3 of 212 storefronts".

    ``what`` is a plural noun. ``members`` are the ids for which the question can be answered with
    the data at hand; the subject of each finding is one of them. ``shared`` says that a member
    stands for all parties that share a value, such as a number.
    """

    what: str
    members: Callable[[Scene], frozenset[str]]
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """A red flag.

    ``source`` is the published document that names it. ``detect`` yields one finding for each
    subject; it reads the scene and changes nothing.
    """

    name: str
    title: str
    why_it_matters: str
    innocent_explanation: str
    _: KW_ONLY
    source: str
    strength: FlagStrength
    population: Population
    detect: Callable[[Scene], Iterator[Finding]]
