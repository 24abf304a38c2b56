"""Read saved queries: the comment lines at the head of a file say what it asks and returns."""

import re
from dataclasses import KW_ONLY, dataclass
from pathlib import Path

from graph.errors import InputError
from graph.stores.reading.read_only_check import check_read_only
from graph.support.language import N_
from queries.parameters import Parameter, parse_parameter

FOLDER = Path(__file__).parent

FIELD = re.compile(r"// (?P<key>title|question|param|returns): (?P<value>.+)")


@dataclass(frozen=True, slots=True)
class Query:
    """A question, the Cypher that answers it, and what it needs and returns.

    ``columns`` are the names that the Cypher gives, ``headings`` what is shown above them.
    """

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    _: KW_ONLY
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    cypher: str


def load_all(folder: Path = FOLDER) -> tuple[Query, ...]:
    """Return every saved query, by title.

    Raises:
        InputError: a file is badly described.
    """
    return tuple(sorted(map(load, folder.glob("*.cypher")), key=lambda q: q.title))


def load(path: Path) -> Query:
    """Read one file.

    Raises:
        InputError: its head and its body disagree, or it would do more than read.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("//")]
    cypher = "\n".join(line for line in lines if not line.startswith("//")).strip()
    told: dict[str, str] = {}
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
            told[match["key"]] = match["value"]
    return _checked_query(path, told, parameters, cypher)


def _checked_query(
    path: Path, told: dict[str, str], parameters: list[Parameter], cypher: str
) -> Query:
    if told.keys() != {"title", "question", "returns"}:
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
    columns = tuple(told["returns"].split(", "))
    return Query(
        name=path.stem,
        title=told["title"],
        question=told["question"],
        parameters=tuple(parameters),
        columns=columns,
        headings=columns,
        cypher=cypher,
    )
