"""FollowTheMoney links as ties: ownership, offices, employment, links of unknown kind.

The words of a link (role, status, kind of ownership and of shares) are read by the common lexicon:
the schema alone does not make a holding of a right, a trust or a former stake.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph.importing.ftm.entity import FtmEntity, valid_date
from graph.importing.ftm.parties import NoteCallback
from graph.importing.ftm.shares import SOME, share_of
from graph.model import dates, ids
from graph.model.records import Source, Standing, Tie, TieType, Value
from graph.model.vocabulary.bands import share_up_to
from graph.model.vocabulary.lexicon import (
    WordClass,
    doubt_of,
    plain_words,
    stated_capacity,
    word_class,
)
from graph.model.vocabulary.periods import field_start
from graph.model.vocabulary.placeholders import is_placeholder
from graph.model.vocabulary.tie_wordings import (
    TieMeaning,
    is_doubt_alone,
    status_meaning,
    tie_meanings,
)

ENDS = {
    "Ownership": ("owner", "asset"),
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
    "UnknownLink": ("subject", "object"),
}
"""Schemas of ties, with the properties of their start and their end."""

_TYPES = {
    "Ownership": TieType.OWNS,
    "Directorship": TieType.OFFICER_OF,
    "Employment": TieType.EMPLOYED_BY,
    "UnknownLink": TieType.LINKED_TO,
}
_READ = frozenset(
    "role status summary description startDate endDate date percentage sharesCount sharesValue "
    "sharesCurrency sharesType ownershipType legalBasis publisher sourceUrl recordId modifiedAt "
    "retrievedAt owner asset director organization employee employer subject object "
    "createdAt".split()
)
_KEPT = {
    "status": "status",
    "sharesCount": "shares_count",
    "sharesValue": "shares_value",
    "sharesCurrency": "shares_currency",
    "sharesType": "shares_type",
    "ownershipType": "ownership_type",
    "legalBasis": "legal_basis",
    "sourceUrl": "source_urls",
    "publisher": "stated_by",
    "recordId": "record",
}
# Words for what a plain holding is anyway.
_PLAIN_TYPES = frozenset(
    "beneficial legal direct registered full shares ordinary common equity stock voting_and_equity "
    "ordinary_shares common_stock common_shares shareholding".split()
)
_SHORT = 80
_CLASS = "shares of class "
_STANDINGS = frozenset(Standing)
_JOBS = frozenset({WordClass.OWNER, WordClass.OFFICE, WordClass.UNKNOWN})


@dataclass(frozen=True, slots=True)
class _WordedMeaning:
    """Meaning of a link with the words for it; ``wording`` is empty if there are none."""

    meaning: TieMeaning
    wording: str


def ties_of_link(
    entity: FtmEntity, parties: Mapping[str, str], source: Source, prefix: str, note: NoteCallback
) -> Iterator[Tie]:
    """Yield the ties of a link, for each pair of its ends that the files contain."""
    start_name, end_name = ENDS[entity.schema]
    for name in sorted(entity.properties.keys() - _READ):
        note(f"property {name[:60]} of {entity.schema}", entity.place)
    pairs = [(s, e) for s in entity.all(start_name) for e in entity.all(end_name)]
    made = _number_ties(list(_ties(entity, source, prefix, note)))
    for number, (start, end) in enumerate(pairs):
        if start not in parties or end not in parties:
            note(f"{entity.schema} with a party that is not in the files", entity.place)
            continue
        for tie in made:
            own = tie.id if len(pairs) == 1 else ids.shorten_id(f"{tie.id}-{number}")
            yield replace(tie, id=own, start=parties[start], end=parties[end])
    if not pairs:
        note(f"{entity.schema} without both parties", entity.place)


def _number_ties(ties: list[Tie]) -> list[Tie]:
    """Return the ties of a link, the second and further ones with an id of their own."""
    return [
        replace(tie, id=ids.shorten_id(f"{tie.id}:{number}")) if number else tie
        for number, tie in enumerate(ties)
    ]


def _ties(entity: FtmEntity, source: Source, prefix: str, note: NoteCallback) -> Iterator[Tie]:
    base = _base_tie(entity, source, prefix, note)
    meanings = _worded_meanings(entity, base.until, note)
    held = [one for one in meanings if one.meaning.type is TieType.OWNS]
    for one in meanings:
        yield _tie(entity, base, one, alone=len(held) < 2, note=note)


def _base_tie(entity: FtmEntity, source: Source, prefix: str, note: NoteCallback) -> Tie:
    """Return the link as it is before its words are read."""
    since, until = _period(entity, note)
    extra: dict[str, Value] = {}
    for prop, column in _KEPT.items():
        if found := entity.all(prop):
            extra[column] = found[0] if len(found) == 1 else found
    if stated_on := max(filter(None, map(valid_date, entity.all("date"))), default=""):
        extra["stated_on"] = stated_on
    elif entity.all("date"):
        note("date that is no date", entity.place)
    return Tie(
        id=ids.shorten_id(f"{prefix}{entity.id}"),
        type=TieType.LINKED_TO,
        start="",
        end="",
        source=source.id,
        standing=Standing.COMPILED,
        since=since,
        until=until,
        wording="; ".join(entity.all("summary", "description"))[:500],
        extra=extra,
    )


def _worded_meanings(entity: FtmEntity, until: str, note: NoteCallback) -> list[_WordedMeaning]:
    """Return the meanings of a link's words; empty if they deny that there is one."""
    type_ = _TYPES[entity.schema]
    roles = [role for role in entity.all("role") if not is_doubt_alone(role)]
    meanings = [
        _WordedMeaning(meaning, role)
        for role in roles
        for meaning in _read_role(role, type_, entity, note, ended=bool(until))
    ]
    if roles and not meanings:
        return []
    meanings = _drop_repeats(meanings) or [
        _WordedMeaning(TieMeaning(type=type_, word_class=WordClass.UNKNOWN), "")
    ]
    for prop in ("ownershipType", "sharesType"):
        for words in entity.all(prop):
            words = _class_words(words) if prop == "sharesType" else words
            meanings = [
                narrowed
                for one in meanings
                for narrowed in _narrow_holding(one, words, entity, note)
            ]
    for words in (*_rights(entity), *_capacities(entity)):
        meanings = [
            narrowed for one in meanings for narrowed in _narrow_holding(one, words, entity, note)
        ]
    for status in (*entity.all("status"), *_doubts(entity)):
        meanings = [
            narrowed
            for one in meanings
            for narrowed in _weaken_by_status(one, status, until, entity, note)
        ]
    return meanings


