"""Ties as FollowTheMoney links: one each, never stronger than what is stated."""

from collections.abc import Iterator, Set
from dataclasses import fields

from graph.exports.base import UnsupportedFields
from graph.exports.ftm.entity import ClaimedEntity, FtmClaim, entity_as_read, ftm_id, values_of_type
from graph.exports.ftm.things import source_claims
from graph.importing.ftm.round_trip import FORMS, SCHEMAS, TieForm, ftm_tie
from graph.model import precedence
from graph.model.records import Contents, Judgement, Tie, TieType
from graph.model.shares import share_words
from graph.model.vocabulary.lexicon import RIGHTS, plain_words
from graph.support.language import N_

_NO_CONTACT = N_("FollowTheMoney has no entity for a contact")
_UNDONE = N_("matches rejected or taken back, which FollowTheMoney could only call similar")
_UNSURE = N_("matches looked at without a decision, written as Similar, which says more")
_ACCEPTED = N_("accepted matches, written as Similar, which says less")
_NO_PROPERTY = N_("FollowTheMoney has no such property of a link")
_SAYING = {Judgement.ACCEPTED: _ACCEPTED, Judgement.UNSURE: _UNSURE}
_FIELDS = frozenset(field.name for field in fields(Tie)) - {"type", "start", "end", "extra"}


def links(contents: Contents, lacking: UnsupportedFields) -> Iterator[ClaimedEntity]:
    """Yield the ties that FtM can hold, sorted by id."""
    counts = precedence.counting_match_ids(contents.ties)
    for tie in sorted(contents.ties, key=lambda item: item.id):
        why = _reason_against(contents, tie, counts)
        if why:
            lacking.add(str(tie.type), why)
            continue
        form = FORMS[tie.type]
        if form.schema == "Similar":
            claims = _similar_claims(tie, lacking)
        else:
            claims = [*_interval_claims(form, tie, contents)]
        ends = (
            FtmClaim(form.start, "entity", ftm_id(tie.start), tie.source),
            FtmClaim(form.end, "entity", ftm_id(tie.end), tie.source),
        )
        made = ClaimedEntity(_link_id(tie, contents), form.schema, (*ends, *claims))
        _note_differing(made, tie, lacking)
        yield made


def _reason_against(contents: Contents, tie: Tie, counts: Set[str]) -> str:
    ends = [contents.entities.get(end) for end in (tie.start, tie.end)]
    if any(end is None or end.kind not in SCHEMAS for end in ends):
        return _NO_CONTACT
    undone = tie.judgement is Judgement.REJECTED or tie.id not in counts
    return _UNDONE if tie.type is TieType.SAME_AS and undone else ""


def _link_id(tie: Tie, contents: Contents) -> str:
    """Return an id that no party has: in FtM a link is an entity like any other."""
    return ftm_id(f"tie {tie.id}" if tie.id in contents.entities else tie.id)


def _interval_claims(form: TieForm, tie: Tie, contents: Contents) -> Iterator[FtmClaim]:
    wanted = [
        ("role", "string", _role(form, tie)),
        ("status", "string", str(tie.standing or "")),
        ("startDate", "date", tie.since),
        ("endDate", "date", tie.until),
        ("summary", "text", tie.wording),
        ("description", "text", tie.translation),
        ("recordId", "string", tie.id),
        ("date", "date", str(tie.extra.get("stated_on", ""))),
    ]
    if form.schema == "Ownership":
        wanted += [
            ("percentage", "string", share_percentage(tie)),
            ("ownershipType", "string", tie.interest),
        ]
    for prop, type_, text in wanted:
        for value in values_of_type(type_, text):
            yield FtmClaim(prop, type_, value, tie.source)
    yield from source_claims(contents.sources.get(tie.source))


def _role(form: TieForm, tie: Tie) -> str:
    words = [t for t in (tie.role or tie.role_kind, tie.nature, tie.purpose) if t]
    if not form.says:
        return "; ".join(words)
    return f"{form.says} ({'; '.join(words)})" if words else form.says


def share_percentage(tie: Tie) -> str:
    """Return a share with both bounds, marked if it is one of votes; empty without a share."""
    if tie.share is None:
        return ""
    text = share_words(tie.share)
    votes = RIGHTS["votes"].search(plain_words(tie.interest))
    return f"{text} of votes" if votes else text


def _similar_claims(tie: Tie, lacking: UnsupportedFields) -> list[FtmClaim]:
    wanted = (
        ("confidenceScore", "number", "" if tie.score is None else repr(tie.score)),
        ("criteria", "string", tie.wording),
        ("matcher", "string", tie.judged_by),
    )
    if tie.judgement in _SAYING:
        lacking.add("SAME_AS", _SAYING[tie.judgement])
    return [FtmClaim(p, t, v, tie.source) for p, t, text in wanted for v in values_of_type(t, text)]


def _note_differing(made: ClaimedEntity, tie: Tie, lacking: UnsupportedFields) -> None:
    """Note the fields that an import of the file would not give back unchanged."""
    again = ftm_tie(entity_as_read(made))
    for column in sorted(_FIELDS):
        if again is None or getattr(again, column) != getattr(tie, column):
            lacking.add(column, _NO_PROPERTY)
    for name, value in tie.extra.items():
        if again is None or again.extra.get(name) != value:
            lacking.add(name, _NO_PROPERTY)
