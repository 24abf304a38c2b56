"""One source that lists both, as two."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    if both := pair.left.sources & pair.right.sources:
        text = lazy_text(
            N_("One source lists both, as two: {source}"),
            source=pair.ground.source_title(min(both)),
        )
        yield EvidenceLine("listed_apart", -2, text)


RULE = EvidenceRule(whats=("listed_apart",), find=_find)
