"""Two accounts of sellers, which are two storefronts however alike."""

from collections.abc import Iterator

from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.base import EvidenceRule, Pair
from graph.model.records import Kind
from graph.support.language import N_, lazy_text


def _find(pair: Pair) -> Iterator[EvidenceLine]:
    left, right = pair.left, pair.right
    both = left.has_platform and right.has_platform
    is_one = left.account and left.account == right.account
    if left.kind is Kind.STOREFRONT and both and not is_one:
        text = lazy_text(N_("Two accounts are two storefronts; their sellers may be one"))
        yield EvidenceLine("two_accounts", -20, text, left.id, right.id)


RULE = EvidenceRule(whats=("two_accounts",), find=_find, decides=True)
