"""An analyst's own queries: saved as files beside the database, and what was asked last."""

import json
import re
from pathlib import Path

from filelock import FileLock

from graph.errors import InputError
from graph.stores.reading.read_only_check import check_read_only
from graph.support.language import N_
from graph.support.settings import settings
from queries.library import FOLDER, Query, load, load_all
from queries.translate import translate_query

_RECENT_FILE = "asked.json"
_MOST_RECENT = 50  # questions remembered


def own_folder() -> Path:
    """Return where own queries are kept."""
    return settings().data_dir / "queries"


def all_queries() -> tuple[Query, ...]:
    """Return the shipped queries, in the language that is read, and one's own, by title.

    Raises:
        InputError: a file is badly described.
    """
    return tuple(
        sorted((*map(translate_query, load_all()), *load_all(own_folder())), key=lambda q: q.title)
    )


def find_query(name: str) -> Query:
    """Return one saved query.

    Raises:
        InputError: there is none of that name.
    """
    found = {q.name: q for q in all_queries()}
    if name not in found:
        raise InputError(
            N_("There is no query {name!r}; list them with 'python -m queries list'."), name=name
        )
    return found[name]


def save_query(title: str, question: str, cypher: str, columns: tuple[str, ...]) -> Path:
    """Save a query without parameters as a file, named by its title; return where.

    Raises:
        InputError: it has no title, there is one of that name, or it would do more than read.
    """
    name = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")
    path = own_folder() / f"{name}.cypher"
    if not name:
        raise InputError(N_("Give it a title, in letters or digits."))
    if path.exists() or (FOLDER / path.name).exists():
        raise InputError(N_("There is a query {name!r} already; choose another title."), name=name)
    if re.search(r"\$\w", cypher):
        raise InputError(N_("A query with parameters needs a head that says what they are."))
    check_read_only(cypher)
    told = {"title": title, "question": question or title, "returns": ", ".join(columns)}
    head = "".join(f"// {key}: {' '.join(value.split())}\n" for key, value in told.items())
    body = "\n".join(line for line in cypher.splitlines() if not line.startswith("//"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{head}{body.strip()}\n", encoding="utf-8")
    try:
        load(path)
    except InputError:
        path.unlink()
        raise
    return path


def delete_query(name: str) -> None:
    """Delete one's own query."""
    (own_folder() / f"{name}.cypher").unlink(missing_ok=True)


def recent_queries() -> tuple[str, ...]:
    """Return what was asked last, the newest first; nothing where the file is damaged."""
    try:
        told = json.loads((own_folder() / _RECENT_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(text for text in told if isinstance(text, str)) if isinstance(told, list) else ()


def remember_query(cypher: str) -> None:
    """Keep a question as the newest."""
    folder = own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"{_RECENT_FILE}.lock"):
        kept = list(dict.fromkeys([cypher, *recent_queries()]))[:_MOST_RECENT]
        new = folder / f"{_RECENT_FILE}.new"
        new.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        new.replace(folder / _RECENT_FILE)
