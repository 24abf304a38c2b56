"""What each source states of a party, its ties, and what stands behind one statement."""

from collections import defaultdict
from dataclasses import dataclass

from graph.analyses.tracing.tie_reader import TieReader
from graph.judgements import precedence
from graph.model.records import KIND_ASSUMED, Contents, Source, Tie, TieType, Value
from graph.presentation import tie_style
from graph.presentation.claims import source_name
from graph.presentation.sentences.tie_words import hop_clause
from graph.presentation.visual_language import CHIPS, KINDS, NEUTRAL, TIES
from graph.support.language import N_
from views.shell import party_links
from views.shell.party_links import Linked
from views.shell.texts import _, country_name, day_text, moment_text, ngettext, period_text
from views.verdict.chain_cards import capture_address, cited, place_of, web_address

_SHOWN = 40  # ties listed of one party
_DAY = 10  # length of 2023-06-21; a moment is longer

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
    "entity_type": N_("kind of body"),
    KIND_ASSUMED: N_("company or person"),
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
    """One tie of a party as a sentence with its standing, wording and source.

    ``judged`` says who judged a match and when, empty where nobody did.
    """

    slug: str
    hollow: bool
    sentence: Linked
    standing: str
    chip: str
    wording: str
    quoted: bool
    lang: str
    translation: str
    source: str
    capture: str
    period: str
    judged: str


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
    name: str | Linked
    note: str
    fields: tuple[Field, ...]
    ties: tuple[TieRow, ...]
    ties_title: str
    proof: Proof | None
    history: tuple[TieRow, ...] = ()


def entity_dossier(ident: str, reader: TieReader) -> Dossier:
    """Collect what each source states of a party, and its ties."""
    contents = reader.contents
    entity = contents.entities[ident]
    ties = _one_a_pair([t for t in contents.ties if ident in (t.start, t.end)])
    ties.sort(key=lambda t: list(TIES).index(tie_style.slug(reader.strength(t))))
    kicker = (KINDS[entity.kind].label, place_of(entity))
    title = ngettext("{n} link", "{n} links", len(ties)).format(n=len(ties))
    if len(ties) > _SHOWN:
        title = _("{n} links, {shown} shown").format(n=len(ties), shown=_SHOWN)
    return Dossier(
        entity.kind.value,
        NEUTRAL,
        False,
        " · ".join(x for x in kicker if x),
        party_links.name(entity),
        entity.text("note"),
        _fields(ident, contents),
        tuple(tie_row(t, reader) for t in ties[:_SHOWN]),
        title,
        None,
    )


def tie_dossier(tie: Tie, reader: TieReader) -> Dossier:
    """Collect what one statement says and what stands behind it; of a match, what counts now."""
    contents = reader.contents
    tie = in_force(tie, contents)
    row = tie_row(tie, reader)
    source = contents.sources.get(tie.source, tie_style.NO_SOURCE)
    original = contents.sources.get(source.restates)
    proof = Proof(
        row,
        source,
        source_name(source),
        day_text(source.published),
        web_address(source),
        capture_address(source),
        source_name(original) if original else "",
    )
    kicker = " · ".join((_("One statement"), row.chip, TIES[row.slug].label))
    return Dossier(
        "",
        row.slug,
        row.hollow,
        kicker,
        row.sentence,
        row.judged,
        (),
        (),
        "",
        proof,
        tuple(tie_row(t, reader) for t in _judged_before(tie, contents)),
    )


def in_force(tie: Tie, contents: Contents) -> Tie:
    """Return the tie that says how a match stands now; any other tie is returned as it is.

    Where all that was judged of the pair is taken back, it is what took it back.
    """
    if tie.type is not TieType.SAME_AS:
        return tie
    pair = precedence.history(contents.ties, tie.start, tie.end)
    return precedence.in_force(pair) or next(iter(pair), tie)


def _judged_before(tie: Tie, contents: Contents) -> tuple[Tie, ...]:
    """Return the history of a match, the newest first; none where only one thing was said."""
    pair = precedence.history(contents.ties, tie.start, tie.end)
    return pair if tie.type is TieType.SAME_AS and len(pair) > 1 else ()


def _one_a_pair(ties: list[Tie]) -> list[Tie]:
    """Keep of each match what counts now: the judgements before are in its history."""
    matches = {t.id for t in precedence.standing_last(ties)}
    return [t for t in ties if t.type is not TieType.SAME_AS or t.id in matches]


def tie_row(tie: Tie, reader: TieReader) -> TieRow:
    """Word one tie in its own direction."""
    hop = reader.hop(tie)
    chip = tie_style.chip_of(hop)
    return TieRow(
        tie_style.slug(hop.strength),
        tie_style.hop_hollow(hop),
        party_links.sentence(lambda names: hop_clause(hop, names)),
        chip,
        CHIPS[chip].label,
        tie.wording,
        tie.quoted,
        tie.lang,
        tie.translation,
        cited(hop.source),
        capture_address(hop.source),
        period_text(tie.since, tie.until),
        _judged(tie),
    )


def _judged(tie: Tie) -> str:
    """Say who judged a match, and when."""
    if tie.type is not TieType.SAME_AS or not tie.judged_by:
        return ""
    if not tie.judged_at:
        return _("Judged by {author}.").format(author=tie.judged_by)
    told = moment_text if len(tie.judged_at) > _DAY else day_text
    form = _("Judged by {author}, {when}.")
    return form.format(author=tie.judged_by, when=told(tie.judged_at))


def _fields(ident: str, contents: Contents) -> tuple[Field, ...]:
    said: dict[str, list[Said]] = defaultdict(list)
    for statement in contents.statements:
        if statement.entity == ident:
            source = contents.sources.get(statement.source)
            who = source_name(source) if source else _("source not named")
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
    if name == KIND_ASSUMED:
        texts = [_("assumed from the name")]
    if name in _DATES:
        texts = [day_text(text) for text in texts]
    return "; ".join(texts)
