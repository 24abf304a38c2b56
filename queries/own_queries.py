"""The user's own queries, saved as files in the data folder, and the most recent ones.

Each function takes the data folder that is worked in, that of the settings without one. Of the
recent queries there is a list for each person, by the end of its file's name.
"""

import json
import re
from pathlib import Path

from graph.errors import InputError
from graph.stores.reading.cypher.read_only_check import check_read_only
from graph.support.atomic_files import write_file
from graph.support.file_locks import hold_lock
from graph.support.language import N_
from graph.support.safe_text import split_lines
from graph.support.settings import settings
from queries.library import FOLDER, Query, load, load_all
from queries.translate import translate_query

_MOST_RECENT = 50  # questions remembered


def own_folder(data_dir: Path | None = None) -> Path:
    """Return the folder of the user's own queries."""
    return (data_dir or settings().data_dir) / "queries"


def all_queries(data_dir: Path | None = None) -> tuple[Query, ...]:
    """Return the shipped queries, in the current language, and the user's own, sorted by title.

    Raises:
        InputError: the head of a file is not valid, or a query does more than read.
    """
    own = load_all(own_folder(data_dir))
    return tuple(sorted((*map(translate_query, load_all()), *own), key=lambda q: q.title))


def find_query(name: str, data_dir: Path | None = None) -> Query:
    """Return one saved query by its name.

    Raises:
        InputError: no query has that name.
    """
    queries = {q.name: q for q in all_queries(data_dir)}
    if name not in queries:
        raise InputError(
            N_("There is no query {name!r}; list them with 'python -m queries list'."), name=name
        )
    return queries[name]


def save_query(
    title: str,
    question: str,
    cypher: str,
    columns: tuple[str, ...],
    data_dir: Path | None = None,
) -> Path:
    """Save a query without parameters as a file named after its title; return the path.

    Raises:
        InputError: the title is empty or taken, or the query has parameters or does more than
            read.
    """
    name = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")
    path = own_folder(data_dir) / f"{name}.cypher"
    if not name:
        raise InputError(N_("Give it a title, in letters or digits."))
    if path.exists() or (FOLDER / path.name).exists():
        raise InputError(N_("There is a query {name!r} already; choose another title."), name=name)
    if re.search(r"\$\w", cypher):
        raise InputError(N_("A query with parameters needs a head that says what they are."))
    check_read_only(cypher)
    fields = {"title": title, "question": question or title, "returns": ", ".join(columns)}
    head = "".join(f"// {key}: {' '.join(value.split())}\n" for key, value in fields.items())
    # Comment lines are dropped: ``load`` would read them as lines of the head.
    body = "\n".join(line for line in split_lines(cypher) if not line.startswith("//"))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, f"{head}{body.strip()}\n".encode())
    try:
        load(path)
    except InputError:
        path.unlink()
        raise
    return path


def delete_query(name: str, data_dir: Path | None = None) -> None:
    """Delete one of the user's own queries, if it exists."""
    (own_folder(data_dir) / f"{name}.cypher").unlink(missing_ok=True)


def _recent_file(data_dir: Path | None, mark: str) -> Path:
    return own_folder(data_dir) / f"asked{mark}.json"


def recent_queries(data_dir: Path | None = None, mark: str = "") -> tuple[str, ...]:
    """Return the most recent queries, newest first; nothing if the file is missing or damaged."""
    try:
        stored = json.loads(_recent_file(data_dir, mark).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    texts = stored if isinstance(stored, list) else []
    return tuple(text for text in texts if isinstance(text, str))


def remember_query(cypher: str, data_dir: Path | None = None, mark: str = "") -> None:
    """Add a query to the recent ones as the newest."""
    path = _recent_file(data_dir, mark)
    path.parent.mkdir(parents=True, exist_ok=True)
    with hold_lock(path.with_name(f"{path.name}.lock")):
        kept = list(dict.fromkeys([cypher, *recent_queries(data_dir, mark)]))[:_MOST_RECENT]
        write_file(path, json.dumps(kept, ensure_ascii=False).encode())
