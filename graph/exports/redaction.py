"""Redaction for publication: birth dates, homes, private contacts and undone merges.

Captures are left out too, with the text that was read from them, because they cannot be redacted;
the digests of their bytes stay. The wording of a tie is the source's own and is kept as it is.
"""

import re
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from graph.analyses.tracing.search.accepted_matches import settle_matches
from graph.exports.base import Redaction, Selection
from graph.model import precedence
from graph.model.authors import printable_author
from graph.model.records import (
    KIND_ASSUMED,
    OWN_ENTRY,
    Contents,
    Entity,
    Judgement,
    Kind,
    Source,
    Statement,
    Tie,
    TieType,
    Value,
)
from graph.support.language import N_

BIRTHS = N_("birth dates")
HOMES = N_("home addresses")
CONTACTS = N_("private contacts")
MERGES = N_("rejected merges")
CAPTURES = N_("captures")
EVIDENCE = N_("evidence of matches")

_PRINTABLE = frozenset({"business", "service"})
_MONTH = re.compile(r"\d{4}(-\d{2})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d).*", re.ASCII | re.DOTALL)
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_WORDS = re.compile(r"[^\W\d_]+")
_COUNTRY = frozenset({"country", "nation", "nationality"})
_PLACE = frozenset("name place city town region lieu lugar luogo ort tempat".split()) | _COUNTRY
_EVIDENCE = "evidence"  # property of a match that may quote private values
_TEXT = "text"  # property of a source: the text of the captured page


@dataclass(frozen=True, slots=True)
class _NamePattern:
    """Names of properties of one sort: whole words, or parts of words, in many languages.

    A name with one of the words ``unless`` is not of the sort: ``birth_place`` is no birth date.
    """

    words: frozenset[str]
    parts: tuple[str, ...]
    unless: frozenset[str] = frozenset()

    def include(self, words: Set[str]) -> bool:
        """Whether a property whose name has these words is of this sort."""
        if words & self.unless:
            return False
        return bool(words & self.words) or any(p in word for p in self.parts for word in words)


_BIRTH = _NamePattern(
    frozenset({"dob", "born", "geboren", "lahir"}),
    tuple(
        "birth geburt naissance nacimiento nascimento nascita geboorte urodz kelahiran doğum "
        "рожд 出生 生日 生年".split()
    ),
    _PLACE,
)
_HOME = _NamePattern(
    frozenset("postal zip plz residence premises house flat apartment calle rue".split()),
    tuple(
        "address adress street strass postcode postalcode postleitzahl zipcode direcci indirizz "
        "endereç alamat адрес 地址 住址 住所".split()
    ),
    _COUNTRY | _PRINTABLE,
)
_CONTACT = _NamePattern(
    frozenset("mail tel cell fax contact contacts website url homepage telp surel".split()),
    tuple("email phone telefon mobile whatsapp wechat телефон 电话 手机 邮箱".split()),
    _COUNTRY | {"source", "publisher"},
)
_UNPRINTED = frozenset({Judgement.REJECTED, Judgement.UNSURE, Judgement.WITHDRAWN})

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class PrivateIds:
    """Ids that must not be printed, each with the reason as a message.

    ``private`` are ties that are private themselves. ``ties`` are these and all ties to a place in
    ``parties``, which are addresses and contacts.
    """

    private: Mapping[str, str]
    ties: Mapping[str, str]
    parties: Mapping[str, str]


def redact_selection(selection: Selection) -> tuple[Selection, tuple[Redaction, ...]]:
    """Return the selection that may be printed, and counts of what was left out."""
    contents, left = redact_contents(selection.contents)
    ids = {tie.id for tie in contents.ties}
    chains = tuple(
        chain
        for chain in selection.chains
        if {hop.tie.id for hop in (*chain.hops, *chain.platform_leg)} <= ids
    )
    whole = selection.whole or selection.contents
    return replace(selection, contents=contents, chains=chains, whole=whole), left


def redact_contents(contents: Contents) -> tuple[Contents, tuple[Redaction, ...]]:
    """Return the contents that may be printed, and counts of what was left out."""
    gone = ids_to_redact(contents)
    kinds = {id_: _kind(entity) for id_, entity in contents.entities.items()}
    left = Counter(gone.private.values())
    ties = (tie for tie in contents.ties if tie.id not in gone.ties)
    unsaid = _sources_of_merges(contents, gone)
    shown = Contents(
        entities={
            i: _redact_entity(e) for i, e in contents.entities.items() if i not in gone.parties
        },
        sources={
            i: _redact_source(s, left) for i, s in contents.sources.items() if i not in unsaid
        },
        statements=tuple(
            _redact_statement(s, left) for s in contents.statements if s.entity not in gone.parties
        ),
        ties=tuple(_redact_tie(tie, kinds, left) for tie in ties),
        unfinished=contents.unfinished,
    )
    return shown, tuple(Redaction(what, count) for what, count in sorted(left.items()))


def ids_to_redact(contents: Contents) -> PrivateIds:
    """Return the ties that must not be printed, and the places that only these ties lead to."""
    kinds = {id_: _kind(entity) for id_, entity in contents.entities.items()}
    undone = _undone_merges(contents)
    private = {tie.id: what for tie in contents.ties if (what := tie_redaction(tie, kinds, undone))}
    places = {
        id_: HOMES if kinds[id_] is Kind.ADDRESS else CONTACTS
        for id_ in _orphans(contents, tuple(t for t in contents.ties if t.id not in private))
    }
    near = {
        tie.id: places.get(tie.start) or places[tie.end]
        for tie in contents.ties
        if {tie.start, tie.end} & places.keys()
    }
    return PrivateIds(private, {**near, **private}, places)


