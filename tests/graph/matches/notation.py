"""Examples of evidence as text: pairs on which a line is found, and pairs on which it is not.

    finds contact          the pair of this section has a line of this kind
    silent contact         it has none
    c1 = name="…" country=GB source=page       values of an entity
    c1 REACHED_AT k1                           a tie
    c{n} REACHED_AT k1 times=21                the line for n = 1 … 21

The pair is the two ids after the word: ``finds contact c1 c2``. Kinds and sources are those of
``tests.graph.analyses.cases``; without ``source=`` it is the register.
"""

import shlex
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.matches.match_index import MatchIndex
from graph.matches.places import read_agent_addresses
from graph.model.records import Contents, Source, Standing, Statement, Tie, TieType
from graph.stores.display_values import display_entity
from tests.graph.analyses.cases import KINDS, SOURCES

EXAMPLES = Path(__file__).parent / "examples.txt"
SELLER_PAGE = Source("page", "Example Market, seller page", type="selfDeclaration")
_SOURCES = {
    **SOURCES,
    "page": SELLER_PAGE,
    "register": Source("register", "Example Register", type="officialRegister"),
    "newer": Source("newer", "Example Register, newer", type="officialRegister"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A pair in a small store, and whether it has a line of evidence of a kind."""

    title: str
    finds: bool
    what: str
    left: str
    right: str
    contents: Contents


def sections() -> list[Section]:
    """Return the sections of the file, in order."""
    found: list[tuple[str, list[str]]] = []
    for line in EXAMPLES.read_text(encoding="utf-8").splitlines():
        if line.startswith(("finds ", "silent ")):
            found.append((line, []))
        elif line.strip() and not line.startswith("#"):
            found[-1][1].append(line)
    return [_section(title, lines) for title, lines in found]


def _section(title: str, lines: list[str]) -> Section:
    word, what, left, right = title.partition(":")[0].split()
    return Section(title, word == "finds", what, left, right, contents_of(lines))


def contents_of(lines: list[str]) -> Contents:
    """Return a store of some lines."""
    statements: list[Statement] = []
    ties: list[Tie] = []
    for number, words in enumerate(_expanded(lines)):
        if words[1] == "=":
            values = dict(word.split("=", 1) for word in words[2:])
            source = values.pop("source", "register")
            statements.append(Statement(words[0], KINDS[words[0][0]], source, dict(values)))
        else:
            start, kind, end, *rest = words
            more = dict(word.split("=", 1) for word in rest)
            source = more.pop("source", "register")
            standing = Standing.REGISTER if source == "register" else Standing.PRESS
            tie = Tie(f"x{number:03}", TieType(kind), start, end, source=source, standing=standing)
            ties.append(tie)
    named = {s.entity for s in statements}
    for end in sorted({e for t in ties for e in (t.start, t.end)} - named):
        statements.append(Statement(end, KINDS[end[0]], "register", {"name": f"Zzyx {end}"}))
    return as_contents(statements, ties)


def as_contents(statements: list[Statement], ties: list[Tie]) -> Contents:
    """Return a store of some statements and ties."""
    spoken: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        spoken[statement.entity].append(statement)
    entities = {i: display_entity(said, _SOURCES) for i, said in spoken.items()}
    return Contents(entities, _SOURCES, tuple(statements), tuple(ties))


def index_of(contents: Contents) -> MatchIndex:
    """Return the index of a store, with the shipped list of agents."""
    agents = read_agent_addresses(Path("no such list"))
    return MatchIndex.of(contents, agents=agents, mass_tenants=20)


def _expanded(lines: list[str]) -> Iterator[list[str]]:
    for line in lines:
        words = shlex.split(line)
        times = next((int(w.removeprefix("times=")) for w in words if w.startswith("times=")), 1)
        for n in range(1, times + 1):
            yield [w.replace("{n}", str(n)) for w in words if not w.startswith("times=")]
