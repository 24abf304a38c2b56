"""Labels of lines in a picture: a share on every holding, and the years of an ended tie."""

from datetime import date

from graph.analyses.tracing.verdict import ChainHop
from graph.model.records import TieType
from graph.presentation.tie_style import hop_has_ended, share_label, short_label
from graph.support.language import gettext as _


def line_label(hop: ChainHop, day: date) -> tuple[str, ...]:
    """Return the lines of a label: a share or a role, then its years where it has ended."""
    if hop.tie.type is TieType.OWNS:
        first = share_label(hop.share) or _("share not stated")
    else:
        first = short_label(hop)
    return tuple(
        text for text in (first, _years(hop) if hop_has_ended(hop, day) else "") if text.strip()
    )


def _years(hop: ChainHop) -> str:
    since, until = hop.tie.since[:4], _last_year(hop)
    if not since:
        return _("until {day}").format(day=until)
    return until if since == until else f"{since}–{until}"


def _last_year(hop: ChainHop) -> str:
    """Return the year of the end, ``?`` where a party ended on an unknown day."""
    if hop.ended_by is None:
        return hop.tie.until[:4]
    return "?" if hop.ended_by.final_day == date.min else f"{hop.ended_by.final_day.year}"