def _rights(entity: FtmEntity) -> list[str]:
    return [one for one in entity.all("percentage") if word_class(one) is WordClass.RIGHTS]


def _capacities(entity: FtmEntity) -> list[str]:
    """Return the words of a note that say in which capacity is held, where no role says it."""
    beside = () if entity.all("role") else entity.all("summary", "description")
    return [one for one in beside if len(one) <= _SHORT and stated_capacity(one)]


def _doubts(entity: FtmEntity) -> list[str]:
    """Return the words of roles, of an end, or in their place, that count as a status."""
    roles = entity.all("role")
    ended = (end for end in entity.all("endDate") if not valid_date(end))
    beside = () if roles else entity.all("summary", "description")
    return [
        *(role for role in roles if is_doubt_alone(role)),
        # It ended on a day that cannot be read, so it says nothing about today.
        *(f"until {end}" for end in ended if not is_placeholder(end)),
        *(words for words in beside if len(words) <= _SHORT and doubt_of(words) is not None),
    ]


def _drop_repeats(meanings: list[_WordedMeaning]) -> list[_WordedMeaning]:
    """Return each meaning once, and no holding without a share next to one with it."""
    kept: dict[tuple[object, ...], _WordedMeaning] = {}
    for one in meanings:
        read = one.meaning
        key = (read.type, read.interest, read.nature, read.role_kind, read.share)
        kept.setdefault(key if read.type is not TieType.LINKED_TO else (one.wording,), one)
    with_share = {one.meaning.interest for one in kept.values() if one.meaning.share is not None}
    return [
        one
        for one in kept.values()
        if one.meaning.type is not TieType.OWNS
        or one.meaning.share is not None
        or one.meaning.interest not in with_share
    ]


