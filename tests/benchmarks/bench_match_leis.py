"""Matches among real names of GLEIF: every entry has a LEI of its own, so none is above possible.

PYTHONPATH=. python tests/benchmarks/bench_match_leis.py FILE

FILE is a CSV with the columns LEI, Entity.LegalName and Entity.LegalAddress.Country. With the LEIs
hidden, names alone are at most possible too. ``LISTED`` are pairs of LEIs of equal names in one
country, as GLEIF had them in 2025; duplicates and different funds are among them.
"""

import csv
import sys
import time
from collections import Counter
from pathlib import Path

from graph.matches.candidate import MatchList
from graph.matches.match_index import MatchIndex
from graph.matches.places import read_agent_addresses
from graph.model.records import Contents, Kind, Source, Statement
from graph.stores.display_values import display_entity

LISTED = Path(__file__).parent / "gleif_pairs.csv"


def read_entries(path: Path, *, with_lei: bool) -> Contents:
    """Return the entries of a file as a store, each from a source of its own."""
    statements = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            values = {
                "name": row["Entity.LegalName"],
                "country": row["Entity.LegalAddress.Country"],
            }
            if with_lei:
                values["lei"] = row["LEI"]
            ident = f"lei-{row['LEI']}"
            statements.append(Statement(ident, Kind.COMPANY, ident, dict(values)))
    sources = {s.entity: Source(s.entity, "GLEIF", type="officialRegister") for s in statements}
    entities = {s.entity: display_entity([s], sources) for s in statements}
    return Contents(entities, sources, tuple(statements), ())


def list_matches(contents: Contents) -> MatchList:
    """Return all candidates of a store."""
    agents = read_agent_addresses(Path("none"))
    return MatchIndex.of(contents, agents=agents, mass_tenants=20).match_list(1)


def main() -> None:
    """Print the grades, with the LEIs and without, and how many of the listed pairs are found."""
    with LISTED.open(encoding="utf-8", newline="") as lines:
        listed = {(row["left"], row["right"]) for row in csv.DictReader(lines)}
    for with_lei in (True, False):
        contents = read_entries(Path(sys.argv[1]), with_lei=with_lei)
        began = time.process_time()
        found = list_matches(contents)
        took = time.process_time() - began
        grades = Counter(str(c.grade) for c in found.candidates)
        known = {
            (c.left.removeprefix("lei-"), c.right.removeprefix("lei-")) for c in found.candidates
        }
        print(f"{'with' if with_lei else 'without'} LEIs: {found.parties:,} entries, {took:.1f} s")
        print(
            f"  {found.compared:,} compared, {dict(grades)}; {len(listed & known)} of {len(listed)}"
        )


if __name__ == "__main__":
    main()
