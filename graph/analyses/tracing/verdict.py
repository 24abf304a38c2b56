"""Answer of a trace as data: chains of sourced hops, and the limits of the answer.

``graph.presentation`` makes sentences of it.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum

from graph.analyses.party_ends import PartyEnd
from graph.analyses.strength_scale import ChainStanding as ChainStanding
from graph.analyses.strength_scale import Strength as Strength
from graph.model.records import Entity, Source, Tie

NOT_FOUND = "not found"
NONE_FOUND = "none found"
NOT_LOOKED_AT = "not looked at"


@dataclass(frozen=True, slots=True)
class ShareText:
    """Bounds of a share, exact, as texts such as ``0.51`` or ``15/22``."""

    min: str
    max: str


@dataclass(frozen=True, slots=True)
class OtherStatement:
    """Another statement of the same tie."""

    tie: Tie
    source: Source


@dataclass(frozen=True, slots=True)
class ChainHop:
    """One hop as the chain walks it, from ``here`` to ``there``, by its preferred statement.

    ``forward`` says that the tie points the way it is walked. ``strength`` is None for hops that
    say nothing of ownership (an operator, an accepted match). ``share`` is None where no share is
    stated. ``other_statements`` are those of the same tie, ``other_ties`` those between the same
    two parties, each in its own direction. ``differs`` says that the entries of its source give
    several shares. ``ended_by`` is the end of a party that ended the tie, ``holds`` says that the
    tie holds on the day.
    """

    tie: Tie
    here: Entity
    there: Entity
    forward: bool
    _: KW_ONLY
    strength: Strength | None
    standing: ChainStanding
    share: ShareText | None
    source: Source
    other_statements: tuple[OtherStatement, ...] = ()
    other_ties: "tuple[ChainHop, ...]" = ()
    differs: bool = False
    ended_by: PartyEnd | None = None
    holds: bool = True


@dataclass(frozen=True, slots=True)
class MassNode:
    """A party shared by so many (``count``) that sharing it says little."""

    entity: Entity
    count: int


@dataclass(frozen=True, slots=True)
class Chain:
    """A path from a storefront to a target.

    ``platform_leg`` leads from the platform to the target. ``since`` and ``until`` bound the time
    in which all hops held together; both are None where a hop is not dated, ``until`` alone where
    it is open, or where a party is over on a day that no source states. ``share`` is the share
    along the chain, None unless every hop above the operator is a holding of shares.
    """

    strength: Strength
    standing: ChainStanding
    target: Entity
    platform_leg: tuple[ChainHop, ...]
    _: KW_ONLY
    hops: tuple[ChainHop, ...]
    share: ShareText | None
    since: str | None
    until: str | None
    weak_steps: int
    mass: tuple[MassNode, ...]


class Post(StrEnum):
    """Holder of the post of a chain through people: a third party, the target, or the seller."""

    OF_SHARED_PERSON = "of a shared person"
    OF_TARGET_AT_SELLER = "of the target at the seller"
    OF_TARGET_ABOVE_SELLER = "of the target above the seller"
    OF_SELLER = "of the seller"


@dataclass(frozen=True, slots=True)
class Summary:
    """Facts that the headline of a verdict needs.

    ``seller`` is the party that the chain begins with, None where the storefront itself is tied.
    ``is_target`` says that a target is named as the seller. ``is_filed`` says that a hop above the
    seller comes from a filing, not from a register; ``shares_director`` that both ends name the
    shared person as a director; ``at_address`` that what is shared is an address. ``post`` says
    who holds the post, as nobody is shared where the target or the seller holds it.
    ``share_not_stated`` says that a holding on the way has no stated share. ``stated`` are the
    dates of its sources.
    """

    strength: Strength | None
    standing: ChainStanding | None = None
    target: Entity | None = None
    share: ShareText | None = None
    _: KW_ONLY
    seller: Entity | None = None
    is_target: bool = False
    is_filed: bool = False
    shares_director: bool = False
    at_address: bool = False
    post: Post = Post.OF_SHARED_PERSON
    share_not_stated: bool = False
    stated: "StatedDates | None" = None
    targets: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedDates:
    """Dates of the sources of some hops (ISO: a day, month or year each).

    ``first`` and ``last`` are the oldest and the newest; both are empty where no source is dated.
    ``all_read`` says that all are days on which a source was read, ``partly_read`` that some are;
    ``partly_undated`` that some sources are not dated.
    """

    first: str
    last: str
    all_read: bool
    partly_read: bool
    _: KW_ONLY
    partly_undated: bool


@dataclass(frozen=True, slots=True)
class TargetVerdict:
    """Verdict on the storefront where one target alone is looked for."""

    target: Entity
    verdict: str
    standing: ChainStanding | None


@dataclass(frozen=True, slots=True)
class FormerPlatform:
    """A platform on which the storefront sold until a day (ISO)."""

    platform: Entity
    until: str


@dataclass(frozen=True, slots=True)
class Denial:
    """Statement of a party against a tie, in the wording of a source."""

    entity: Entity
    wording: str
    source: Source | None


class CaveatKind(StrEnum):
    """Kind of limit: something that the store does not have, or a search that was cut."""

    IMPORT_UNFINISHED = "import unfinished"
    NO_SELLER = "no seller"
    SELLER_UNTIL = "seller until"
    NO_PLATFORM = "no platform"
    PLATFORM_UNTIL = "platform until"
    NO_OPERATOR = "no operator"
    OPERATOR_ON_OTHER_DAYS = "operator on other days"
    NO_REGISTER = "no register"
    REASON_STATED = "reason stated"
    CROWD = "crowd"
    CROWD_NOT_LISTED = "crowd not listed"
    OVERRULED_MATCH = "overruled match"
    FURTHER_CHAINS = "further chains"
    PAST_NOT_LISTED = "past not listed"
    PAST_NOT_FOLLOWED = "past not followed"
    REGISTER_DAY = "register day"
    REGISTER_LEFT_OUT = "register left out"
    COUNTRY_LEFT_OUT = "country left out"


@dataclass(frozen=True, slots=True)
class Caveat:
    """One limit of an answer, with its parties, a count, a day or a source's own reason.

    Of a limit by registers, ``reason`` is the register or the country.
    """

    kind: CaveatKind
    parties: tuple[Entity, ...] = ()
    count: int = 0
    day: str = ""
    _: KW_ONLY
    reason: str = ""


class OverstatementKind(StrEnum):
    """A likely overstatement of what was found."""

    NO_TIE = "no tie"
    OWNERSHIP = "ownership"
    SHARE = "share"
    COMPANY_RECORDS = "company records"
    SAME_PARTY = "same party"


@dataclass(frozen=True, slots=True)
class Overstatement:
    """Claim that the answer does not support.

    ``parties`` are owner and owned, or the two that may be one.
    """

    kind: OverstatementKind
    parties: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceCount:
    """Numbers of original reports, restatements and own judgements behind the best chain."""

    original: int
    restatements: int
    judgements: int


@dataclass(frozen=True, slots=True)
class Distinction:
    """Register number, or else the title of a source, that distinguishes a party's namesakes."""

    number: str
    source: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Result of a trace for one storefront on one day (``as_of``, ISO).

    ``strengths`` counts the chains of each strength, or says "none found" or "not looked at".
    ``target_verdicts`` are the targets, each with what was found for it alone. ``distinctions``
    tell parties of one name apart, by id.
    """

    storefront: Entity
    as_of: str
    summary: Summary
    rests_on: EvidenceCount
    _: KW_ONLY
    strengths: Mapping[Strength, int | str]
    overstatements: tuple[Overstatement, ...]
    chains: tuple[Chain, ...]
    past: tuple[Chain, ...]
    denials: tuple[Denial, ...]
    caveats: tuple[Caveat, ...]
    target_verdicts: tuple[TargetVerdict, ...]
    former_platforms: tuple[FormerPlatform, ...]
    distinctions: Mapping[str, Distinction] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """A word of ``Strength``, or "not found"."""
        return self.summary.strength or NOT_FOUND

    @property
    def standing(self) -> ChainStanding | None:
        """Standing of the best chain; None when not found."""
        return self.summary.standing

    @property
    def targets(self) -> tuple[Entity, ...]:
        """Parties that were looked for."""
        return tuple(each.target for each in self.target_verdicts)
