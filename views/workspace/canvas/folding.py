"""Stars of platforms: the links of many storefronts that sell on one, folded into their number.

A link of trade says nothing of ownership, and hundreds of them hide the links that do.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from graph.analyses.tracing.tie_reader import TieReader
from graph.model.records import Tie, TieType
from graph.presentation import tie_style

LEAST_FOLDED = 6  # storefronts on one platform from which their links are folded


@dataclass(frozen=True, slots=True)
class PlatformStar:
    """The links of the storefronts that sell on one platform, none of them ended."""

    platform: str
    ties: tuple[Tie, ...]
    is_folded: bool

    @property
    def storefronts(self) -> tuple[str, ...]:
        """Ids of the storefronts, each once."""
        return tuple(dict.fromkeys(t.start for t in self.ties))


def find_stars(
    ties: Iterable[Tie], unfolded: Collection[str], reader: TieReader
) -> tuple[PlatformStar, ...]:
    """Return the stars among visible ties, the largest first; ``unfolded`` are platforms."""
    by_platform: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.type is TieType.SELLS_ON and not _has_ended(tie, reader):
            by_platform[tie.end].append(tie)
    stars = (
        PlatformStar(platform, tuple(sales), platform not in unfolded)
        for platform, sales in by_platform.items()
    )
    large = (star for star in stars if len(star.storefronts) >= LEAST_FOLDED)
    return tuple(sorted(large, key=lambda star: (-len(star.storefronts), star.platform)))


def _has_ended(tie: Tie, reader: TieReader) -> bool:
    return tie_style.hop_has_ended(reader.hop(tie), reader.day.day)


def ties_to_draw(ties: Sequence[Tie], stars: Iterable[PlatformStar]) -> list[Tie]:
    """Return the ties without those that are folded."""
    folded = {tie.id for star in stars if star.is_folded for tie in star.ties}
    return [tie for tie in ties if tie.id not in folded]
