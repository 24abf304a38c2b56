"""Records of a judgement file, and its formats."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass

from graph.importing.result import Problem
from graph.model.records import Judgement, Tie
from graph.support.language import LazyText

PEER_WORDS = {
    "positive": Judgement.ACCEPTED,
    "negative": Judgement.REJECTED,
    "unsure": Judgement.UNSURE,
}
"""Words of nomenklatura for a judgement."""


@dataclass(frozen=True, slots=True)
class FileJudgement:
    """One judgement of a file, with the line that gives it; ``line`` is the first of several.

    ``judged_by`` and ``judged_at`` are empty where the file states none.
    """

    line: int
    left: str
    right: str
    judgement: Judgement
    judged_by: str = ""
    judged_at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class JudgementFile:
    """What was read from a file: its judgements, its problems, and lines that judge nothing.

    ``passed_over`` are these lines, each with the reason.
    """

    name: str
    judgements: tuple[FileJudgement, ...]
    problems: tuple[Problem, ...]
    passed_over: tuple[tuple[int, LazyText], ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """The text of a file, and how many judgements it has no place for."""

    text: str
    left_out: int


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format of judgement files.

    ``read`` takes a file's name, its content and the columns that the user names, ``write`` the
    judgements of persons, the newest first.
    """

    name: str
    _: KW_ONLY
    read: Callable[[str, bytes, Sequence[str]], JudgementFile]
    write: Callable[[Iterable[Tie]], WrittenFile]