def _read_role(
    role: str, type_: TieType, entity: FtmEntity, note: NoteCallback, *, ended: bool
) -> tuple[TieMeaning, ...]:
    """Return the meanings of one role; any name can be a job, and a link stays a link."""
    if type_ is TieType.OWNS and not entity.all("percentage", "sharesCount", "sharesValue"):
        found = _read_bare_role(role, ended=ended)
    elif type_ in (TieType.OWNS, TieType.OFFICER_OF):
        found = tie_meanings(role, type_, ended=ended)
    else:
        read = tie_meanings(role, ended=ended)[:1]
        found = tuple(_loose_meaning(meaning, type_, ended=ended) for meaning in read)
    if not found:
        note(f"{entity.schema} that its role denies: {role[:60]}", entity.place)
    for meaning in found:
        if not meaning.known:
            note(f"role {role[:60]} of {entity.schema}", entity.place)
        if meaning.unread_share:
            note(f"a percentage in the role {role[:60]}", entity.place)
    return found


def _read_bare_role(role: str, *, ended: bool) -> tuple[TieMeaning, ...]:
    """Return the meanings of a holding's role without a share, as if it had no schema.

    A trustee is then only linked, as in every other source of the same word.
    """
    found = tie_meanings(role, TieType.OWNS, ended=ended)
    alone = tie_meanings(role, ended=ended)
    # A right to decide is not a holding, and keeps the meaning of its words.
    is_link = all(
        m.type is TieType.LINKED_TO and m.known and m.word_class is not WordClass.RIGHTS
        for m in alone
    )
    return alone if found and is_link else found


def _loose_meaning(meaning: TieMeaning, type_: TieType, *, ended: bool) -> TieMeaning:
    is_job = type_ is TieType.EMPLOYED_BY and (
        meaning.word_class in _JOBS
        or ((ended or meaning.until) and meaning.word_class is WordClass.OVER)
    )
    kept = type_ if is_job else TieType.LINKED_TO
    return TieMeaning(type=kept, word_class=meaning.word_class, until=meaning.until)


def _class_words(words: str) -> str:
    """Return a kind of shares as their class, if its words are not in the lexicon."""
    is_class = word_class(words) in (WordClass.UNKNOWN, WordClass.OWNER)
    return f"{_CLASS}{words}" if is_class and not _is_plain(words) else words


def _is_plain(words: str) -> bool:
    return "_".join(words.casefold().split()) in _PLAIN_TYPES


def _narrow_holding(
    one: _WordedMeaning, words: str, entity: FtmEntity, note: NoteCallback
) -> Iterator[_WordedMeaning]:
    """Yield a holding as narrowed by the kind of ownership or of shares stated with it."""
    if one.meaning.type is not TieType.OWNS or _is_plain(words):
        yield one
        return
    if words.startswith(_CLASS):
        yield replace(one, meaning=replace(one.meaning, interest=one.meaning.interest or words))
        return
    found = tie_meanings(words, TieType.OWNS)
    if not found:
        note(f"{entity.schema} that its kind denies: {words[:60]}", entity.place)
    for read in found:
        wording = "; ".join(filter(None, (one.wording, words)))
        if read.type is not TieType.OWNS:
            if not read.known:
                note(f"kind of ownership or shares {words[:60]}", entity.place)
            yield _WordedMeaning(
                TieMeaning(type=TieType.LINKED_TO, word_class=read.word_class), wording
            )
        elif not read.interest:
            yield replace(one, meaning=replace(one.meaning, joint=one.meaning.joint or read.joint))
        else:
            interest = one.meaning.interest or read.interest
            meaning = replace(one.meaning, interest=interest, whole=False)
            yield _WordedMeaning(meaning, one.wording or words)


