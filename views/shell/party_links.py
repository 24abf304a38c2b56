"""Names of parties as links, wherever they stand: in sentences, tables and lists of our own HTML.

Templates escape everything; a ``Linked`` text brings its own markup, each piece of it escaped.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from graph.model.records import Entity
from graph.presentation.names.linked_text import Piece, linked, linked_said
from graph.presentation.names.party_names import PartyNames
from graph.presentation.sentences.tie_words import PLAIN_NAMES
from graph.support.language import Said
from views.shell import links


@dataclass(frozen=True, slots=True)
class Linked:
    """A text of which the names are links in HTML, and plain words as a ``str``."""

    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def __html__(self) -> str:
        """Return the text as markup, for templates."""
        return Markup("").join(map(_markup, self.pieces))


def _markup(piece: Piece) -> Markup:
    if piece.entity is None or links.is_here(piece.entity):
        return escape(piece.text)
    link = Markup('<a class="lk-party" href="{}" target="_self">{}</a>')
    return link.format(links.href(piece.entity), piece.text)


def sentence(say: Callable[[PartyNames], str], names: PartyNames = PLAIN_NAMES) -> Linked:
    """Return a sentence with its names as links; ``say`` makes it of the names it is given."""
    return Linked(linked(say, names))


def finding(text: Said, parties: Iterable[Entity]) -> Linked:
    """Return what was found of some parties with their names as links."""
    return Linked(linked_said(text, parties))


def name(entity: Entity) -> Linked:
    """Return a party's name as a link."""
    return Linked((Piece(entity.name, entity),))


def joined(parts: Iterable[str | Linked], between: str) -> Linked:
    """Return texts, linked or not, as one with a sign between them; empty ones are left out."""
    pieces: list[Piece] = []
    for part in parts:
        if part:
            pieces += [Piece(between)] if pieces else []
            pieces += part.pieces if isinstance(part, Linked) else (Piece(part),)
    return Linked(tuple(pieces))


def several(entities: Iterable[Entity], between: str = "; ") -> Linked:
    """Return the names of some parties as links, with a sign between them."""
    return joined(map(name, entities), between)
