"""Another party became the legal seller while the storefront stayed."""

from collections.abc import Iterator

from graph.dates import first_day
from graph.language import N_
from graph.language import gettext as _
from graph.model import TieType
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.documents import INFORM_ACT
from graph.red_flags.findings import Finding, finding
from graph.red_flags.populations import STOREFRONTS
from graph.red_flags.scene import Scene

NAME = "seller_changed"


def _detect(scene: Scene) -> Iterator[Finding]:
    for front in sorted(scene.storefronts):
        now = scene.into(front, TieType.OPERATES)
        staying = {p.start for p in now}
        gone = [p for p in scene.ever_into(front, TieType.OPERATES) if p.until < scene.day.day]
        gone = [p for p in gone if p.start not in staying]
        if not gone or not scene.out_of(front, TieType.SELLS_ON):
            continue
        last = max(gone, key=lambda p: (p.until, p.tie.id))
        came = [p for p in now if p.tie.since and first_day(p.tie.since) >= last.until]
        if not came or any(p not in came for p in now):
            # Somebody who was there before still sells: a seller more or less is no change.
            continue
        first = min(came, key=lambda p: (p.since, p.tie.id))
        sentence = _(
            "The seller of {storefront} is stated as {before} until {until}, and as {after} since "
            "{since}."
        ).format(
            storefront=scene.name(front),
            before=scene.name(last.start),
            until=last.tie.until,
            after=scene.name(first.start),
            since=first.tie.since,
        )
        yield finding(
            scene,
            NAME,
            front,
            sentence,
            entities=(last.start, first.start),
            ties=(last.tie, first.tie, *(p.tie for p in scene.out_of(front, TieType.SELLS_ON))),
        )


FLAG = Flag(
    name=NAME,
    title=N_("The legal seller changed while the storefront stayed"),
    why_it_matters=N_(
        "Ratings and custom stay with the name, and the one who answers for it goes."
    ),
    innocent_explanation=N_(
        "A business was sold, became a company, or moved to another company of its group."
    ),
    source=INFORM_ACT,
    strength=SignStrength.MODERATE,
    population=STOREFRONTS,
    detect=_detect,
)
