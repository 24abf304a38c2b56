"""Storefronts with the parties of their chains, as they are brought into a working graph."""

from collections.abc import Iterable, Iterator

from graph.analyses.tracing.verdict import Chain, Verdict
from graph.model.records import Contents, Kind, TieType
from views.drawing.scene import chains_to_draw
from views.shell import session
from views.shell.session import Snapshot

_MOST_TRACED = 200  # storefronts traced at once


def with_chains(ids: Iterable[str], shot: Snapshot) -> list[str]:
    """Return parties, and those of the chains of each storefront among them.

    A storefront without a chain brings its seller. The first chain of each strength is brought if
    there are many.
    """
    wanted = dict.fromkeys(ids)
    shops = [i for i in wanted if (e := shot.entity(i)) and e.kind is Kind.STOREFRONT]
    for shop in shops[:_MOST_TRACED]:
        verdict = session.verdict_of(shop, None)
        wanted |= dict.fromkeys(_chain_parties(verdict) or _sellers(shop, shot.contents))
    return list(wanted)


def _chain_parties(verdict: Verdict) -> list[str]:
    return [i for chain in chains_to_draw(verdict.chains, None) for i in _ends(chain)]


def _ends(chain: Chain) -> Iterator[str]:
    for hop in (*chain.hops, *chain.platform_leg):
        yield from (hop.here.id, hop.there.id)


def _sellers(shop: str, contents: Contents) -> list[str]:
    return [t.start for t in contents.ties_of(shop) if t.type is TieType.OPERATES and t.end == shop]
