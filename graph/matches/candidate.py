"""Candidate: a pair of entries that may be one party, with what speaks for it and against it.

A candidate is no statement: it is kept beside the store, and never written to the graph, exported
or drawn.
"""

from dataclasses import dataclass
from enum import StrEnum

from graph.support.language import Text


class Grade(StrEnum):
    """How strongly the evidence speaks for one party, the strongest first; a rule decides it."""

    STRONG = "strong"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One thing that speaks for the pair (``bits`` above 0), against it, or says nothing (0).

    ``what`` names its kind ("contact", "name_equal"). ``left`` and ``right`` are the compared
    values as the sources word them, empty where the line compares none.
    """

    what: str
    bits: float
    text: Text
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entries of one kind, by id, ``left`` before ``right``.

    ``grade`` is None where the pair is not to be listed. ``bits`` is the sum of the lines' bits,
    which ranks within a grade and nothing else. ``ambiguous_with`` are the ids of parties that
    could as well be meant.
    """

    left: str
    right: str
    grade: Grade | None
    bits: float
    lines: tuple[EvidenceLine, ...]
    ambiguous_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was not compared: how many pairs or parties, and why ("1,204 parties give it")."""

    what: str
    count: int
    why: Text


@dataclass(frozen=True, slots=True)
class MatchList:
    """All candidates of a store, best first: grade, then bits, then ids.

    ``revision`` is that of the store they were made from, ``rules`` the version of the rules.
    ``parties`` and ``compared`` count the parties and the pairs that were compared.
    """

    revision: int
    rules: str
    parties: int
    compared: int
    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
