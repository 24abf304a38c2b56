"""Sentences that know where in them the names of parties stand, so that a page can link them.

A sentence is made as ever, from names that carry a mark, and is then taken apart at the marks. A
mark is a new random number each time: no name or wording of a source can hold one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from secrets import token_hex

from graph.model.records import Entity
from graph.presentation.names.party_names import PartyNames, sentence_subject
from graph.support.language import Said

_DIGITS = 6
_BETWEEN = ", "


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence; ``entity`` is the party whose name it is, None of other words."""

    text: str
    entity: Entity | None = field(default=None, hash=False)


@dataclass(slots=True)
class _Marks:
    """The names that were put into one sentence, each behind a mark with its number."""

    mark: str = field(default_factory=lambda: f"\0{token_hex(8)}")
    used: list[Piece] = field(default_factory=list)

    def marked(self, name: str, entity: Entity) -> str:
        """Return a name with its mark before it; what follows stays as it is for full stops."""
        self.used.append(Piece(name, entity))
        return f"{self.mark}{len(self.used) - 1:0{_DIGITS}}{name}"

    def apart(self, text: str) -> tuple[Piece, ...]:
        """Take a sentence apart at its marks."""
        before, *marked = text.split(self.mark)
        pieces = [Piece(before)]
        for part in marked:
            name = self.used[int(part[:_DIGITS])]
            pieces += [name, Piece(part[_DIGITS:].removeprefix(name.text))]
        return tuple(piece for piece in pieces if piece.text)


@dataclass(frozen=True, slots=True)
class _MarkedNames(PartyNames):
    """Names that are told apart as before, each with a mark."""

    marks: _Marks = field(default_factory=_Marks)

    def name(self, entity: Entity) -> str:
        """Return a party's name behind a mark."""
        return self.marks.marked(PartyNames.name(self, entity), entity)

    def description(self, entity: Entity) -> str:
        """Return the description of a party that no source names behind a mark."""
        described = PartyNames.description(self, entity)
        return self.marks.marked(described, entity) if described else ""

    def subject(self, entity: Entity) -> str:
        """Return how a sentence about a party begins, with its name or description marked."""
        described = PartyNames.description(self, entity)
        if not described:
            return self.name(entity)
        # The comma that closes a clause belongs to the sentence.
        words = sentence_subject(described)
        opened = words.removesuffix(",")
        return self.marks.marked(opened, entity) + words[len(opened) :]


def linked(say: Callable[[PartyNames], str], names: PartyNames) -> tuple[Piece, ...]:
    """Return what ``say`` makes of some names, as pieces."""
    marks = _Marks()
    marked = _MarkedNames(names.distinctions, names.of_storefront, marks)
    return marks.apart(say(marked))


def linked_said(text: Said, parties: Iterable[Entity]) -> tuple[Piece, ...]:
    """Return a text as pieces: a value that is the name of one of its parties, and of one only."""
    every = {e.id: e for e in parties}
    count = Counter(e.name for e in every.values())
    named = {e.name: e for e in every.values() if count[e.name] == 1}
    marks = _Marks()
    return marks.apart(str(_with_marks(text, named, marks)))


def _with_marks(text: Said, named: Mapping[str, Entity], marks: _Marks) -> Said:
    values: dict[str, object] = {}
    for key, value in text.values.items():
        if isinstance(value, Said):
            values[key] = _with_marks(value, named, marks)
        elif isinstance(value, str):
            values[key] = _list_with_marks(value, named, marks)
        else:
            values[key] = value
    return replace(text, values=values)


def _list_with_marks(value: str, named: Mapping[str, Entity], marks: _Marks) -> str:
    """Mark a name, or each of several with commas between; any other words stay as they are."""
    names, rest = list[str](), value
    while rest:
        fits = [n for n in named if n and (rest == n or rest.startswith(n + _BETWEEN))]
        if not fits:
            return value
        names.append(max(fits, key=len))
        rest = rest.removeprefix(names[-1]).removeprefix(_BETWEEN)
    return _BETWEEN.join(marks.marked(n, named[n]) for n in names)
