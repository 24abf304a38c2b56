"""Matches of an invented register with planted truth, beside nomenklatura and splink if installed.

PYTHONPATH=. python tests/benchmarks/bench_matches.py [COMPANIES…]

Times are of the processor; compare those of one run. The goals: strong right in .9995, likely in
.998; no trap above possible; at most 0.25 candidates and 8 compared pairs a party; 1,000 new
companies in 100,000 for at most 5 % of a whole run; 1 GB.
"""

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from graph.matches.candidate import Grade, MatchList
from graph.matches.candidate_store import CandidateStore
from graph.matches.places import read_agent_addresses
from graph.model.records import Contents
from tests.benchmarks.match_peers import PEERS
from tests.benchmarks.planted_parties import Planted, grown, plant

_T = TypeVar("_T")
MORE = 100
"""One company in so many comes new."""


def timed(told: str, work: Callable[[], _T]) -> tuple[_T, float]:
    """Run some work and print how long the processor worked."""
    began = time.process_time()
    result = work()
    took = time.process_time() - began
    print(f"  {told}: {took:.2f} s of processor")
    return result, took


def refresh(kept: CandidateStore, contents: Contents, revision: int) -> None:
    """Bring a kept list up to a revision."""
    agents = read_agent_addresses(Path("none"))
    kept.refresh(contents, revision, agents=agents, mass_tenants=20)


def tell_precision(planted: Planted, listed: MatchList) -> None:
    """Print how many of each grade are right, and how much of the truth each grade holds."""
    found = {(c.left, c.right): c.grade for c in listed.candidates}
    entities = planted.contents.entities
    for grades in (list(Grade)[:1], list(Grade)[:2], list(Grade)):
        pairs = [
            pair
            for pair, grade in found.items()
            if grade in grades and entities[pair[0]].kind.value in ("Company", "Person")
        ]
        right = sum(pair in planted.true for pair in pairs)
        told = " + ".join(grades)
        print(f"  {told}: {right} of {len(pairs)} right, {right / max(len(pairs), 1):.4f}")
        held = Counter(sign for pair, sign in planted.true.items() if found.get(pair) in grades)
        all_of = Counter(planted.true.values())
        print("    recall:", ", ".join(f"{s} {held[s] / n:.3f}" for s, n in all_of.items()))
        trapped = Counter(kind for pair, kind in planted.traps.items() if found.get(pair) in grades)
        print(f"    of {len(planted.traps)} traps: {dict(trapped)}")


def tell_flood(listed: MatchList) -> None:
    """Print candidates and compared pairs of each party."""
    parties = max(listed.parties, 1)
    print(
        f"  {listed.parties:,} parties, {listed.compared / parties:.2f} compared pairs and "
        f"{len(listed.candidates) / parties:.3f} candidates each"
    )


def bench(size: int) -> None:
    """Print the figures of one size."""
    print(f"{size:,} companies")
    planted = plant(size)
    print(f"  {_megabytes():,} MB with the records")
    with TemporaryDirectory() as folder:
        kept = CandidateStore(Path(folder) / "kept.sqlite")
        _none, whole = timed("all compared", lambda: refresh(kept, planted.contents, 1))
        listed = kept.read()
        assert listed is not None
        print(f"  {_megabytes():,} MB at most, {kept.path.stat().st_size >> 20} MB kept")
        tell_flood(listed)
        tell_precision(planted, listed)
        more = grown(planted, size // MORE)
        _none, part = timed(f"{size // MORE:,} more", lambda: refresh(kept, more, 2))
        print(f"  {part / whole:.1%} of the whole run")
    for name, peer in PEERS.items():
        found, took = timed(name, lambda peer=peer: peer(planted.contents))  # type: ignore[misc]
        if found is None:
            print(f"  {name} is not installed")
            continue
        right = sum(pair in planted.true for pair in found)
        trapped = sum(pair in planted.traps for pair in found)
        print(f"    {right} of {len(found)} right, {trapped} traps; own {whole / took:.2f} of it")


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def main() -> None:
    """Print the figures of one run."""
    for size in [int(s) for s in sys.argv[1:]] or [10_000]:
        bench(size)


if __name__ == "__main__":
    main()
