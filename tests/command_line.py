"""The command lines in this process, as a user types them."""

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from typing import NamedTuple

from graph.commands import main as graph
from queries import commands as queries
from scrapers.commands import main as scrapers

PROGRAMS = {"graph": graph.main, "queries": queries.main, "scrapers": scrapers.main}


class Answer(NamedTuple):
    """What a command line answers: its exit status and what it prints."""

    status: int
    out: str
    err: str


def type_line(program: str, *words: object) -> Answer:
    """Run ``python -m program words``."""
    line = partial(PROGRAMS[program], args=[str(word) for word in words])
    return captured(partial(graph.run, line))


def captured(command: Callable[[], int]) -> Answer:
    """Run a command and return what it answers."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = command()
    return Answer(status, out.getvalue(), err.getvalue())
