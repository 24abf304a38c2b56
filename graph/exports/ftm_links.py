"""Ties of the graph as links of FollowTheMoney: one each, never stronger than what is stated."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from graph.exports.base import Lacking
from graph.exports.ftm_entity import Claim, FtmEntity, ftm_id, values_of_type
from graph.exports.ftm_things import SCHEMAS, source_claims
from graph.judgements import precedence
from graph.language import N_
from graph.model import Contents, Holding, Judgement, Tie, TieType
from graph.shares import share_words

_NO_CONTACT = N_("FollowTheMoney has no entity for a contact")
_UNDONE = N_("matches rejected or taken back, which FollowTheMoney could only call similar")
_UNSURE = N_("matches looked at without a decision, written as Similar, which says more")
_ACCEPTED = N_("accepted matches, written as Similar, which says less")
_ENCODED = N_("ids with a character that FollowTheMoney forbids, written in numbers")
_NO_PROPERTY = N_("FollowTheMoney has no such property of a link")
_SAYING = {Judgement.ACCEPTED: _ACCEPTED, Judgement.UNSURE: _UNSURE}
_VOTES = ("vote", "voting")


@dataclass(frozen=True, slots=True)
class _Form:
    """How a tie type is written: the schema, and its properties for the two ends."""

    schema: str
    start: str
    end: str
    says: str = ""


_LINK = ("UnknownLink", "subject", "object")
_FORMS: Mapping[TieType, _Form] = {
    TieType.OWNS: _Form("Ownership", "owner", "asset"),
    TieType.CONTROLS: _Form(*_LINK, "controls"),
    TieType.OFFICER_OF: _Form("Directorship", "director", "organization"),
    TieType.EMPLOYED_BY: _Form("Employment", "employee", "employer"),
    TieType.OPERATES: _Form(*_LINK, "operates"),
    TieType.SELLS_ON: _Form(*_LINK, "sells on"),
    TieType.SELLS: _Form(*_LINK, "sells"),
    TieType.OF_BRAND: _Form(*_LINK, "of brand"),
    TieType.LOCATED_AT: _Form(*_LINK, "located at"),
    TieType.REACHED_AT: _Form(*_LINK, "reached at"),
    TieType.LINKED_TO: _Form(*_LINK, "connected to"),
    TieType.SAME_AS: _Form("Similar", "candidate", "match"),
}
_UNHELD = ("quoted", "lang", "nature", "interest", "judgement", "judged_by", "judged_at", "score")


def links(contents: Contents, lacking: Lacking) -> Iterator[FtmEntity]:
    """Yield the ties that FtM can hold, in the order of ids."""
    counts = precedence.counting(contents.ties)
    for tie in sorted(contents.ties, key=lambda item: item.id):
        why = _reason_against(contents, tie, counts)
        if why:
            lacking.add(str(tie.type), why)
            continue
        form = _FORMS[tie.type]
        if form.schema == "Similar":
            claims = _similar_claims(tie, lacking)
        else:
            claims = [*_interval_claims(form, tie, contents, lacking)]
        ends = (
            Claim(form.start, "entity", ftm_id(tie.start), tie.source),
            Claim(form.end, "entity", ftm_id(tie.end), tie.source),
        )
        _note_unheld(form, tie, lacking)
        yield FtmEntity(_link_id(tie, contents), form.schema, (*ends, *claims))


def _reason_against(contents: Contents, tie: Tie, counts: Set[str]) -> str:
    ends = [contents.entities.get(end) for end in (tie.start, tie.end)]
    if any(end is None or end.kind not in SCHEMAS for end in ends):
        return _NO_CONTACT
    undone = tie.judgement is Judgement.REJECTED or tie.id not in counts
    return _UNDONE if tie.type is TieType.SAME_AS and undone else ""


def _link_id(tie: Tie, contents: Contents) -> str:
    """Return an id that no entity has: in FtM a link is an entity like any other."""
    return ftm_id(f"tie {tie.id}" if tie.id in contents.entities else tie.id)


def _interval_claims(
    form: _Form, tie: Tie, contents: Contents, lacking: Lacking
) -> Iterator[Claim]:
    wanted = [
        ("role", "string", _role(form, tie)),
        ("status", "string", str(tie.standing or "")),
        ("startDate", "date", tie.since),
        ("endDate", "date", tie.until),
        ("summary", "text", tie.wording),
        ("description", "text", tie.translation),
        ("recordId", "string", tie.id),
    ]
    if form.schema == "Ownership":
        wanted += [
            ("percentage", "string", percentage(tie)),
            ("ownershipType", "string", tie.interest),
        ]
    for prop, type_, text in wanted:
        for value in values_of_type(type_, text):
            yield Claim(prop, type_, value, tie.source)
    yield from source_claims(contents.sources.get(tie.source))
    if tie.share and form.schema != "Ownership":
        lacking.add("share", _NO_PROPERTY)


def _role(form: _Form, tie: Tie) -> str:
    told = [t for t in (tie.role or tie.role_kind, tie.nature, tie.purpose) if t]
    if not form.says:
        return "; ".join(told)
    return f"{form.says} ({'; '.join(told)})" if told else form.says


def percentage(tie: Tie) -> str:
    """Write a share with both of its ends, and say where it is one of votes."""
    if tie.share is None:
        return ""
    text = share_words(tie.share)
    votes = any(word in tie.interest.casefold() for word in _VOTES)
    return f"{text} of votes" if votes else text


def _similar_claims(tie: Tie, lacking: Lacking) -> list[Claim]:
    wanted = (
        ("confidenceScore", "number", "" if tie.score is None else repr(tie.score)),
        ("criteria", "string", tie.wording),
        ("matcher", "string", tie.judged_by),
    )
    if tie.judgement in _SAYING:
        lacking.add("SAME_AS", _SAYING[tie.judgement])
    if ftm_id(tie.id) != tie.id:
        lacking.add("SAME_AS", _ENCODED)
    for column in ("since", "until"):
        if getattr(tie, column):
            lacking.add("dates", N_("FollowTheMoney has no dates for a match"))
    return [Claim(p, t, v, tie.source) for p, t, text in wanted for v in values_of_type(t, text)]


def _note_unheld(form: _Form, tie: Tie, lacking: Lacking) -> None:
    held = {"judgement", "judged_by", "score"} if form.schema == "Similar" else {"nature"}
    held |= {"interest"} if form.schema == "Ownership" else set()
    for column in _UNHELD:
        if column not in held and getattr(tie, column) not in ("", None, False):
            lacking.add(column, _NO_PROPERTY)
    if tie.holding is Holding.LOT:
        lacking.add("holding", _NO_PROPERTY)
    for name in tie.extra:
        lacking.add(name, _NO_PROPERTY)
