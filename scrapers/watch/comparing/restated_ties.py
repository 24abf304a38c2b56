"""Ties that a document states which was not read before, and that an earlier one stated too."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.records import Kind, Tie, TieType
from graph.support.text.folding import fold_name
from scrapers.watch.comparing.evidence import PageEvidence
from scrapers.watch.comparing.matched_ties import TiePair
from scrapers.watch.comparing.tie_values import tie_differences

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class RestatedTies:
    """Pairs without those that repeat an earlier document, and the parties that only these name."""

    pairs: tuple[TiePair, ...]
    parties: frozenset[str]


def match_restated(pairs: Sequence[TiePair], evidence: PageEvidence) -> RestatedTies:
    """Match the ties of new documents with those of earlier ones: a list that is filed each year.

    Its parties without a number have ids under the document, so that only kind and name tell that
    a row is last year's. A row that is taken for last year's claims less than a new subsidiary.
    """
    documents = {
        ident
        for ident, page in evidence.after.pages.items()
        if ident not in evidence.before.pages and page.whole not in evidence.before.lists
    }
    if not documents:
        return RestatedTies(tuple(pairs), frozenset())
    known: defaultdict[_Key, list[Tie]] = defaultdict(list)
    for tie in evidence.before.ties.values():
        known[_key(tie, evidence)].append(tie)
    kept: list[TiePair] = []
    parties: set[str] = set()
    for pair in pairs:
        new = pair.after
        same = new is not None and new.source in documents and known.get(_key(new, evidence))
        if pair.before is not None or new is None or not same:
            kept.append(pair)
            continue
        earlier = same.pop(0)
        parties |= {new.start, new.end}
        if tie_differences(earlier, new):
            kept.append(TiePair(earlier, new))
    return RestatedTies(tuple(kept), frozenset(parties))


def _key(tie: Tie, evidence: PageEvidence) -> _Key:
    interest = tie.interest if tie.type is TieType.OWNS else ""
    return (tie.type, _party_key(tie.start, evidence), _party_key(tie.end, evidence), interest)


def _party_key(ident: str, evidence: PageEvidence) -> tuple[Kind | None, str]:
    """Return kind and name of a party, or its id where nothing names it."""
    party = evidence.after.party(ident) or evidence.before.party(ident)
    folded = fold_name(party.name) if party else ""
    return (party.kind, folded) if party and folded else (None, ident)
