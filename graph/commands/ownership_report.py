"""Text of the command line for ownership, control, changes and groups."""

from collections.abc import Iterable, Iterator, Mapping
from gettext import gettext as _

from graph.analyses.intervals import Interval
from graph.analyses.ownership.answer import OwnershipAnswer, OwnershipRow
from graph.analyses.ownership.caveats import Contradiction, EndedHolding, StakeComparison
from graph.analyses.ownership.changes import ChangeEvent, OwnershipChanges, TieChange
from graph.analyses.ownership.conventions.base import Convention
from graph.analyses.ownership.groups import Group
from graph.analyses.stakes import Stake
from graph.model.records import Entity, Tie, TieType
from graph.presentation.figures import percentage_points
from graph.presentation.sentences.tie_sentences import party_end_words
from graph.support.safe_text import escape_control_characters

_ACTS: Mapping[TieType, str] = {
    TieType.OWNS: _("{start} holding of {end}"),
    TieType.CONTROLS: _("{start} in control of {end}"),
    TieType.OFFICER_OF: _("{start} as officer of {end}"),
    TieType.EMPLOYED_BY: _("{start} as employee of {end}"),
    TieType.OPERATES: _("{start} as operator of {end}"),
    TieType.SELLS_ON: _("{start} selling on {end}"),
    TieType.SELLS: _("{start} selling {end}"),
    TieType.OF_BRAND: _("{start} of the brand {end}"),
    TieType.LOCATED_AT: _("{start} at the address {end}"),
    TieType.REACHED_AT: _("{start} at the contact {end}"),
    TieType.LINKED_TO: _("{start} connected to {end}"),
}
_NOT_FINISHED = _("Import not finished: this answer covers only a part of it.")
_NOT_STATED = _("not stated")


def bounds_text(share: Interval) -> str:
    """Return an interval as percentages: ``51 %``, ``25–50 %``, ``over 50 % to under 75 %``."""
    low, high = percentage_points(share.low.value), percentage_points(share.high.value)
    if share.is_exact and not share.low.open:
        return f"{low} %"
    if not share.low.open and not share.high.open:
        return f"{low}–{high} %"
    first = _("over {low} %") if share.low.open else _("{low} %")
    last = _("under {high} %") if share.high.open else _("{high} %")
    return _("{first} to {last}").format(first=first.format(low=low), last=last.format(high=high))


def answer_lines(title: str, answer: OwnershipAnswer) -> Iterator[str]:
    """Yield the lines of an answer: how it was counted, the figures, and what limits them."""
    convention = answer.convention
    passing = f"{convention.comparator} {percentage_points(answer.threshold)} %"
    yield f"{title}, {answer.as_of}"
    yield f"{convention.title} ({convention.name}, {passing}): {convention.source}"
    if answer.unfinished:
        yield _NOT_FINISHED
    yield ""
    yield from _table([_cells(r) for r in answer.rows])
    if not answer.rows:
        yield _("Nobody found so far in this database; there may be others.")
    names = answer.parties
    caveats = answer.caveats
    yield from _section(
        _("Contradictions"), (_contradiction(c, names) for c in caveats.contradictions)
    )
    yield from _section(
        _("Share not stated: anything from 0 to 100 %"),
        (_holding(s, names) for s in caveats.not_stated),
    )
    yield from _section(
        _("Circles of holdings"),
        (f"{c.shape}: {' > '.join(_entity_name(m) for m in c.members)}" for c in answer.circles),
    )
    yield from _section(
        _("Figures with a limit"),
        (f"{_entity_name(r.party)}: {r.caution}" for r in answer.rows if r.caution),
    )
    yield from _section(
        _("Sources differ; the first figure counts"),
        (
            _differing_line(c, names)
            for c in caveats.comparisons
            if not all(o.agrees for o in c.others)
        ),
    )
    yield from _section(
        _("Entries of one source differ; none is newer"),
        (_stake_line(s, names) for s in caveats.differing_stakes),
    )
    yield from _section(_("Not counted"), (_stake_line(s, names) for s in caveats.other_interests))
    yield from _section(
        _("Not stated, with the reason given"),
        (
            f"{_party_name(n.company, names)}: {n.reason} [{n.source}]"
            for n in caveats.unstated_reasons
        ),
    )
    yield from _section(
        _("Ended, because the holder or the company ended"),
        (_ended_line(e, names) for e in caveats.ended_holdings),
    )


def _cells(row: OwnershipRow) -> tuple[str, ...]:
    notes = [_("by control, not by a share")] if row.by_control else []
    notes += [_("rests on a share not stated")] if row.not_stated else []
    figure = bounds_text(row.share) if row.share and row.share.high.is_positive else ""
    return (
        str(row.verdict),
        figure,
        escape_control_characters(row.party.name),
        row.party.id,
        "; ".join(notes),
    )


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip()


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    indented = [f"  {escape_control_characters(line)}" for line in lines]
    if indented:
        yield from ("", f"{title}:", *indented)


def _entity_name(entity: Entity) -> str:
    return f"{entity.name} ({entity.id})"


