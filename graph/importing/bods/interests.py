"""Interests of BODS relationships as ties; not everything the standard lists is a holding."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, replace

from graph.importing.bods.capacities import capacities_of, names_natures
from graph.importing.bods.parties import (
    NoteCallback,
    asserting_parties,
    compiled_standing,
    record_id,
)
from graph.importing.bods.shares import SOME, share_in
from graph.importing.bods.statement import (
    DeclaredStatement,
    Json,
    code_words,
    day_of_time,
    items_at,
    objects_at,
    text_at,
)
from graph.model import dates
from graph.model.records import Source, Tie, TieType, Value
from graph.model.shares import Share
from graph.model.vocabulary.bands import share_up_to
from graph.model.vocabulary.lexicon import (
    JOINT,
    OWNER,
    WordClass,
    plain_words,
)
from graph.model.vocabulary.periods import field_start
from graph.model.vocabulary.placeholders import is_placeholder
from graph.model.vocabulary.tie_wordings import TieMeaning, tie_meanings

_OFFICES = {
    "boardMember": "director",
    "boardChair": "director",
    "seniorManagingOfficial": "manager",
}
_CONTROL = frozenset(
    {
        "appointmentOfBoard",
        "otherInfluenceOrControl",
        "influenceOrControl",
        "controlViaCompanyRulesOrArticles",
        "controlByLegalFramework",
    }
)
_HOLDINGS = {
    "shareholding": "",
    "votingRights": "votes",
    "rightsToSurplusAssetsOnDissolution": "surplus assets",
    "rightsToSurplusAssets": "surplus assets",
    "rightsToProfitOrIncome": "profit or income",
}
# Word classes in the details of a listed interest that change nothing.
_HARMLESS = frozenset({WordClass.OWNER, WordClass.OFFICE, WordClass.UNKNOWN})


@dataclass(frozen=True, slots=True)
class RelationshipEnds:
    """The two ends of a relationship by their ids in the model."""

    subject: str
    holder: str


@dataclass(frozen=True, slots=True)
class _Interest:
    """One interest as it is stated: type, details, share, and the capacity it is held in.

    ``unread_end`` is a stated end that is no date.
    """

    type: str
    details: str
    share: Share | None
    capacity: str
    _: KW_ONLY
    indirect: bool
    unread_end: str


def ties_of_relationship(
    statement: DeclaredStatement, parties: RelationshipEnds, source: Source, note: NoteCallback
) -> Iterator[Tie]:
    """Yield one tie for each interest; a relationship without any is a link of unknown kind."""
    interests = objects_at(statement.details, "interests") or [{}]
    shares = [share_in(interest, statement.place, note) for interest in interests]
    types = [_type(interest) for interest in interests]
    details = [text_at(interest, "details") for interest in interests]
    capacities = capacities_of(types, details, shares)
    seen: Counter[str] = Counter()
    for number, interest in enumerate(interests):
        type_ = types[number]
        seen[type_] += 1
        further = f"-{seen[type_]}" if seen[type_] > 1 else ""
        read = _Interest(
            type=type_,
            details=details[number],
            share=shares[number],
            capacity=capacities[number],
            indirect=_is_indirect(statement, interest),
            unread_end=_unread_end(interest),
        )
        tie_id = f"{record_id(statement.record)}-{type_}{further}"
        period = _period(statement, interest, note)
        tie = _tie(tie_id, statement, read, period, parties, source)
        if tie is None:
            note("an interest that its details deny", statement.place)
        elif tie.since and tie.until and dates.last_day(tie.until) < dates.first_day(tie.since):
            note("an interest that ends before it begins", statement.place)
        else:
            yield replace(tie, extra={**tie.extra, **_marks(interest)})


def _unread_end(interest: Json) -> str:
    stated = text_at(interest, "endDate")
    return "" if day_of_time(stated) or is_placeholder(stated) else stated


def _marks(interest: Json) -> dict[str, Value]:
    """Return the stated directness and benefit of an interest; ``unknown`` stays unknown."""
    marks: dict[str, Value] = {}
    if level := text_at(interest, "directOrIndirect") or text_at(interest, "interestLevel"):
        marks["direct_or_indirect"] = level
    if isinstance(of_benefit := interest.get("beneficialOwnershipOrControl"), bool):
        marks["beneficial_ownership_or_control"] = of_benefit
    return marks


def _type(interest: Json) -> str:
    parts = (text_at(interest, "type") or "unknownInterest").split("-")
    return (parts[0] + "".join(part.capitalize() for part in parts[1:]))[:60]


def _tie(
    tie_id: str,
    statement: DeclaredStatement,
    read: _Interest,
    period: tuple[str, str],
    parties: RelationshipEnds,
    source: Source,
) -> Tie | None:
    since, until = period
    extra: dict[str, Value] = {"bods_interest": read.type}
    if (stated_on := day_of_time(statement.day)) and not since:
        extra["stated_on"] = stated_on
    if asserted := asserting_parties(statement):
        extra["asserted_by"] = "; ".join(asserted)
    base = Tie(
        id=tie_id,
        type=TieType.LINKED_TO,
        start=parties.holder,
        end=parties.subject,
        source=source.id,
        standing=compiled_standing(source),
        since=since,
        until=until,
        extra=extra,
    )
    tie = _weaken_tie(_typed_tie(base, read), read)
    if tie is None:
        return None
    over = f"until {read.unread_end}" if read.unread_end else ""
    if statement.status == "closed":
        over = over or "closed, date not stated"
    if over and not tie.until:
        # It ended on an unknown date, so it must not count today.
        tie = _as_link(tie, f"{tie.wording or code_words(read.type)} ({over})")
    kept = dict(tie.extra)
    if read.details and tie.wording != read.details:
        kept["details"] = read.details
    if read.share and tie.share is None:
        kept["stated_share"] = read.share.text
    return replace(tie, extra=kept)


def _as_link(tie: Tie, wording: str) -> Tie:
    return replace(
        tie,
        type=TieType.LINKED_TO,
        share=None,
        interest="",
        nature="",
        role="",
        role_kind="",
        wording=wording,
    )


def _typed_tie(tie: Tie, read: _Interest) -> Tie:
    """Return the tie of an interest's type; an indirect holding becomes a link."""
    named, details = code_words(read.type), read.details
    if "IS_INTERNATIONAL_BRANCH_OF" in details:
        return replace(tie, type=TieType.CONTROLS, nature="branch", wording=details)
    if "FUND" in details.upper() and "IS_" in details:
        return replace(tie, wording=details)
    if read.type in _HOLDINGS:
        return _holding(tie, read)
    if read.type in _OFFICES:
        kind = _OFFICES[read.type]
        return replace(tie, type=TieType.OFFICER_OF, role=named, role_kind=kind)
    nature = details.removeprefix("Relationship Type: ").replace("_", " ").lower()
    if read.type in _CONTROL and "consolidated by" in nature:
        return replace(tie, type=TieType.CONTROLS, nature=nature, wording=details)
    if read.type in _CONTROL and not read.indirect:
        nature = f"{named} {read.capacity}".strip()
        return replace(tie, type=TieType.CONTROLS, nature=nature, wording=named)
    return replace(tie, wording=f"{'indirect: ' if read.indirect else ''}{named}")


