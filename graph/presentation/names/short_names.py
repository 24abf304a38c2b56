"""The lines that stand for each name in a picture: a long one is cut where it says least.

Names that begin alike often differ at the end, as in "(Hong Kong)" and "(Singapore)". So the
middle goes first; where two would still look the same, the part in which they differ is kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from graph.model.records import Entity
from graph.presentation.names.text_width import ems

LINES = 3
"""Lines of a name at most."""

_LETTER = 0.6  # em of a letter, about
_LONGEST = 60  # letters of a line that are looked at: a name may be a megabyte long
_SNAP = 9  # letters given up at most, so that no word is cut
_CUT = "…"
_ROUNDS = 3  # names that part late: each round looks further
_HEAD = 0.6  # the part of what is kept that comes from the beginning

Lines = tuple[str, ...]


def shown_names(entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return the name of each party in a picture: the short one, unless two would share it."""
    whole = {i: _folded(e.name) for i, e in entities.items()}
    short = {i: _folded(e.text("short_name") or e.name) for i, e in entities.items()}
    meant: dict[str, set[str]] = defaultdict(set)
    for i, name in short.items():
        meant[name].add(whole[i])
    return {i: name if len(meant[name]) == 1 else whole[i] for i, name in short.items()}


def label_lines(names: Iterable[str], letters: int, lines: int = LINES) -> dict[str, Lines]:
    """Return the lines of each name, of about so many letters: no two names have the same."""
    width = letters * _LETTER
    told = {name: _middle_cut(_folded(name), width, lines) for name in names}
    for _round in range(_ROUNDS):
        for group in _alike(told):
            told |= {name: _where_different(name, group, width, lines) for name in group}
    return told | _numbered(_alike(told), told)


def _alike(told: Mapping[str, Lines]) -> list[list[str]]:
    """Return the names that look the same though they are not, group by group."""
    groups: dict[Lines, list[str]] = defaultdict(list)
    for name, lines in told.items():
        groups[lines].append(name)
    return [group for group in groups.values() if len({_folded(name) for name in group}) > 1]


def _numbered(alike: Iterable[list[str]], told: Mapping[str, Lines]) -> dict[str, Lines]:
    """Tell apart by a number what no part of a name tells apart."""
    taken = set(told.values())
    found: dict[str, Lines] = {}
    for group in alike:
        for name in sorted(group):
            numbers = (f"({n})" for n in count(1))
            lines = next(ls for n in numbers if (ls := (*told[name], n)) not in taken)
            taken.add(lines)
            found[name] = lines
    return found


def _folded(text: str) -> str:
    return " ".join(text.split())


def _middle_cut(name: str, width: float, lines: int) -> Lines:
    """Return a name in lines; where it is too long, without its middle."""
    if len(name) <= _LONGEST * lines and len(whole := tuple(broken(name, width))) <= lines:
        return whole
    return _longest((_without_middle(name, kept) for kept in _lengths(name, lines)), width, lines)


def _lengths(name: str, lines: int) -> Iterator[int]:
    yield from range(min(len(name) - 1, _LONGEST * lines), 1, -1)


def _longest(texts: Iterable[str], width: float, lines: int) -> Lines:
    """Return the first of the texts that fits."""
    fitting = (found for t in texts if len(found := tuple(broken(t, width))) <= lines)
    return next(fitting, (_CUT,))


def _without_middle(name: str, kept: int) -> str:
    head = max(round(kept * _HEAD), 1)
    return _joined(_up_to_word(name, head), _from_word(name, len(name) - (kept - head)))


def _joined(head: str, tail: str) -> str:
    gap = " " if tail and head.endswith(" ") else ""
    return f"{head.rstrip()}{_CUT}{gap}{tail.strip()}"


def _up_to_word(name: str, end: int) -> str:
    """Return the beginning of a name, to the end of a word where one ends near."""
    if end >= len(name) or name[end] == " ":
        return name[:end] + " " * (end < len(name))
    gap = max(name.rfind(mark, max(end - _SNAP, 1), end) for mark in " -")
    return name[:end] if gap < 0 else name[: gap + 1]


def _from_word(name: str, start: int) -> str:
    """Return the end of a name, from the beginning of a word where one begins near."""
    if start <= 0 or name[start - 1] == " ":
        return name[max(start, 0) :]
    space = name.find(" ", start, start + _SNAP)
    return name[start:] if space < 0 else name[space + 1 :]


def _where_different(name: str, group: list[str], width: float, lines: int) -> Lines:
    """Return a name cut to where it parts from those it looks like."""
    text = _folded(name)
    parts = _shared([_folded(each) for each in group])
    start = max(text.rfind(" ", max(parts - _SNAP, 0), parts) + 1, parts - 2, 0)
    rest = text[start : start + _LONGEST * lines]
    head = _up_to_word(text, min(start, round(width / _LETTER * 0.8)))
    ends = range(len(rest), 0, -1)
    cut = (_joined(head, rest[:end] + _CUT * (start + end < len(text))) for end in ends)
    return _longest(cut, width, lines)


def _shared(names: list[str]) -> int:
    """Return how many letters names share at the beginning."""
    first, last = min(names), max(names)
    pairs = enumerate(zip(first, last, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(first), len(last)))


def broken(text: str, width: float) -> Iterator[str]:
    """Break a text into lines of so many em; a word is cut only where it is longer than a line."""
    line = ""
    for word in text.split(" "):
        if line and ems(f"{line} {word}") > width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
        while ems(line) > width and len(line) > 1:
            cut = _fitting(line, width)
            yield line[:cut]
            line = line[cut:]
    yield line


def _fitting(line: str, width: float) -> int:
    taken = 0.0
    for i, letter in enumerate(line):
        taken += ems(letter)
        if taken > width:
            hyphen = line.rfind("-", i // 2, i) + 1
            return hyphen or max(i, 1)
    return len(line)
