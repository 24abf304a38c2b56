"""Plans of sources whose documents are read in one pass, and checks that all sources share."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from graph.errors import AnswerError, InputError
from graph.support.language import N_, LazyText
from graph.support.safe_text import escape_control_characters
from scrapers.bulk.inputs.documents import Document

_DAY = re.compile(r"(?<!\d)(20\d{2})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")
# psc-snapshot-2026-11-01_3of31.zip, BasicCompanyData-2026-11-01-part3_7.zip
_PART = re.compile(r"^(?P<stem>.*?)[-_]?(?:part)?(?P<number>\d+)(?:of|_)(?P<all>\d+)(?=\.)")
_SHOWN = 60


def day_in_name(document: Document) -> str:
    """Return the day in the name of a document or of its file, empty without one."""
    named = _DAY.search(document.name)
    return "-".join(named.groups()) if named else ""


def head_of(document: Document, size: int = 4_096) -> bytes:
    """Return the beginning of a document."""
    return document.page().head(size)


def refuse_other(document: Document, expected: str, fits: Callable[[bytes], bool]) -> None:
    """Refuse a document that does not begin as those of the source do.

    Raises:
        AnswerError: it does not; the message says how it begins.
    """
    head = head_of(document)
    if not head.strip():
        raise AnswerError(N_("{where} is empty."), where=document.name)
    if not fits(head):
        shown = head.lstrip(b"\xef\xbb\xbf")[:_SHOWN].decode("utf-8", "replace")
        raise AnswerError(
            N_("{where} is no {expected}; it begins with: {shown}"),
            where=document.name,
            expected=LazyText(expected),
            shown=escape_control_characters(shown),
        )


def check_parts(documents: Sequence[Document]) -> None:
    """Refuse parts of two snapshots, a part twice, and a part that is missing, by their names.

    Raises:
        InputError: the parts do not make one snapshot; the message names which.
    """
    days = {day: each.name for each in documents if (day := day_in_name(each))}
    if len(days) > 1:
        raise InputError(
            N_("These are parts of different snapshots: {names}."),
            names=", ".join(name for _, name in sorted(days.items())),
        )
    found: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for each in documents:
        named = _PART.search(each.name.rsplit("/", 1)[-1])
        if named is None:
            continue
        parts, number = found[f"{named['stem']} {named['all']}"], int(named["number"])
        if number in parts:
            raise InputError(
                N_("{name} and {other} are the same part; give each part once."),
                name=each.name,
                other=parts[number],
            )
        parts[number] = each.name
    for key, parts in found.items():
        _refuse_gap(parts, int(key.rsplit(" ", 1)[-1]))


def _refuse_gap(parts: dict[int, str], count: int) -> None:
    missing = [number for number in range(1, count + 1) if number not in parts]
    if missing:
        raise InputError(
            N_("Part {numbers} of {count} is missing beside {name}; give all parts together."),
            numbers=", ".join(map(str, missing[:10])),
            count=count,
            name=next(iter(parts.values())),
        )
