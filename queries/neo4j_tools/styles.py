"""Colours, widths and captions of the database's labels and relationship types.

Neo4j's tools style a type, not a statement: they draw a share of 5 % as they draw one of 100 %, and
a tie that ended as one that holds. So each type is drawn as the weakest that it may be, and its
caption says the rest: share, kind of source and period.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analyses.tie_strength import type_strength
from graph.analyses.tracing.verdict import Strength
from graph.model.records import Kind, Tie, TieType
from graph.presentation.tie_style import strength_slug
from graph.presentation.visual_language import KIND_SIGNS, NEUTRAL, TIE_SIGNS

SOURCE = "Source"
STATES = "STATES"
_PAPER = "#6B7280"
_PERIOD = ("standing", "since", "until")
_SAID = {
    TieType.OWNS: ("share_text", *_PERIOD),
    TieType.CONTROLS: ("nature", *_PERIOD),
    TieType.OFFICER_OF: ("role", *_PERIOD),
    TieType.EMPLOYED_BY: ("role", *_PERIOD),
    TieType.OPERATES: ("role", *_PERIOD),
    TieType.LOCATED_AT: ("purpose", *_PERIOD),
    TieType.SAME_AS: ("judgement", "standing"),
}


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """A label of nodes, its word, its colour and the property that names a node."""

    label: str
    word: str
    color: str
    caption: str


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A relationship type, its colour, its width in px and the properties that its caption says."""

    type: str
    color: str
    width: float
    said: tuple[str, ...]


def label_styles() -> Iterator[LabelStyle]:
    """Yield the style of each label of the model."""
    for kind in Kind:
        sign = KIND_SIGNS[kind]
        yield LabelStyle(str(kind), sign.word, sign.light, "name")
    yield LabelStyle(SOURCE, SOURCE, _PAPER, "title")


def type_styles() -> Iterator[TypeStyle]:
    """Yield the style of each relationship type of the model."""
    for kind in TieType:
        sign = TIE_SIGNS[strength_slug(_weakest_strength(kind))]
        yield TypeStyle(str(kind), sign.light, sign.width, _SAID.get(kind, _PERIOD))
    yield TypeStyle(STATES, TIE_SIGNS[NEUTRAL].light, 1, ())


def _weakest_strength(kind: TieType) -> Strength | None:
    """Return the least that a tie of a type may be; an OWNS may be a part of 50 % or less."""
    if kind is TieType.OWNS:
        return Strength.PART_OWNED
    return type_strength(Tie("", kind, "", "", source=""))
