"""Short lines for each name in a picture: a long name is cut where it says least.

Names that begin alike often differ at the end, as in "(Hong Kong)" and "(Singapore)". So the middle
is cut first; where two would still look the same, the part in which they differ is kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from graph.model.records import Entity
from graph.presentation.names.text_width import width_in_em

MOST_LINES = 3
"""Lines of a name at most."""

_LETTER = 0.6  # em of a letter, about
_LONGEST = 60  # letters of a line that are considered: a name may be a megabyte long
_WORD_SNAP = 9  # letters given up at most, so that no word is cut
_ELLIPSIS = "…"
_ROUNDS = 3  # names that part late: each round looks further
_HEAD = 0.6  # the part of what is kept that comes from the beginning

Lines = tuple[str, ...]


def picture_names(entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return the name of each party in a picture: the short one, unless two would share it."""
    whole = {i: _fold_spaces(e.name) for i, e in entities.items()}
    short = {i: _fold_spaces(e.text("short_name") or e.name) for i, e in entities.items()}
    meant: dict[str, set[str]] = defaultdict(set)
    for i, name in short.items():
        meant[name].add(whole[i])
    return {i: name if len(meant[name]) == 1 else whole[i] for i, name in short.items()}


def label_lines(names: Iterable[str], letters: int, lines: int = MOST_LINES) -> dict[str, Lines]:
    """Return the lines of each name, of about so many letters: no two names have the same."""
    width = letters * _LETTER
    labels = {name: _cut_middle(_fold_spaces(name), width, lines) for name in names}
    for _round in range(_ROUNDS):
        for group in _lookalike_groups(labels):
            labels |= {name: _cut_to_difference(name, group, width, lines) for name in group}
    return labels | _number_names(_lookalike_groups(labels), labels)


def _lookalike_groups(labels: Mapping[str, Lines]) -> list[list[str]]:
    """Return the groups of different names that would look the same."""
    groups: dict[Lines, list[str]] = defaultdict(list)
    for name, lines in labels.items():
        groups[lines].append(name)
    return [group for group in groups.values() if len({_fold_spaces(name) for name in group}) > 1]


def _number_names(alike: Iterable[list[str]], labels: Mapping[str, Lines]) -> dict[str, Lines]:
    """Add a number to names that no part of them distinguishes."""
    taken = set(labels.values())
    found: dict[str, Lines] = {}
    for group in alike:
        for name in sorted(group):
            numbers = (f"({n})" for n in count(1))
            lines = next(ls for n in numbers if (ls := (*labels[name], n)) not in taken)
            taken.add(lines)
            found[name] = lines
    return found


def _fold_spaces(text: str) -> str:
    return " ".join(text.split())


def _cut_middle(name: str, width: float, lines: int) -> Lines:
    """Return a name in lines; where it is too long, without its middle."""
    if len(name) <= _LONGEST * lines and len(whole := tuple(break_lines(name, width))) <= lines:
        return whole
    return _first_fit(
        (_drop_middle(name, kept) for kept in _kept_lengths(name, lines)), width, lines
    )


def _kept_lengths(name: str, lines: int) -> Iterator[int]:
    yield from range(min(len(name) - 1, _LONGEST * lines), 1, -1)


def _first_fit(texts: Iterable[str], width: float, lines: int) -> Lines:
    """Return the first of the texts that fits."""
    fitting = (found for t in texts if len(found := tuple(break_lines(t, width))) <= lines)
    return next(fitting, (_ELLIPSIS,))


def _drop_middle(name: str, kept: int) -> str:
    head = max(round(kept * _HEAD), 1)
    return _join_ends(_head_to_word(name, head), _tail_from_word(name, len(name) - (kept - head)))


def _join_ends(head: str, tail: str) -> str:
    gap = " " if tail and head.endswith(" ") else ""
    return f"{head.rstrip()}{_ELLIPSIS}{gap}{tail.strip()}"


def _head_to_word(name: str, end: int) -> str:
    """Return the beginning of a name, to the end of a word where one ends near."""
    if end >= len(name) or name[end] == " ":
        return name[:end] + " " * (end < len(name))
    gap = max(name.rfind(mark, max(end - _WORD_SNAP, 1), end) for mark in " -")
    return name[:end] if gap < 0 else name[: gap + 1]


def _tail_from_word(name: str, start: int) -> str:
    """Return the end of a name, from the beginning of a word where one begins near."""
    if start <= 0 or name[start - 1] == " ":
        return name[max(start, 0) :]
    space = name.find(" ", start, start + _WORD_SNAP)
    return name[start:] if space < 0 else name[space + 1 :]


def _cut_to_difference(name: str, group: list[str], width: float, lines: int) -> Lines:
    """Return a name cut to where it begins to differ from those it looks like."""
    text = _fold_spaces(name)
    parts = _shared_length([_fold_spaces(each) for each in group])
    start = max(text.rfind(" ", max(parts - _WORD_SNAP, 0), parts) + 1, parts - 2, 0)
    rest = text[start : start + _LONGEST * lines]
    head = _head_to_word(text, min(start, round(width / _LETTER * 0.8)))
    ends = range(len(rest), 0, -1)
    cut = (_join_ends(head, rest[:end] + _ELLIPSIS * (start + end < len(text))) for end in ends)
    return _first_fit(cut, width, lines)


def _shared_length(names: list[str]) -> int:
    """Return how many letters names share at the beginning."""
    first, last = min(names), max(names)
    pairs = enumerate(zip(first, last, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(first), len(last)))


def break_lines(text: str, width: float) -> Iterator[str]:
    """Break a text into lines of so many em; a word is cut only where it is longer than a line."""
    line = ""
    for word in text.split(" "):
        if line and width_in_em(f"{line} {word}") > width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
        while width_in_em(line) > width and len(line) > 1:
            cut = _fit_length(line, width)
            yield line[:cut]
            line = line[cut:]
    yield line


def _fit_length(line: str, width: float) -> int:
    taken = 0.0
    for i, letter in enumerate(line):
        taken += width_in_em(letter)
        if taken > width:
            hyphen = line.rfind("-", i // 2, i) + 1
            return hyphen or max(i, 1)
    return len(line)
