"""Cells and columns of lists that a user typed or exported from a paid register."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

_PARTED = re.compile(r"[;\n]+")
# A share in brackets, or directly after the name: 张三(持股51%), BUDI 51%.
_SHARE_BEHIND = re.compile(
    r"(?P<name>.*[^\s(:/-])\s*[(\s/:]\s*"
    r"(?:(?:持股|占股|出资|认缴|占|saham|shares?)?(?:比例)?\s*:?\s*)"
    r"(?P<share>[<>≤≥约~-]*\s*\d{1,3}(?:[.,]\d+)?\s*%)\s*\)?"
)
_CHINESE = r"\u3400-\u9fff"
_NAMES_IN_CHINESE = re.compile(rf"[{_CHINESE}·()]+(?:[、,][{_CHINESE}·()]+)+")
_NEXT_ENTRY = re.compile(rf"(?<=[{_CHINESE}%)])[、,](?=[{_CHINESE}·]+[^、,]*[:%])")
_BRACKETED = re.compile(r"\([^()]*\)")


def cell_entries(cell: str) -> list[tuple[str, str]]:
    """Return the names of a cell with their values, empty where a name has none.

    Written ``NAME: VALUE; NAME: VALUE``, ``NAME (51%)``, or Chinese names separated by ``、`` or a
    comma; the last colon ends the name.
    """
    # Convert full-width Chinese punctuation to ASCII.
    plain = unicodedata.normalize("NFKC", cell)
    parts = [one for part in _PARTED.split(plain) for one in _NEXT_ENTRY.split(part)]
    return [entry for part in parts for entry in _entries_of(part.strip())]


def _entries_of(part: str) -> Iterator[tuple[str, str]]:
    if _NAMES_IN_CHINESE.fullmatch(part):
        yield from ((name, "") for name in re.split("[、,]", part))
        return
    colon = _BRACKETED.sub(lambda match: "x" * len(match[0]), part).rfind(":")
    if colon < 0 and (behind := _SHARE_BEHIND.fullmatch(part)):
        yield behind["name"].strip(), behind["share"].strip()
        return
    name, value = (part[:colon], part[colon + 1 :]) if colon >= 0 else (part, "")
    if name.strip():
        yield name.strip(), value.strip()


def add_shares(entries: Sequence[tuple[str, str]], cell: str) -> list[tuple[str, str, bool]]:
    """Return names with their shares and whether they are joint, from the share column too.

    If there are as many shares as names, they are matched in order. One share for several names is
    their joint holding, which the flag in the third place says. Any other number of shares is kept
    as written.
    """
    beside = [name for name, _ in cell_entries(cell)]
    matching = len(entries) > 1 and len(beside) == len(entries)
    holdings = []
    for number, (name, value) in enumerate(entries):
        joint = len(entries) > 1 and len(beside) == 1 and not value
        holdings.append((name, value or (beside[number] if matching else cell), joint))
    return holdings


def heading_key(text: str) -> str:
    """Return the comparison key of a heading: lower-case words of letters and digits."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def rename_columns(row: Mapping[str, str], names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the cells of a row under our names; ``names`` gives the headings of each."""
    known = {
        heading_key(one): ours for ours, headings in names.items() for one in (ours, *headings)
    }
    renamed: dict[str, str] = {}
    for key, cell in row.items():
        ours = known.get(heading_key(key))
        if ours and cell and not renamed.get(ours):
            renamed[ours] = cell.replace("\0", "").strip()
    return renamed


def unknown_headings(row: Mapping[str, str], names: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the headings that match none of our names."""
    known = {heading_key(one) for ours, headings in names.items() for one in (ours, *headings)}
    return [key for key in row if key and heading_key(key) not in known]
