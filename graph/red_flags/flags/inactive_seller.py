"""Sellers that are dissolved or dormant while a later source still names them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.model.records import TieType
from graph.model.vocabulary.statuses import Status, status_of
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import TRADER_DETAILS
from graph.red_flags.facts.repeated_sources import source_title, source_titles
from graph.red_flags.facts.value_dates import DAY_LENGTH, date_span, read_days
from graph.red_flags.findings import Finding, make_finding, value_sources
from graph.red_flags.scene import Scene
from graph.support.language import N_, DateText, LazyText, OnDate, lazy_text

NAME = "inactive_seller"
_INACTIVE = frozenset({Status.OVER, Status.DORMANT})
_VALUES = ("dissolved", "status")


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a seller: a sentence, the value that says so, and the first day after it."""

    words: LazyText
    property_name: str
    day: date


def _sellers(scene: Scene) -> Mapping[str, list[DatedTie]]:
    """Return the sellers, including dissolved ones whose tie no source has ended."""
    found: dict[str, list[DatedTie]] = defaultdict(list)
    for front in sorted(scene.storefronts):
        if scene.ties_out_of(front, TieType.SELLS_ON):
            for p in scene.stated_ties_into(front, TieType.OPERATES):
                found[p.start].append(p)
    return found


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller, operated in sorted(_sellers(scene).items()):
        end = _end(scene, seller)
        later = _later_mention(scene, operated, end.day) if end else None
        if end is None or later is None:
            continue
        placed, read = later
        sentence = lazy_text(
            N_("{end} {page}, dated {date}, still names it as the seller of {storefront}."),
            end=end.words,
            page=source_title(scene, placed.tie.source),
            date=DateText(read),
            storefront=scene.name(placed.end),
        )
        yield make_finding(
            scene,
            NAME,
            seller,
            sentence,
            entities=(placed.end,),
            ties=(placed, *scene.ties_out_of(placed.end, TieType.SELLS_ON)),
            stated=[(seller, end.property_name)],
        )


def _later_mention(
    scene: Scene, operated: Iterable[DatedTie], day: date
) -> tuple[DatedTie, str] | None:
    """Return a tie to a storefront that a source states after a day, and the date of that source.

    A page that was read before the end of a company does not show that it sold afterwards.
    """
    for placed in operated:
        source = scene.ground.sources.get(placed.tie.source)
        read = read_days(source)
        if source and read and day < read[0]:
            return placed, source.retrieved or source.published
    return None


def _end(scene: Scene, seller: str) -> _End | None:
    dissolved = scene.text(seller, "dissolved")
    ended = date_span(dissolved)
    if ended:
        words = lazy_text(
            N_("{seller} was dissolved {on_date} ({sources})."),
            seller=scene.name(seller),
            on_date=OnDate(dissolved[:DAY_LENGTH]),
            sources=source_titles(scene, value_sources(scene, seller, "dissolved")),
        )
        return _End(words, "dissolved", ended[1]) if ended[1] <= scene.day.day else None
    status = scene.text(seller, "status")
    if status_of(status) not in _INACTIVE:
        return None
    day = _first_status_day(scene, seller)
    words = lazy_text(
        N_("According to {sources}, {seller} is “{status}”."),
        sources=source_titles(scene, value_sources(scene, seller, "status")),
        seller=scene.name(seller),
        status=status,
    )
    return _End(words, "status", day) if day and day <= scene.day.day else None


def _first_status_day(scene: Scene, seller: str) -> date | None:
    """Return the first day on which a source gives the status; None where none is dated."""
    sources = (scene.ground.sources.get(s) for s in value_sources(scene, seller, "status"))
    dates = [date_span(s.published or s.retrieved) for s in sources if s]
    return min((d[1] for d in dates if d), default=None)


def _sellers_with_status(scene: Scene) -> frozenset[str]:
    return frozenset(s for s in _sellers(scene) if any(scene.text(s, v) for v in _VALUES))


FLAG = Flag(
    name=NAME,
    title=N_("A later source names a dissolved or dormant company as the seller"),
    why_it_matters=N_("No one answers for the goods of a company that no longer exists."),
    innocent_explanation=N_("The page is out of date, or a new company carries on the business."),
    source=TRADER_DETAILS,
    strength=FlagStrength.STRONG,
    population=Population(N_("sellers whose status is stated"), _sellers_with_status),
    detect=_detect,
)
