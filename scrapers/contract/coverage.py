"""How much of a list its pages hold: whether all of it was read, so that what it lacks is gone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from scrapers.contract.collector import ListPart


def incomplete_lists(parts: Iterable[ListPart]) -> Mapping[str, str]:
    """Return the sources whose list is not there to its end, with what each of them holds."""
    lists: dict[str, list[ListPart]] = defaultdict(list)
    for part in parts:
        lists[part.whole].append(part)
    found: dict[str, str] = {}
    for pages in lists.values():
        if not _is_covered(pages):
            found |= {page.source: _range_words(page) for page in pages}
    return found


def _is_covered(pages: Sequence[ListPart]) -> bool:
    """Whether the pages hold each entry; of totals that differ, the largest counts."""
    reached = 0
    for page in sorted(pages, key=lambda each: each.first):
        if page.first > reached:
            return False
        reached = max(reached, page.first + page.count)
    return reached >= max(page.total for page in pages) and any(page.count for page in pages)


def _range_words(page: ListPart) -> str:
    if not page.count:
        return "not all of it"
    return f"{page.first + 1} to {page.first + page.count} of {max(page.total, page.count)}"
