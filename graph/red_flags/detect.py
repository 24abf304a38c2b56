"""Findings of red flags over a graph, and how common each is in the data at hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.errors import InputError, UnknownIdError
from graph.model.records import Kind, TieType
from graph.red_flags.base import Flag
from graph.red_flags.catalogue import FLAGS
from graph.red_flags.findings import Finding
from graph.red_flags.scene import Scene
from graph.support.language import N_
from graph.support.progress import end_if_unwanted


@dataclass(frozen=True, slots=True)
class BaseRate:
    """Number of subjects of a flag (``found``) in a population of size ``of``, named ``what``."""

    found: int
    of: int
    what: str

    def __str__(self) -> str:
        return f"{self.found} of {self.of} {self.what}"


@dataclass(frozen=True, slots=True)
class FlagResult:
    """A flag with its findings over the whole data."""

    flag: Flag
    findings: tuple[Finding, ...]
    base_rate: BaseRate


def raise_flags(scene: Scene, flags: Iterable[Flag] = FLAGS) -> tuple[FlagResult, ...]:
    """Return the result of each flag in a scene, with those that have no finding."""
    return tuple(_raise_flag(scene, flag) for flag in flags)


def _raise_flag(scene: Scene, flag: Flag) -> FlagResult:
    end_if_unwanted()
    findings = tuple(flag.detect(scene))
    among = flag.population.members(scene)
    found = len({f.subject for f in findings})
    return FlagResult(flag, findings, BaseRate(found, len(among), flag.population.what))


def find_flags(names: Sequence[str]) -> tuple[Flag, ...]:
    """Return the flags of some names, or all flags if no name is given.

    Raises:
        InputError: a name is unknown.
    """
    by_name = {flag.name: flag for flag in FLAGS}
    for name in names:
        if name not in by_name:
            raise InputError(
                N_("There is no flag {name!r}; see them with: graph flags --list"), name=name
            )
    return tuple(by_name[n] for n in dict.fromkeys(names)) if names else FLAGS


def storefront_results(
    scene: Scene, storefront: str, raised: Iterable[FlagResult]
) -> tuple[FlagResult, ...]:
    """Return the findings that concern one storefront, with the base rates of the whole data.

    A finding concerns it when it names the storefront or one of its sellers. It also does when its
    subject owns or controls a seller, or is an officer, address or contact of any of these.

    Raises:
        UnknownIdError: the storefront is unknown.
    """
    entity = scene.ground.entities.get(storefront)
    if entity is None or entity.kind is not Kind.STOREFRONT:
        raise UnknownIdError(
            N_("The store has no storefront under {id!r}; search for its name first."),
            id=storefront,
        )
    core, around = concerned_parties(scene, storefront)
    return tuple(
        FlagResult(
            each.flag,
            tuple(f for f in each.findings if core & {*f.entities} or f.subject in around),
            each.base_rate,
        )
        for each in raised
    )


def concerned_parties(scene: Scene, storefront: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return a storefront with its sellers, and the parties around these."""
    front = scene.ground.matches.representative_of(storefront)
    core = {front, *(p.start for p in scene.ties_into(front, TieType.OPERATES))}
    around = {a for party in core for a in scene.groups.ways_above(party)}
    for party in (*core, *around):
        around |= {p.start for p in scene.ties_into(party, TieType.OFFICER_OF)}
        around |= {p.end for p in scene.ties_out_of(party, TieType.LOCATED_AT, TieType.REACHED_AT)}
    return frozenset(core), frozenset(around)
