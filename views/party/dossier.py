"""Dossier of a party (stated values, ties) or of one tie (wording, source, capture)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass

from graph.analyses.tracing.tie_reader import TieReader
from graph.model import precedence
from graph.model.records import Contents, Source, Tie, TieType
from graph.presentation import tie_style
from graph.presentation.claims import source_name
from graph.presentation.field_labels import FIELD_LABELS, field_label
from graph.presentation.sentences.tie_sentences import hop_clause
from graph.presentation.stated_values import value_text
from graph.presentation.visual_language import CHIPS, KIND_SIGNS, NEUTRAL, TIE_SIGNS
from views.shell import party_links
from views.shell.party_links import LinkedText
from views.shell.texts import _, day_text, moment_text, ngettext, period_text
from views.verdict.chain_cards import capture_address, place_of, source_citation, web_address

_MOST_TIES = 40  # ties listed of one party
_DAY = 10  # length of 2023-06-21; a moment is longer


@dataclass(frozen=True, slots=True)
class StatedValue:
    """One value, with its source and the address of the capture (or "")."""

    value: str
    source: str
    capture: str


@dataclass(frozen=True, slots=True)
class DossierField:
    """One property with the values of all sources; ``differs`` if they disagree."""

    name: str
    said: tuple[StatedValue, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class TieRow:
    """One tie of a party as a sentence with its standing, wording and source.

    ``judged`` says who judged a match and when; empty if no user did.
    """

    slug: str
    hollow: bool
    sentence: LinkedText
    standing: str
    _: KW_ONLY
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
    """Evidence of one statement: its source, with the addresses of the page and the capture."""

    row: TieRow
    source: Source
    publisher: str
    published: str
    _: KW_ONLY
    url: str
    capture: str
    restates: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Values of the dossier's template, for a party or for one tie."""

    kind: str
    slug: str
    hollow: bool
    kicker: str
    _: KW_ONLY
    name: str | LinkedText
    note: str
    fields: tuple[DossierField, ...]
    ties: tuple[TieRow, ...]
    ties_title: str
    proof: Proof | None
    history: tuple[TieRow, ...] = ()


def entity_dossier(ident: str, reader: TieReader) -> Dossier:
    """Return the dossier of a party: the values each source states, and its ties."""
    contents = reader.contents
    entity = contents.entities[ident]
    ties = _keep_current_matches(contents.ties_of(ident))
    ties.sort(key=lambda t: list(TIE_SIGNS).index(tie_style.strength_slug(reader.strength(t))))
    kicker = (KIND_SIGNS[entity.kind].label, place_of(entity))
    title = ngettext("{n} link", "{n} links", len(ties)).format(n=len(ties))
    if len(ties) > _MOST_TIES:
        title = _("{n} links, {shown} shown").format(n=len(ties), shown=_MOST_TIES)
    return Dossier(
        kind=entity.kind.value,
        slug=NEUTRAL,
        hollow=False,
        kicker=" · ".join(x for x in kicker if x),
        name=party_links.name_link(entity),
        note=entity.text("note"),
        fields=_dossier_fields(ident, contents),
        ties=tuple(tie_row(t, reader) for t in ties[:_MOST_TIES]),
        ties_title=title,
        proof=None,
    )


def tie_dossier(tie: Tie, reader: TieReader) -> Dossier:
    """Return the dossier of one statement; for a match, of the judgement in force."""
    contents = reader.contents
    tie = tie_in_force(tie, contents)
    row = tie_row(tie, reader)
    source = contents.sources.get(tie.source, tie_style.NO_SOURCE)
    original = contents.sources.get(source.restates)
    proof = Proof(
        row=row,
        source=source,
        publisher=source_name(source),
        published=day_text(source.published),
        url=web_address(source),
        capture=capture_address(source),
        restates=source_name(original) if original else "",
    )
    kicker = " · ".join((_("One statement"), row.chip, TIE_SIGNS[row.slug].label))
    return Dossier(
        kind="",
        slug=row.slug,
        hollow=row.hollow,
        kicker=kicker,
        name=row.sentence,
        note=row.judged,
        fields=(),
        ties=(),
        ties_title="",
        proof=proof,
        history=tuple(tie_row(t, reader) for t in _judgement_history(tie, contents)),
    )


def tie_in_force(tie: Tie, contents: Contents) -> Tie:
    """Return the tie with the present judgement of a match; return any other tie unchanged.

    If all judgements of the pair are withdrawn, it is the newest tie of the pair.
    """
    if tie.type is not TieType.SAME_AS:
        return tie
    pair = precedence.judgement_history(contents.ties_of(tie.start), tie.start, tie.end)
    return precedence.judgement_in_force(pair) or next(iter(pair), tie)


def _judgement_history(tie: Tie, contents: Contents) -> tuple[Tie, ...]:
    """Return the judgements of a match, newest first; empty if there is only one."""
    pair = precedence.judgement_history(contents.ties_of(tie.start), tie.start, tie.end)
    return pair if tie.type is TieType.SAME_AS and len(pair) > 1 else ()


def _keep_current_matches(ties: Sequence[Tie]) -> list[Tie]:
    """Drop the earlier judgements of each match, which its history lists."""
    matches = {t.id for t in precedence.last_judgements(ties)}
    return [t for t in ties if t.type is not TieType.SAME_AS or t.id in matches]


def tie_row(tie: Tie, reader: TieReader) -> TieRow:
    """Return one tie in words, in its own direction."""
    hop = reader.hop(tie)
    chip = tie_style.hop_chip(hop)
    return TieRow(
        slug=tie_style.strength_slug(hop.strength),
        hollow=tie_style.is_hop_hollow(hop),
        sentence=party_links.linked_sentence(lambda names: hop_clause(hop, names)),
        standing=chip,
        chip=CHIPS[chip].label,
        wording=tie.wording,
        quoted=tie.quoted,
        lang=tie.lang,
        translation=tie.translation,
        source=source_citation(hop.source),
        capture=capture_address(hop.source),
        period=period_text(tie.since, tie.until),
        judged=_judgement_text(tie),
    )


def _judgement_text(tie: Tie) -> str:
    """Return who judged a match and when; empty if no user did."""
    if tie.type is not TieType.SAME_AS or not tie.judged_by:
        return ""
    if not tie.judged_at:
        return _("Judged by {author}.").format(author=tie.judged_by)
    date_text = moment_text if len(tie.judged_at) > _DAY else day_text
    form = _("Judged by {author}, {when}.")
    return form.format(author=tie.judged_by, when=date_text(tie.judged_at))


def _dossier_fields(ident: str, contents: Contents) -> tuple[DossierField, ...]:
    values: dict[str, list[StatedValue]] = defaultdict(list)
    for statement in contents.statements:
        if statement.entity == ident:
            source = contents.sources.get(statement.source)
            who = source_name(source) if source else _("source not named")
            there = capture_address(source) if source else ""
            for name, value in statement.values.items():
                values[name].append(StatedValue(value_text(name, value), who, there))
    labelled = [name for name in FIELD_LABELS if name in values]
    others = sorted(values.keys() - FIELD_LABELS.keys())
    return tuple(_field(name, values[name]) for name in (*labelled, *others))


def _field(name: str, values: list[StatedValue]) -> DossierField:
    label = field_label(name)
    return DossierField(label, tuple(values), len({s.value for s in values}) > 1)
