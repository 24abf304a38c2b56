"""Names of parties inside sentences: unnamed ones by description, namesakes distinguished."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.analyses.tracing.verdict import Distinction
from graph.model.records import Entity
from graph.support.language import N_, LazyText, lazy_text
from graph.support.language import gettext as _

# Descriptions come from sources' files; that of the shipped case is known in every language.
KNOWN_DESCRIPTIONS = (N_("its seller, which the report does not name"),)


@dataclass(frozen=True, slots=True)
class PartyNames:
    """The names of parties in one text; ``distinctions`` tell those of one name apart, by id.

    ``of_storefront`` says that the text is about one storefront, so that it is clear whose seller
    "its seller, which the report does not name" is.
    """

    distinctions: Mapping[str, Distinction] = field(default_factory=dict)
    of_storefront: bool = False

    def name(self, entity: Entity) -> str:
        """Return a party's name, with a number or source that distinguishes it from a namesake."""
        found = self.distinctions.get(entity.id)
        if found is None:
            return entity.name
        if found.number:
            form = _("{name} ({number})")
            return form.format(name=entity.name, number=found.number)
        return _("{name} (in {source})").format(name=entity.name, source=found.source or entity.id)

    def names(self, entities: Iterable[Entity]) -> LazyText | str:
        """Return several names as a list: "A, B and C"; "A; B, Inc.; C" where a comma is in one."""
        every = [self.name(e) for e in entities]
        if len(every) < 2:
            return "".join(every)
        if any("," in name for name in every):
            return "; ".join(every)
        return lazy_text(N_("{some} and {last}"), some=", ".join(every[:-1]), last=every[-1])

    def description(self, entity: Entity) -> str:
        """Return the description of a party that no source names; empty where it has a name."""
        return party_description(entity) if self.of_storefront else ""

    def subject(self, entity: Entity) -> str:
        """Return the beginning of a sentence about a party: its description or its name."""
        described = self.description(entity)
        if described:
            return sentence_subject(described)
        return f"{self.name(entity)}{closing_comma(entity)}"


def entry_name(entity: Entity) -> str:
    """Return the name of an entry; its register number, where it has one, tells namesakes apart."""
    number = entity.text("registration_number")
    return f"{entity.name} ({number})" if number else entity.name


def party_description(entity: Entity) -> str:
    """Return the description that replaces a name in a text about the party's storefront."""
    return _(entity.text("described").rstrip(",. "))


def closing_comma(entity: Entity) -> str:
    """Return the comma that closes a clause in the name of a party that is only described."""
    return "," if entity.text("described") and "," in entity.name else ""


def sentence_subject(described: str) -> str:
    """Begin a sentence with a description; a clause that a comma opened is closed by one."""
    opened = f"{described[0].upper()}{described[1:]}"
    return f"{opened}," if "," in described else opened