def _undone_merges(contents: Contents) -> frozenset[str]:
    """Return the matches that are rejected, undecided or withdrawn, and all others they overrule.

    If only the rejection were left out, the match that it overrules would count again in print.
    """
    settled = settle_matches(contents.ties, contents.entities)
    counts = precedence.counting_match_ids(contents.ties)
    accepted = [tie for ties in settled.accepted_ties.values() for tie in ties]
    holding = {frozenset((t.start, t.end)) for t in (*settled.proposed, *accepted)}
    return frozenset(
        tie.id
        for tie in contents.ties
        if tie.type is TieType.SAME_AS
        and (
            tie.judgement in _UNPRINTED
            or tie.id not in counts
            or frozenset((tie.start, tie.end)) not in holding
        )
    )


def _sources_of_merges(contents: Contents, gone: PrivateIds) -> set[str]:
    """Return the sources that state only undone merges: they show who judged a pair, and why."""
    merges = {t.source for t in contents.ties if gone.private.get(t.id) == MERGES}
    speaking = {t.source for t in contents.ties if gone.private.get(t.id) != MERGES}
    speaking |= {s.source for s in contents.statements}
    speaking |= {s.restates for s in contents.sources.values()}
    return merges - speaking


def _kind(entity: Entity) -> Kind:
    """Return the kind to protect: a party whose kind is only assumed is treated as a person."""
    return Kind.PERSON if entity.values.get(KIND_ASSUMED) else entity.kind


def tie_redaction(tie: Tie, kinds: Mapping[str, Kind], undone: Set[str]) -> str:
    """Return the reason to leave a tie out, empty if it may be printed."""
    ends = {kinds.get(tie.start), kinds.get(tie.end)}
    if tie.id in undone:
        return MERGES
    if ends == {Kind.PERSON, Kind.ADDRESS}:
        return "" if tie.purpose.strip().casefold() in _PRINTABLE else HOMES
    return CONTACTS if ends == {Kind.PERSON, Kind.CONTACT} else ""


def _orphans(contents: Contents, kept: tuple[Tie, ...]) -> set[str]:
    """Return the addresses and contacts that had ties, of which none is kept but matches."""
    places = {i for i, e in contents.entities.items() if e.kind in (Kind.ADDRESS, Kind.CONTACT)}
    tied = {end for tie in contents.ties for end in (tie.start, tie.end)}
    held = {end for tie in kept for end in (tie.start, tie.end) if tie.type is not TieType.SAME_AS}
    return (places & tied) - held


def _redact_tie(tie: Tie, kinds: Mapping[str, Kind], left: Counter[str]) -> Tie:
    of_person = Kind.PERSON in (kinds.get(tie.start), kinds.get(tie.end))
    values = dict(_printable_values(tie.extra, of_person, left))
    if tie.type is TieType.SAME_AS and values.pop(_EVIDENCE, None) is not None:
        left[EVIDENCE] += 1
    author = printable_author(tie.judged_by)
    if values == tie.extra and author == tie.judged_by:
        return tie
    return replace(tie, extra=values, judged_by=author)


def _redact_source(source: Source, left: Counter[str]) -> Source:
    if source.type == OWN_ENTRY:
        source = replace(source, title=printable_author(source.title))
    extra = dict(_printable_values(source.extra, False, left))
    if not source.capture and _TEXT not in extra:
        return source if extra == source.extra else replace(source, extra=extra)
    left[CAPTURES] += 1
    extra.pop(_TEXT, None)
    return replace(source, capture="", extra=extra)


def _redact_statement(statement: Statement, left: Counter[str]) -> Statement:
    of_person = statement.kind is Kind.PERSON or bool(statement.values.get(KIND_ASSUMED))
    return replace(statement, values=_printable_values(statement.values, of_person, left))


def _redact_entity(entity: Entity) -> Entity:
    # The counts are dropped: the same values are counted in the entity's statements.
    of_person = _kind(entity) is Kind.PERSON
    return replace(entity, values=_printable_values(entity.values, of_person, Counter()))


def _printable_values(values: Values, of_person: bool, left: Counter[str]) -> Values:
    """Return the values that may be printed; every party, tie and source passes through here.

    A birth date is always cut to its month. Home and contact are left out of persons, and of ties
    that have a person at one end.
    """
    kept: dict[str, Value] = {}
    for name, value in values.items():
        what = value_redaction(name, of_person)
        if what == BIRTHS:
            _keep_month(kept, name, value, left)
        elif what:
            left[what] += 1
        else:
            kept[name] = value
    return kept


def value_redaction(name: str, of_person: bool) -> str:
    """Return the reason to leave a value out, empty if it may be printed."""
    words = {word.casefold() for word in _WORDS.findall(_CAMEL.sub(" ", name))}
    if _BIRTH.include(words):
        return BIRTHS
    if of_person and _CONTACT.include(words):
        return CONTACTS
    return HOMES if of_person and _HOME.include(words) else ""


def _keep_month(kept: dict[str, Value], name: str, value: Value, left: Counter[str]) -> None:
    """Keep year and month of a birth date; drop a value that is neither a date nor a month."""
    dates = value if isinstance(value, tuple) else (str(value),)
    months = tuple(d[:7] for d in dates if _MONTH.fullmatch(d) or _DAY.fullmatch(d))
    if months != dates:
        left[BIRTHS] += 1
    if months:
        kept[name] = months if isinstance(value, tuple) else months[0]
