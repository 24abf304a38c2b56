"""What each source states of a party, its ties, and what stands behind one statement."""

from collections import defaultdict
from dataclasses import dataclass

from graph.language import N_
from graph.model import Contents, Source, Tie, Value
from graph.presentation import tie_style
from graph.presentation.verdict_words import hop_sentence
from graph.presentation.visual_language import CHIPS, KINDS, NEUTRAL, TIES
from views.chains import capture_address, cited, place_of, publisher, web_address
from views.texts import _, country_name, day_text, ngettext, period_text

_SHOWN = 40  # ties listed of one party

_FIELDS = {
    "name": N_("name"),
    "names": N_("also called"),
    "aliases": N_("also called"),
    "previous_names": N_("formerly called"),
    "former_names": N_("formerly called"),
    "short_name": N_("short name"),
    "country": N_("country"),
    "nationality": N_("nationality"),
    "jurisdiction": N_("jurisdiction"),
    "market": N_("market"),
    "ships_from": N_("ships from"),
    "category": N_("category"),
    "registration_number": N_("register number"),
    "vat_number": N_("VAT number"),
    "company_type": N_("legal form"),
    "company_form": N_("legal form"),
    "birth_date": N_("born"),
    "incorporated": N_("incorporated"),
    "dissolved": N_("dissolved"),
    "status": N_("status"),
    "website": N_("website"),
    "note": N_("note"),
    "denies": N_("says against it"),
    "unknown_reason": N_("why not stated"),
}


def field_label(name: str) -> str:
    """Return the word for a property; one that has none is named as the source names it."""
    return _(_FIELDS[name]) if name in _FIELDS else name.replace("_", " ")


_DATES = frozenset({"incorporated", "dissolved", "birth_date"})
_PLACES = frozenset({"country", "nationality", "jurisdiction", "market", "ships_from"})


@dataclass(frozen=True, slots=True)
class Said:
    """One value, and who states it."""

    value: str
    source: str
    capture: str


@dataclass(frozen=True, slots=True)
class Field:
    """One property with every source's value of it."""

    name: str
    said: tuple[Said, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class TieRow:
    """One tie of a party as a sentence with its standing, wording and source."""

    slug: str
    hollow: bool
    sentence: str
    standing: str
    chip: str
    wording: str
    quoted: bool
    lang: str
    translation: str
    source: str
    capture: str
    period: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands behind one statement."""

    row: TieRow
    source: Source
    publisher: str
    published: str
    url: str
    capture: str
    restates: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the dossier's template shows, of a party or of one tie."""

    kind: str
    slug: str
    hollow: bool
    kicker: str
    name: str
    note: str
    fields: tuple[Field, ...]
    ties: tuple[TieRow, ...]
    ties_title: str
    proof: Proof | None


def entity_dossier(ident: str, contents: Contents) -> Dossier:
    """Collect what each source states of a party, and its ties."""
    entity = contents.entities[ident]
    ties = [t for t in contents.ties if ident in (t.start, t.end)]
    ties.sort(key=lambda t: list(TIES).index(tie_style.slug(tie_style.strength_of(t))))
    kicker = (KINDS[entity.kind].label, place_of(entity))
    title = ngettext("{n} tie", "{n} ties", len(ties)).format(n=len(ties))
    if len(ties) > _SHOWN:
        title = _("{n} ties, {shown} shown").format(n=len(ties), shown=_SHOWN)
    return Dossier(
        entity.kind.value,
        NEUTRAL,
        False,
        " · ".join(x for x in kicker if x),
        entity.name,
        entity.text("note"),
        _fields(ident, contents),
        tuple(tie_row(t, contents) for t in ties[:_SHOWN]),
        title,
        None,
    )


def tie_dossier(tie: Tie, contents: Contents) -> Dossier:
    """Collect what one statement says and what stands behind it."""
    row = tie_row(tie, contents)
    source = contents.sources.get(tie.source, tie_style.NO_SOURCE)
    original = contents.sources.get(source.restates)
    proof = Proof(
        row,
        source,
        publisher(source),
        day_text(source.published),
        web_address(source),
        capture_address(source),
        publisher(original) if original else "",
    )
    kicker = " · ".join((_("One statement"), row.chip, TIES[row.slug].label))
    return Dossier("", row.slug, row.hollow, kicker, row.sentence, "", (), (), "", proof)


def tie_row(tie: Tie, contents: Contents) -> TieRow:
    """Word one tie in its own direction."""
    hop = tie_style.as_hop(tie, contents)
    chip = tie_style.chip_of(hop)
    return TieRow(
        tie_style.slug(hop.strength),
        tie_style.hop_hollow(hop),
        hop_sentence(hop).removesuffix("."),
        chip,
        CHIPS[chip].label,
        tie.wording,
        tie.quoted,
        tie.lang,
        tie.translation,
        cited(hop.source),
        capture_address(hop.source),
        period_text(tie.since, tie.until),
    )


def _fields(ident: str, contents: Contents) -> tuple[Field, ...]:
    said: dict[str, list[Said]] = defaultdict(list)
    for statement in contents.statements:
        if statement.entity == ident:
            source = contents.sources.get(statement.source)
            who = publisher(source) if source else _("source not named")
            there = capture_address(source) if source else ""
            for name, value in statement.values.items():
                said[name].append(Said(_shown(name, value), who, there))
    order = [*(f for f in _FIELDS if f in said), *sorted(said.keys() - _FIELDS.keys())]
    return tuple(_field(name, said[name]) for name in order)


def _field(name: str, said: list[Said]) -> Field:
    label = field_label(name)
    return Field(label, tuple(said), len({s.value for s in said}) > 1)


def _shown(name: str, value: Value) -> str:
    texts = [str(text) for text in (value if isinstance(value, tuple) else (value,))]
    if name in _PLACES:
        texts = [country_name(text) for text in texts]
    if name in _DATES:
        texts = [day_text(text) for text in texts]
    return "; ".join(texts)
