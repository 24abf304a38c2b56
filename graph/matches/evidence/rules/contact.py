"""Phone, e-mail, site or tracker that both give."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.matches.evidence.shared_things import shared_lines
from graph.support.language import N_


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    return shared_lines(
        pair, "contact", N_("Both give the contact {name}; entries that have it: {count}"), 1
    )


RULE = EvidenceRule(whats=("contact",), find=_find)