def _weaken_by_status(
    one: _WordedMeaning, status: str, until: str, entity: FtmEntity, note: NoteCallback
) -> Iterator[_WordedMeaning]:
    """Yield a tie as weakened by a status: over, not yet begun, or not understood."""
    kind = None if status in _STANDINGS else status_meaning(status)
    if kind is None or (kind is WordClass.OVER and (until or one.meaning.until)):
        yield one
        return
    if kind is WordClass.NOT_AT_ALL:
        note(f"{entity.schema} that its status denies: {status[:60]}", entity.place)
        return
    if kind is WordClass.UNKNOWN:
        note(f"status {status[:60]} of {entity.schema}", entity.place)
    yield _WordedMeaning(
        TieMeaning(type=TieType.LINKED_TO, word_class=kind),
        f"{one.wording or entity.schema} ({status})",
    )


def _tie(
    entity: FtmEntity, base: Tie, one: _WordedMeaning, *, alone: bool, note: NoteCallback
) -> Tie:
    """Return the tie of one meaning; ``alone`` is True if there is no other holding."""
    read = one.meaning
    until = min(filter(None, (base.until, read.until)), default="", key=dates.last_day)
    wording = one.wording or base.wording
    if read.type is TieType.LINKED_TO and not wording:
        wording = entity.schema
    tie = replace(base, type=read.type, wording=wording, until=until)
    if base.wording and base.wording != wording:
        tie = replace(tie, extra={**tie.extra, "summary": base.wording})
    if tie.since and until and dates.last_day(until) < dates.first_day(tie.since):
        tie = replace(tie, since="")
    match read.type:
        case TieType.OWNS:
            return _holding(entity, tie, read, alone=alone, note=note)
        case TieType.CONTROLS:
            return replace(tie, nature=read.nature)
        case TieType.OFFICER_OF:
            return replace(tie, role=one.wording, role_kind=read.role_kind)
        case TieType.EMPLOYED_BY:
            return replace(tie, role=one.wording)
        case _:
            percentage = "; ".join(entity.all("percentage"))
            return (
                replace(tie, extra={**tie.extra, "stated_share": percentage}) if percentage else tie
            )


def _holding(
    entity: FtmEntity, tie: Tie, read: TieMeaning, *, alone: bool, note: NoteCallback
) -> Tie:
    """Return a holding; of a joint one each holder has a part."""
    share = share_of(entity, read, alone=alone, note=note)
    start, end = ENDS[entity.schema]
    if len(entity.all(end)) > 1 and share is not None:
        note("one percentage of several companies", entity.place)
        share = SOME
    if not read.joint and len(entity.all(start)) < 2:
        return replace(tie, share=share, interest=read.interest)
    wording = "; ".join(filter(None, (tie.wording, "" if "joint" in tie.wording else "jointly")))
    return replace(tie, share=share_up_to(share or SOME), interest=read.interest, wording=wording)


def _period(entity: FtmEntity, note: NoteCallback) -> tuple[str, str]:
    """Return the widest period that is stated; a beginning after the end is dropped."""
    read = {
        name: [valid_date(value) for value in entity.all(name)] for name in ("startDate", "endDate")
    }
    for name, values in read.items():
        if "" in values:
            note(f"{name} that is no date", entity.place)
    worded = (field_start(plain_words(value)) for value in entity.all("startDate"))
    since = min(filter(None, read["startDate"]), default=max(worded, default=""))
    until = max(filter(None, read["endDate"]), default="")
    if since and until and dates.last_day(until) < dates.first_day(since):
        note("a link that ends before it begins", entity.place)
        return "", until
    return since, until
