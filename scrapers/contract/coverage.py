"""Coverage of lists by their pages: an entry is gone only if the whole list was read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from scrapers.contract.collector import ListPart


def complete_lists(parts: Iterable[ListPart]) -> Mapping[str, Sequence[str]]:
    """Return the lists that were read whole, each with the sources of its pages."""
    lists: dict[str, list[ListPart]] = defaultdict(list)
    for part in parts:
        lists[part.whole].append(part)
    return {
        whole: [page.source for page in pages]
        for whole, pages in lists.items()
        if _is_covered(pages)
    }


def incomplete_lists(parts: Iterable[ListPart]) -> Mapping[str, str]:
    """Return the sources of incomplete lists, each with the range of entries it holds."""
    lists: dict[str, list[ListPart]] = defaultdict(list)
    for part in parts:
        lists[part.whole].append(part)
    ranges: dict[str, str] = {}
    for pages in lists.values():
        if not _is_covered(pages):
            ranges |= {page.source: _range_words(page) for page in pages}
    return ranges


def _is_covered(pages: Sequence[ListPart]) -> bool:
    """Whether the pages hold every entry; if their totals differ, the largest counts."""
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
