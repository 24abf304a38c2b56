"""The answer of a trace: chains of sourced hops, and what was not looked at."""

from dataclasses import dataclass
from enum import StrEnum

from graph.model import Entity, Source, Tie


class Strength(StrEnum):
    """How strong a chain is: that of its weakest hop, strongest first."""

    OWNED = "owned"
    CONTROLLED = "controlled"
    PART_OWNED = "part owned"
    PERSONNEL = "personnel"
    CONNECTED = "connected"
    SHARED_CONTACT = "shared contact"
    POSSIBLE_SAME = "possible same"


class ChainStanding(StrEnum):
    """What a chain rests on, best first."""

    REGISTERED = "registered"
    REPORTED = "reported"
    DERIVED = "derived"


NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class ShareText:
    """Bounds of a share, exact, as texts such as ``0.51`` or ``15/22``."""

    min: str
    max: str


@dataclass(frozen=True, slots=True)
class Also:
    """Another statement of the same hop."""

    tie: Tie
    source: Source


@dataclass(frozen=True, slots=True)
class Hop:
    """One hop as the chain walks it, from ``here`` to ``there``, by its preferred statement.

    ``forward`` says that the tie points the way it is walked. ``strength`` is None for hops that
    say nothing of ownership (who operates what, an accepted match). ``share`` is None where no
    share is stated.
    """

    tie: Tie
    here: Entity
    there: Entity
    forward: bool
    strength: Strength | None
    standing: ChainStanding
    share: ShareText | None
    source: Source
    also: tuple[Also, ...]


@dataclass(frozen=True, slots=True)
class MassNode:
    """A party that so many share that sharing it says little."""

    entity: Entity
    count: int


@dataclass(frozen=True, slots=True)
class Chain:
    """A path from a storefront to a target.

    ``via`` leads from the platform to the target. ``since`` and ``until`` bound the time in which
    all hops held together; both are None where a hop is not dated, ``until`` alone where it is
    open. ``share`` is the share along the chain, None unless every hop above the operator is a
    holding of shares.
    """

    strength: Strength
    standing: ChainStanding
    sentence: str
    target: Entity
    via: tuple[Hop, ...]
    hops: tuple[Hop, ...]
    share: ShareText | None
    since: str | None
    until: str | None
    weak_steps: int
    mass: tuple[MassNode, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """What a party says against a tie, in the wording of a source."""

    entity: Entity
    wording: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something that was not looked at, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class RestsOn:
    """How many original reports and restatements the best chain and its leg rest on."""

    original: int
    restatements: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a trace found for one storefront on one day (``as_of``, ISO).

    ``verdict`` is a word of ``Strength`` or ``not found``; ``standing`` is None when not found.
    ``strengths`` counts the chains of each strength, or says "none found" or "not looked at".
    ``targets`` are the parties that were looked for.
    """

    storefront: Entity
    as_of: str
    verdict: str
    standing: ChainStanding | None
    headline: str
    targets: tuple[Entity, ...]
    rests_on: RestsOn
    strengths: dict[Strength, int | str]
    not_supported: tuple[str, ...]
    chains: tuple[Chain, ...]
    past: tuple[Chain, ...]
    denials: tuple[Denial, ...]
    not_looked_at: tuple[Unseen, ...]
