"""Names of parties as links in the sentences, tables and lists of the app's HTML.

Templates escape every value, except a ``LinkedText``, which escapes its pieces itself.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from graph.model.records import Entity
from graph.presentation.names.linked_text import TextPiece, link_sentence, link_text
from graph.presentation.names.party_names import PartyNames
from graph.presentation.sentences.tie_sentences import PLAIN_NAMES
from graph.support.language import LazyText
from views.shell import links


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A text whose names are links in HTML, and plain text as a ``str``."""

    pieces: tuple[TextPiece, ...]

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def __html__(self) -> str:
        """Return the text as markup, for templates."""
        return Markup("").join(map(_markup, self.pieces))


def _markup(piece: TextPiece) -> Markup:
    if piece.entity is None or links.is_current_page(piece.entity):
        return escape(piece.text)
    link = Markup('<a class="lk-party" href="{}" target="_self">{}</a>')
    return link.format(links.party_href(piece.entity), piece.text)


def linked_sentence(
    say: Callable[[PartyNames], str], names: PartyNames = PLAIN_NAMES
) -> LinkedText:
    """Return a sentence with its names as links; ``say`` builds it from the names it receives."""
    return LinkedText(link_sentence(say, names))


def finding_sentence(text: LazyText, parties: Iterable[Entity]) -> LinkedText:
    """Return the text of a finding with the names of the parties as links."""
    return LinkedText(link_text(text, parties))


def name_link(entity: Entity) -> LinkedText:
    """Return a party's name as a link."""
    return LinkedText((TextPiece(entity.name, entity),))


def join_texts(parts: Iterable[str | LinkedText], between: str) -> LinkedText:
    """Join texts, linked or not, with a separator; empty ones are left out."""
    pieces: list[TextPiece] = []
    for part in parts:
        if part:
            pieces += [TextPiece(between)] if pieces else []
            pieces += part.pieces if isinstance(part, LinkedText) else (TextPiece(part),)
    return LinkedText(tuple(pieces))


def name_links(entities: Iterable[Entity]) -> LinkedText:
    """Return the names of parties as links, with semicolons between."""
    return join_texts(map(name_link, entities), "; ")
