"""Summary of a verdict in one line, as data: the facts that a headline needs."""

import re
from collections.abc import Iterable, Sequence

from graph.analyses.tracing.search.chain_builder import chain_share, source_of
from graph.analyses.tracing.search.chain_search import Path
from graph.analyses.tracing.search.hops import Hop, HopKind
from graph.analyses.tracing.search.targets import Targets
from graph.analyses.tracing.search.walkable_graph import GraphOnDay
from graph.analyses.tracing.verdict import Post, StatedDates, Strength, Summary
from graph.model.dates import first_day, last_day
from graph.model.records import OURS, OWN_ENTRY, Source, Standing, Tie, TieType

# Not a "director's assistant".
_DIRECTOR = re.compile(r"\bdirectors?\b(?!['’])")
_PERSONNEL_TYPES = frozenset({TieType.OFFICER_OF, TieType.EMPLOYED_BY})


def path_summary(day: GraphOnDay, targets: Targets, path: Path | None) -> Summary:
    """Return the summary of the best path; without one, of what was looked for."""
    entities = day.ground.entities
    looked_for = tuple(entities[targets.ids[t]] for t in targets.legs)
    if path is None:
        return Summary(strength=None, targets=looked_for)
    first, *above = path.hops
    operated = first.tie.type is TieType.OPERATES
    above = above if operated else list(path.hops)
    last = path.hops[-1].there
    leg = targets.legs[last]
    return Summary(
        strength=path.strength,
        standing=path.standing,
        target=entities[targets.ids[last]],
        share=chain_share(path.hops),
        seller=entities[first.arrives_at] if operated else None,
        is_target=operated and not above,
        is_filed=any(s.tie.standing is Standing.FILING for s in (*above, *leg)),
        shares_director=all(is_director(s.tie) for s in above if s.tie.type in _PERSONNEL_TYPES),
        at_address=all(s.tie.type is not TieType.REACHED_AT for s in above),
        post=_post(above),
        share_not_stated=_is_owned_unstated(path.strength, above),
        stated=stated_dates((s.tie, source_of(day.ground, s.tie)) for s in path.hops),
        targets=looked_for,
    )


def _post(steps: Sequence[Hop]) -> Post:
    """Return who holds the post of a chain: it ends with the target's, or begins with the seller's.

    A step to an officer is shared only where another step leads on from the officer.
    """
    walked = [s for s in steps if s.kind is not HopKind.SAME]
    if walked and _is_post(walked[-1], HopKind.ENTER):
        return Post.OF_TARGET_AT_SELLER if len(walked) == 1 else Post.OF_TARGET_ABOVE_SELLER
    if walked and _is_post(walked[0], HopKind.LEAVE):
        return Post.OF_SELLER
    return Post.OF_SHARED_PERSON


def _is_post(step: Hop, kind: HopKind) -> bool:
    return step.kind is kind and step.tie.type in _PERSONNEL_TYPES


def _is_owned_unstated(strength: Strength, steps: Sequence[Hop]) -> bool:
    if strength is not Strength.OWNED:
        return False
    return any(s.stake is not None and not s.stake.known for s in steps)


def is_director(tie: Tie) -> bool:
    """Whether a tie names its person as a director."""
    role = (tie.role_kind or tie.role).casefold()
    return tie.type is TieType.OFFICER_OF and bool(_DIRECTOR.search(role))


def stated_dates(stated: Iterable[tuple[Tie, Source]]) -> StatedDates:
    """Return the dates of the statements of some ties; our own judgements and entries have none."""
    known = [
        _statement_date(tie, source) for tie, source in stated if tie.type is not TieType.SAME_AS
    ]
    dated = [(text, was_read) for text, was_read in known if text]
    first = min((t for t, _read in dated), key=first_day, default="")
    last = max((t for t, _read in dated), key=last_day, default="")
    read = [was_read for _text, was_read in dated]
    return StatedDates(
        first=first,
        last=last,
        all_read=bool(read) and all(read),
        partly_read=any(read) and not all(read),
        partly_undated=bool(dated) and len(dated) < len(known),
    )


def _statement_date(tie: Tie, source: Source) -> tuple[str, bool]:
    """Return the date of a statement, and whether it is only the day its source was read.

    The day on which we made an entry of our own does not date the statement, so it has none.
    """
    if source.published:
        return source.published, False
    is_own = source.type == OWN_ENTRY or tie.standing in OURS
    return ("", False) if is_own else (source.retrieved, bool(source.retrieved))
