"""Which statements of a stake count, so that two sources of one stake are never added up.

Within a source, ties of one holder and one interest in one company add up. Across sources the
statement of the best standing counts, then the newest. Different interests are never added.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model import Source, Standing, Tie

SHARES = "shares"
VOTES = "votes"
_SYNONYMS = {"": SHARES, "shareholding": SHARES, "voting rights": VOTES, "votingrights": VOTES}
_ORDER = {standing: i for i, standing in enumerate(Standing)}


@dataclass(frozen=True, slots=True)
class Counted:
    """One holder's ties of one interest in one company.

    ``counts`` are those of the preferred source, to be added up; ``others`` those of every other
    source, to be shown beside it. Both are in the order of preference.
    """

    interest: str
    counts: tuple[Tie, ...]
    others: tuple[Tie, ...]


def interest_of(tie: Tie) -> str:
    """Return the interest of a holding by its usual name."""
    name = tie.interest.strip().casefold()
    return _SYNONYMS.get(name, name)


def preference(tie: Tie, sources: Mapping[str, Source]) -> tuple[int, str, str, str]:
    """Order statements: best standing first, then the newest, then by id (smallest first)."""
    standing = _ORDER[tie.standing] if tie.standing else len(_ORDER)
    source = sources.get(tie.source)
    dated = (source.published or source.retrieved) if source else ""
    newest = "".join(chr(0x10FFFF - ord(c)) for c in dated.ljust(10, "\0"))
    return standing, newest, tie.source, tie.id


def counted(ties: Iterable[Tie], sources: Mapping[str, Source]) -> dict[str, Counted]:
    """Return what counts of one holder's OWNS ties in one company, by interest."""
    every = list(ties)
    if len(every) == 1:
        interest = interest_of(every[0])
        return {interest: Counted(interest, (every[0],), ())}
    grouped: dict[str, dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    for tie in every:
        grouped[interest_of(tie)][tie.source].append(tie)
    return {i: _counted(i, by_source, sources) for i, by_source in grouped.items()}


def _counted(
    interest: str, by_source: Mapping[str, list[Tie]], sources: Mapping[str, Source]
) -> Counted:
    ranked = [sorted(g, key=lambda t: preference(t, sources)) for g in by_source.values()]
    ranked.sort(key=lambda group: preference(group[0], sources))
    others = tuple(t for group in ranked[1:] for t in group)
    return Counted(interest, tuple(ranked[0]), others)
