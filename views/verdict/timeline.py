"""Timeline of ties: a bar for a stated period, a diamond for a day on which a source states it."""

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date

from graph.analyses.tracing.verdict import Chain, ChainHop
from graph.errors import DateError
from graph.model.dates import first_day, last_day
from graph.model.records import TieType
from graph.presentation import tie_style
from graph.support.language import N_
from views.shell import party_links
from views.shell.party_links import LinkedText
from views.shell.texts import _, day_text, period_text

_ROWS = 10
# In percent of the width of the track:
_LATE = 55.0  # a text that begins later would run over the edge
_EDGE = 92.0  # a centred label would run over the edge from here on
_LEFT, _RIGHT = 2.0, 97.0  # the first and the last day of the axis
_FORMS: Mapping[TieType, str] = {
    TieType.OWNS: N_("{here}, owner of {there}"),
    TieType.CONTROLS: N_("{here}, in control of {there}"),
    TieType.OFFICER_OF: N_("{here}, officer of {there}"),
    TieType.EMPLOYED_BY: N_("{here}, employed by {there}"),
    TieType.OPERATES: N_("{here}, operator of {there}"),
    TieType.LINKED_TO: N_("{here}, connected to {there}"),
    TieType.LOCATED_AT: N_("{here}, at {there}"),
    TieType.REACHED_AT: N_("{here}, reached at {there}"),
    TieType.SAME_AS: N_("{here}, possibly {there}"),
    TieType.SELLS_ON: N_("{here}, on {there}"),
    TieType.SELLS: N_("{here}, seller of {there}"),
    TieType.OF_BRAND: N_("{here}, of the brand {there}"),
}
_ROLES = frozenset({TieType.OFFICER_OF, TieType.OPERATES})
_ROLE = N_("{here}, {role} of {there}")


@dataclass(frozen=True, slots=True)
class Tick:
    """A year or quarter on the axis; ``at`` is in percent of the track."""

    at: float
    label: str

    @property
    def is_last(self) -> bool:
        """Return whether a centred label would run over the edge."""
        return self.at > _EDGE


@dataclass(frozen=True, slots=True)
class Bar:
    """One tie on the axis; ``left`` is None if only the day of the statement is known.

    ``left``, ``width`` and ``dots`` are in percent of the track. The text goes below the bar, at
    the CSS position ``place``, since on the bar it would look like a gap in the period.
    """

    slug: str
    hollow: bool
    label: LinkedText
    left: float | None
    width: float
    open: bool
    ended: bool
    dots: tuple[float, ...]
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The axis with its ties; ``left_out`` is the number of further dated ties."""

    title: str
    note: str
    ticks: tuple[Tick, ...]
    rows: tuple[Bar, ...]
    _: KW_ONLY
    left_out: int


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Return the position of a day in percent of the track."""
        part = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(_LEFT + min(max(part, 0.0), 1.0) * (_RIGHT - _LEFT), 2)


def chain_timeline(chains: Iterable[Chain], today: date) -> Timeline | None:
    """Return the timeline of the ties of chains, or None if none has a date."""
    hops = {h.tie.id: h for c in chains for h in c.hops}
    return tie_timeline(_("When each link held"), hops.values(), today, _ROWS)


def tie_timeline(title: str, hops: Iterable[ChainHop], today: date, most: int) -> Timeline | None:
    """Return the timeline of the first ``most`` dated ties, or None if none has a date."""
    dated_hops = [h for h in hops if _days(h)]
    hops = dated_hops[:most]
    days = [day for h in hops for day in _days(h)]
    if not days:
        return None
    dated = any(h.tie.since or h.tie.until for h in hops)
    axis = _axis(days, today, dated=dated)
    note = (
        _(
            "A bar ends where a source says the link ended; a fading bar was still open "
            "when last read."
        )
        if dated
        else _(
            "No source says since when any of these held. A diamond marks the day a source said so."
        )
    )
    bars = tuple(_bar(h, axis, today) for h in hops)
    return Timeline(
        title=title, note=note, ticks=_ticks(axis), rows=bars, left_out=len(dated_hops) - len(hops)
    )


def _axis(days: list[date], today: date, *, dated: bool) -> _Axis:
    last = today if dated else max(days)
    return _Axis(date(min(days).year, 1, 1), date(max(last, max(days)).year + 1, 1, 1))


def _days(hop: ChainHop) -> list[date]:
    """Return the days of a tie's period, else of its source; empty if one is not valid."""
    days = []
    texts = (hop.tie.since, hop.tie.until) if hop.tie.since or hop.tie.until else ()
    try:
        for text in texts or (hop.source.published,):
            if text:
                days.append(first_day(text))
    except DateError:
        return []
    return days


def _ticks(axis: _Axis) -> tuple[Tick, ...]:
    years = range(axis.first.year, axis.last.year + 1)
    if len(years) > 3:
        every = -(-len(years) // 8)
        return tuple(Tick(axis.at(date(y, 1, 1)), str(y)) for y in years[::every])
    quarters = (date(y, m, 1) for y in years for m in (1, 4, 7, 10))
    shown = [day for day in quarters if day <= axis.last]
    return tuple(Tick(axis.at(day), day_text(f"{day:%Y-%m}")) for day in shown)


def _bar(hop: ChainHop, axis: _Axis, today: date) -> Bar:
    tie = hop.tie
    look = tie_style.strength_slug(hop.strength), tie_style.is_hop_hollow(hop), _label(hop)
    if not (tie.since or tie.until):
        at = axis.at(first_day(hop.source.published))
        text = _("stated {day}; period not stated").format(day=day_text(hop.source.published))
        return Bar(*look, None, 0, False, False, (at,), text, _text_place(at, at))
    left = axis.at(first_day(tie.since)) if tie.since else _LEFT
    right = axis.at(last_day(tie.until)) if tie.until else _RIGHT
    over = tie_style.hop_has_ended(hop, today)
    text = period_text(tie.since, tie.until)
    width = round(right - left, 2)
    return Bar(*look, left, width, not tie.until, over, (), text, _text_place(left, right))


def _text_place(left: float, right: float) -> str:
    """Return the CSS position of a text: it begins with its bar, or ends with a late one."""
    return f"left:{left}%" if left < _LATE else f"right:{round(100 - right, 2)}%"


def _label(hop: ChainHop) -> LinkedText:
    tie = hop.tie
    here, there = (hop.here, hop.there) if hop.forward else (hop.there, hop.here)
    role = tie.role_kind or tie.role
    form = _ROLE if role and tie.type in _ROLES else _FORMS[tie.type]
    return party_links.linked_sentence(
        lambda names: _(form).format(here=names.name(here), there=names.name(there), role=role)
    )
