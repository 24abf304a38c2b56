"""Sentences with the places of party names in them, so that a page can link the names.

A sentence is made as usual, from names that carry a mark, and is then split at the marks. The mark
is a new random number each time, so no name or wording of a source can contain it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from secrets import token_hex

from graph.model.records import Entity
from graph.presentation.names.party_names import PartyNames, closing_comma, sentence_subject
from graph.support.language import LazyText

_DIGITS = 6
_SEPARATOR = ", "


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A part of a sentence; ``entity`` is the party whose name it is, None for other words."""

    text: str
    entity: Entity | None = field(default=None, hash=False)


@dataclass(slots=True)
class _Marks:
    """The names that were put into one sentence, each behind a mark with its number."""

    mark: str = field(default_factory=lambda: f"\0{token_hex(8)}")
    marked_names: list[TextPiece] = field(default_factory=list)

    def mark_name(self, name: str, entity: Entity) -> str:
        """Return a name behind a mark.

        The mark comes first, so that a sentence still sees whether the name ends with a full stop.
        """
        self.marked_names.append(TextPiece(name, entity))
        return f"{self.mark}{len(self.marked_names) - 1:0{_DIGITS}}{name}"

    def split_at_marks(self, text: str) -> tuple[TextPiece, ...]:
        """Return a sentence as pieces, split at its marks."""
        before, *marked = text.split(self.mark)
        pieces = [TextPiece(before)]
        for part in marked:
            name = self.marked_names[int(part[:_DIGITS])]
            pieces += [name, TextPiece(part[_DIGITS:].removeprefix(name.text))]
        return tuple(piece for piece in pieces if piece.text)


@dataclass(frozen=True, slots=True)
class _MarkedNames(PartyNames):
    """The same names as in ``PartyNames``, each with a mark."""

    marks: _Marks = field(default_factory=_Marks)

    def name(self, entity: Entity) -> str:
        """Return a party's name behind a mark."""
        return self.marks.mark_name(PartyNames.name(self, entity), entity)

    def description(self, entity: Entity) -> str:
        """Return the description of a party that no source names behind a mark."""
        described = PartyNames.description(self, entity)
        return self.marks.mark_name(described, entity) if described else ""

    def subject(self, entity: Entity) -> str:
        """Return the beginning of a sentence about a party, with its name or description marked."""
        described = PartyNames.description(self, entity)
        if not described:
            return f"{self.name(entity)}{closing_comma(entity)}"
        # The comma that closes a clause belongs to the sentence.
        words = sentence_subject(described)
        opened = words.removesuffix(",")
        return self.marks.mark_name(opened, entity) + words[len(opened) :]


def link_sentence(say: Callable[[PartyNames], str], names: PartyNames) -> tuple[TextPiece, ...]:
    """Return what ``say`` makes of some names, as pieces."""
    marks = _Marks()
    marked = _MarkedNames(names.distinctions, names.of_storefront, marks)
    return marks.split_at_marks(say(marked))


def link_text(text: LazyText, parties: Iterable[Entity]) -> tuple[TextPiece, ...]:
    """Return a text as pieces; a value that is the name of exactly one of its parties is a name."""
    every = {e.id: e for e in parties}
    count = Counter(e.name for e in every.values())
    named = {e.name: e for e in every.values() if count[e.name] == 1}
    marks = _Marks()
    return marks.split_at_marks(str(_mark_text(text, named, marks)))


def _mark_text(text: LazyText, named: Mapping[str, Entity], marks: _Marks) -> LazyText:
    values: dict[str, object] = {}
    for key, value in text.values.items():
        if isinstance(value, LazyText):
            values[key] = _mark_text(value, named, marks)
        elif isinstance(value, str):
            values[key] = _mark_name_list(value, named, marks)
        else:
            values[key] = value
    return replace(text, values=values)


def _mark_name_list(value: str, named: Mapping[str, Entity], marks: _Marks) -> str:
    """Mark a name, or each of several with commas between; leave any other words as they are."""
    names, rest = list[str](), value
    while rest:
        fits = [n for n in named if n and (rest == n or rest.startswith(n + _SEPARATOR))]
        if not fits:
            return value
        names.append(max(fits, key=len))
        rest = rest.removeprefix(names[-1]).removeprefix(_SEPARATOR)
    return _SEPARATOR.join(marks.mark_name(n, named[n]) for n in names)