def _holding(tie: Tie, read: _Interest) -> Tie:
    if read.indirect:
        stated = f" of {read.share.text}" if read.share else ""
        return replace(tie, wording=f"indirect holding: {code_words(read.type)}{stated}")
    interest = _HOLDINGS[read.type]
    if read.capacity:
        interest = f"{interest or 'shares'} {read.capacity}"
    share = read.share or SOME
    return replace(tie, type=TieType.OWNS, interest=interest, share=share, wording=read.details)


def _weaken_tie(tie: Tie, read: _Interest) -> Tie | None:
    """Return a tie as weakened by the free words of its details; None if these deny it.

    The types are a closed list, so words that are not understood change nothing.
    """
    if tie.type is TieType.LINKED_TO or not read.details or names_natures(read.details):
        return tie
    field = tie.type if tie.type is not TieType.CONTROLS else TieType.OWNS
    found = tie_meanings(read.details, field)
    if not found:
        return None
    first = found[0]
    if tie.type is TieType.OWNS and JOINT.search(plain_words(read.details)):
        tie = replace(tie, share=share_up_to(tie.share or SOME))
    if first.type is TieType.CONTROLS:
        return _control_tie(tie, first, read.details)
    if any(one.word_class in _HARMLESS for one in found):
        return tie
    return _tie_by_class(tie, first, read.details)


def _control_tie(tie: Tie, first: TieMeaning, details: str) -> Tie:
    """Return a tie whose details name a right to decide; a holding needs its own words too."""
    if tie.type is TieType.CONTROLS:
        is_another = first.word_class is WordClass.FOR_ANOTHER
        return replace(tie, nature=first.nature) if is_another else tie
    return tie if OWNER.search(plain_words(details)) else _as_link(tie, details)


def _tie_by_class(tie: Tie, first: TieMeaning, details: str) -> Tie:
    if first.until:
        return tie if tie.until else replace(tie, until=first.until)
    if first.word_class is WordClass.OVER and tie.until:
        return tie
    if tie.type is TieType.OWNS and first.type is TieType.OWNS:
        return (
            tie if " as " in tie.interest else replace(tie, interest=_narrow_interest(tie, first))
        )
    return tie if first.type is tie.type else _as_link(tie, details)


def _narrow_interest(tie: Tie, read: TieMeaning) -> str:
    """Return the interest of a holding with what its details add to it."""
    base = tie.interest or "shares"
    if read.word_class is WordClass.FOR_ANOTHER:
        return f"{base} {read.interest.removeprefix('shares ').removeprefix('votes ')}"
    return tie.interest or read.interest


def _is_indirect(statement: DeclaredStatement, interest: Json) -> bool:
    """Whether the holding goes through others: it is stated, or the steps it sums up are."""
    level = text_at(interest, "directOrIndirect") or text_at(interest, "interestLevel")
    chain = items_at(statement.details, "componentRecords") or items_at(
        statement.details, "componentStatementIDs"
    )
    return level == "indirect" or bool(chain)


def _period(statement: DeclaredStatement, interest: Json, note: NoteCallback) -> tuple[str, str]:
    since, until = (day_of_time(text_at(interest, key)) for key in ("startDate", "endDate"))
    for key, read in (("startDate", since), ("endDate", until)):
        if text_at(interest, key) and not read:
            note(f"{key} that is no date", statement.place)
    since = since or field_start(plain_words(text_at(interest, "startDate")))
    if statement.status == "closed" and not until:
        until = day_of_time(statement.day)
    return since, until