def _party_name(party: str, names: Mapping[str, Entity]) -> str:
    return names[party].name if party in names else party


def _statements(ties: Iterable[Tie]) -> str:
    return ", ".join(f"{t.id} [{t.source}]" for t in ties)


def _contradiction(contradiction: Contradiction, names: Mapping[str, Entity]) -> str:
    form = (
        _("statements add up to more than {held} % of the {interest} of {company}: {ties}")
        if contradiction.held.open
        else _("statements add up to {held} % of the {interest} of {company}: {ties}")
    )
    return form.format(
        held=percentage_points(contradiction.held.value),
        interest=contradiction.interest,
        company=_party_name(contradiction.company, names),
        ties=_statements(contradiction.ties),
    )


def _holding(stake: Stake, names: Mapping[str, Entity]) -> str:
    return _("{holder}, {interest} of {company}: {ties}").format(
        holder=_party_name(stake.holder, names),
        interest=stake.interest,
        company=_party_name(stake.company, names),
        ties=_statements(stake.preferred_ties),
    )


def _figure(share: Interval, *, stated: bool) -> str:
    return bounds_text(share) if stated else _NOT_STATED


def _differing_line(compared: StakeComparison, names: Mapping[str, Entity]) -> str:
    stake = compared.stake
    counts = f"{_figure(stake.share, stated=stake.stated)} [{stake.preferred_ties[0].source}]"
    others = (
        f"{_figure(o.share, stated=o.stated)} [{o.source}]" for o in compared.others if not o.agrees
    )
    return _("{holder}, {interest} of {company}: {figures}").format(
        holder=_party_name(stake.holder, names),
        interest=stake.interest,
        company=_party_name(stake.company, names),
        figures="; ".join((counts, *others)),
    )


def _ended_line(over: EndedHolding, names: Mapping[str, Entity]) -> str:
    return _("{holder}, above {company}: {ended}: {ties}").format(
        holder=over.holder.name,
        company=_party_name(over.company, names),
        ended=party_end_words(over.end),
        ties=_statements([over.tie]),
    )


def _stake_line(stake: Stake, names: Mapping[str, Entity]) -> str:
    return f"{_holding(stake, names)}: {_figure(stake.share, stated=stake.stated)}"


def convention_lines(conventions: Iterable[Convention]) -> Iterator[str]:
    """Yield each convention with its line, its source and what it does."""
    for each in conventions:
        threshold = f"({each.comparator} {percentage_points(each.threshold)} %)"
        yield f"{each.name}  {threshold}  {each.title}"
        yield f"    {each.source}"
        yield f"    {each.explanation}"


def changes_lines(found: OwnershipChanges) -> Iterator[str]:
    """Yield what changed between two dates, and what may have without a stated date."""
    yield f"{', '.join(_entity_name(e) for e in found.subjects)}, {found.since} to {found.until}"
    if found.unfinished:
        yield _NOT_FINISHED
    yield from (escape_control_characters(_change(c)) for c in found.changes)
    for each in found.control:
        form = (
            _("began: by our own inference, {party} surely controls {company}")
            if each.event is ChangeEvent.BEGAN
            else _("ended: by our own inference, {party} surely controls {company}")
        )
        names = {"party": _entity_name(each.controller), "company": _entity_name(each.controlled)}
        yield escape_control_characters(form.format(**names))
    if not found.changes and not found.control:
        yield _("No change found so far in this database; there may be others.")
    yield from _section(
        _("Date not stated: not known whether they changed"),
        (f"{t.type} {t.start} > {t.end}: {_statements([t])}" for t in found.undated),
    )


def _change(change: TieChange) -> str:
    claim = _ACTS[change.type].format(
        start=_entity_name(change.start), end=_entity_name(change.end)
    )
    detail = f" ({change.detail})" if change.detail else ""
    shares = ""
    if change.type is TieType.OWNS:
        before, after = (
            bounds_text(s) if s else _NOT_STATED for s in (change.before, change.after)
        )
        by_event = {
            ChangeEvent.CHANGED: f"{before} → {after}",
            ChangeEvent.ENDED: before,
            ChangeEvent.BEGAN: after,
        }
        shares = f": {by_event[change.event]}" if change.event in by_event else ""
    ties = _statements((*change.ties_before, *change.ties_after))
    return f"{change.event}: {claim}{detail}{shares}  {ties}"


def group_lines(groups: Iterable[Group], as_of: str) -> Iterator[str]:
    """Yield each group with its members and storefronts."""
    yield _("Groups under common control, {as_of}").format(as_of=as_of)
    for group in groups:
        yield from ("", escape_control_characters(_entity_name(group.head)))
        for title, parties in (
            (_("controls"), [m for m in group.members if m != group.head]),
            (_("may control, since not all shares are stated"), group.possible),
            (_("storefronts"), group.storefronts),
            (_("platforms"), group.platforms),
        ):
            if parties:
                yield escape_control_characters(
                    f"  {title}: {', '.join(_entity_name(p) for p in parties)}"
                )
