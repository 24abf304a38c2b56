"""Proof of what is new or gone: which pages were read so that a lack on them means something."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.records import TieType
from graph.support.language import N_, LazyText, lazy_text
from scrapers.watch.comparing.readings import NOTHING, Coverage, ReadPage, SubjectReading

_SHOWING_NEW = frozenset({Coverage.WHOLE, Coverage.EXCERPT, Coverage.NONE})

_ROLES = frozenset(
    {TieType.OWNS, TieType.CONTROLS, TieType.OFFICER_OF, TieType.EMPLOYED_BY, TieType.OPERATES}
)
_SEVERAL = 2
_IN_PART = N_("“{page}” came back in part; what it lacks is no change.")


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """Two readings of a subject, of which the later one has the earlier's unread pages too."""

    before: SubjectReading
    after: SubjectReading

    def shows_new(self, source: str) -> bool:
        """Whether what a page states now, and stated nowhere before, is new.

        On a page of which only some entries were read before, it may have been there unread.
        """
        page = self.after.pages[source]
        earlier = self.before.lists.get(page.whole)
        was_read = earlier is None or earlier.coverage in _SHOWING_NEW
        return was_read and page.coverage in _SHOWING_NEW

    def shows_gone(self, source: str) -> bool:
        """Whether what a page stated before, and is stated nowhere now, is gone.

        Only the same page, or its whole list, read again to its end, shows that.
        """
        now = self.after.lists.get(self.before.pages[source].whole)
        return now is not None and now.coverage is Coverage.WHOLE

    def page_after(self, source: str) -> ReadPage | None:
        """Return a page as it is now; of a page that its list no longer has, the list."""
        page = self.before.pages.get(source)
        return self.after.pages.get(source) or (self.after.lists.get(page.whole) if page else None)

    def page_before(self, source: str) -> ReadPage | None:
        """Return a page as it was; of a page that its list did not have, the list."""
        page = self.after.pages.get(source)
        return self.before.pages.get(source) or (
            self.before.lists.get(page.whole) if page else None
        )


def faults_between(before: SubjectReading, now: SubjectReading) -> tuple[LazyText, ...]:
    """Return why a later reading cannot be compared with an earlier one: it holds less of it.

    A page that came back empty or only in part, or that names no seller any more, proves nothing;
    neither does a subject of which nothing is stated.
    """
    if not now.states_something:
        return (lazy_text(N_("The source answered and stated nothing; that is no change.")),)
    found = (_page_fault(before.lists[i], now.lists[i]) for i in before.lists if i in now.lists)
    return tuple(fault for fault in found if fault is not None)


def cut_off_faults(cut: SubjectReading) -> tuple[LazyText, ...]:
    """Return the fault of each page that ends too early."""
    text = N_("“{page}” came back cut off; what it lacks is no change.")
    return tuple(lazy_text(text, page=_title(page)) for page in cut.pages.values())


def _title(page: ReadPage) -> str:
    return page.reading.source.title or page.ident


def _page_fault(before: ReadPage, now: ReadPage) -> LazyText | None:
    title = _title(now)
    if now.coverage in NOTHING and before.coverage not in NOTHING:
        return lazy_text(N_("“{page}” came back empty; that is no change."), page=title)
    if now.coverage is Coverage.RANGE and before.coverage in _SHOWING_NEW:
        return lazy_text(_IN_PART, page=title)
    lacks = now.reading.lacks(before.reading)
    if now.coverage is Coverage.EXCERPT and before.coverage is Coverage.WHOLE and lacks:
        return lazy_text(_IN_PART, page=title)
    if (count := _count_roles(before)) >= _SEVERAL and not _count_roles(now):
        return lazy_text(
            N_("“{page}” came back without any of its {n} owners and officers; that is no change."),
            page=title,
            n=count,
        )
    if before.reading.has_operator and not now.reading.has_operator:
        return lazy_text(
            N_("“{page}” names no seller as it did before; that is not read as a change."),
            page=title,
        )
    return None


def _count_roles(page: ReadPage) -> int:
    return sum(tie.type in _ROLES for tie in page.reading.ties.values())


def blind_spots(before: SubjectReading | None, now: SubjectReading) -> Iterator[LazyText]:
    """Yield what a comparison does not see: the rest of a list, and ties of pages not read now."""
    for page in now.lists.values():
        if page.coverage is Coverage.RANGE:
            yield lazy_text(
                N_("“{page}” is too long to be read whole; what is new or gone in it is not seen."),
                page=_title(page),
            )
    for page in before.lists.values() if before else ():
        if page.whole not in now.lists and page.reading.ties and page.is_latest:
            yield lazy_text(
                N_("“{page}” was not read again; what it stated still counts as stated."),
                page=_title(page),
            )
