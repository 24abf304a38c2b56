"""Saved queries, read from Cypher files whose first comment lines describe them."""

import re
from dataclasses import KW_ONLY, dataclass
from pathlib import Path

from graph.errors import InputError
from graph.stores.reading.cypher.read_only_check import check_read_only
from graph.support.language import N_
from graph.support.safe_text import split_lines
from queries.parameters import Parameter, parse_parameter

FOLDER = Path(__file__).parent

FIELD = re.compile(r"// (?P<key>title|question|param|returns|draws): (?P<value>.+)")


@dataclass(frozen=True, slots=True)
class Query:
    """A question, the Cypher that answers it, its parameters and its columns.

    ``columns`` are the names in the Cypher, ``headings`` the names that are shown. ``draws`` are
    the nodes and relationships that a picture of the answer shows, as its last RETURN would name
    them; empty where the head does not say.
    """

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    _: KW_ONLY
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    cypher: str
    draws: str = ""


def load_all(folder: Path = FOLDER) -> tuple[Query, ...]:
    """Return every query of a folder, sorted by title.

    Raises:
        InputError: the head of a file is not valid, or a query does more than read.
    """
    return tuple(sorted(map(load, folder.glob("*.cypher")), key=lambda q: q.title))


def load(path: Path) -> Query:
    """Read one file.

    Raises:
        InputError: its head is not valid, head and body disagree, or it does more than read.
    """
    lines = split_lines(path.read_text(encoding="utf-8"))
    head = [line for line in lines if line.startswith("//")]
    cypher = "\n".join(line for line in lines if not line.startswith("//")).strip()
    described: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in head:
        match = FIELD.fullmatch(line)
        if match is None:
            raise InputError(
                N_("{file}: {line!r} is no line of its head."), file=path.name, line=line
            )
        if match["key"] == "param":
            parameters.append(parse_parameter(path.name, match["value"]))
        else:
            described[match["key"]] = match["value"]
    return _checked_query(path, described, parameters, cypher)


def _checked_query(
    path: Path, described: dict[str, str], parameters: list[Parameter], cypher: str
) -> Query:
    if described.keys() - {"draws"} != {"title", "question", "returns"}:
        raise InputError(
            N_("{file}: the head must give title, question and returns."), file=path.name
        )
    declared, used = {p.name for p in parameters}, set(re.findall(r"\$(\w+)", cypher))
    if declared != used:
        raise InputError(
            N_("{file}: head and body differ on {names}."),
            file=path.name,
            names=sorted(declared ^ used),
        )
    check_read_only(cypher)
    columns = tuple(described["returns"].split(", "))
    return Query(
        name=path.stem,
        title=described["title"],
        question=described["question"],
        parameters=tuple(parameters),
        columns=columns,
        headings=columns,
        cypher=cypher,
        draws=described.get("draws", ""),
    )
