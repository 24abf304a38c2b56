"""Company names of a list, separated from footnote marks, former names and remarks."""

import re
from dataclasses import KW_ONLY, dataclass, replace

from graph.model.party_kind import kind_by_name
from graph.model.records import Kind
from graph.model.shares import Share
from scrapers.sources.registers.edgar.exhibits.holdings import StatedHolding, parse_percent
from scrapers.sources.registers.edgar.exhibits.sections import (
    CompanyMark,
    Section,
    is_filer,
    mark_of,
)
from scrapers.sources.registers.edgar.exhibits.tables import split_marks

_IN_BRACKETS = re.compile(r"\s*[-–—,]?\s*\(([^()]{3,120})\)\s*$")
_AFTER_DASH = re.compile(r"\s+[-–—]\s+([^-–—()]{3,80})$|,\s+((?:now |since )?[a-z][^,()]{3,60})$")
_AFTER_NAME = re.compile(
    r",?\s+((?:d/?b/?a|f/?k/?a|doing business as|formerly known as)\b.{3,100})$", re.IGNORECASE
)
_FORMER = re.compile(
    r"^(?:f/?k/?a|formerly(?: known as)?|previously(?: known as)?)\.?:?\s+(.+)$", re.IGNORECASE
)
_TRADING = re.compile(r"^(?:d/?b/?a|doing business as|trading as|t/a)\.?:?\s+(.+)$", re.IGNORECASE)
# A plural such as ``Limited partnerships`` is a heading, not a company.
_PLURAL = re.compile(
    r"\b(?:subsidiaries|partnerships|companies|entities|trusts|foundations|ventures|affiliates"
    r"|corporations|associates|funds|banks|investments|branches|operations)\b\W*$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"(?:\s*\([0-9a-z]{1,2}\))+$")
_NO_SECTION, _NO_MARK = Section(), CompanyMark()


@dataclass(frozen=True, slots=True)
class ColumnOwner:
    """An owner or parent that a column names, with the share next to the name."""

    name: str
    heading: str
    share: Share | None = None

    @property
    def is_parent(self) -> bool:
        """Whether the heading says parent, and nothing about owning or holding."""
        return not re.search(r"own|held|hold", self.heading, re.IGNORECASE)

    @property
    def words(self) -> str:
        """The heading and the name."""
        return f"{self.heading.rstrip(':')}: {self.name}"


@dataclass(frozen=True, slots=True)
class Subsidiary:
    """One company of the list.

    ``list_owner`` is the company it is indented or listed under, ``owners`` those a column names as
    its owners, ``remarks`` the words of the row that change no tie.
    """

    name: str
    jurisdiction: str = ""
    country: str = ""
    holdings: tuple[StatedHolding, ...] = ()
    _: KW_ONLY
    owners: tuple[ColumnOwner, ...] = ()
    others_share: str = ""
    section: Section = _NO_SECTION
    mark: CompanyMark = _NO_MARK
    list_owner: str = ""
    other_names: tuple[str, ...] = ()
    previous_names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    indent: float = 0.0

    @property
    def share(self) -> Share | None:
        """The first share that the row states."""
        return self.holdings[0].share if self.holdings else None


def has_company_form(text: str) -> bool:
    """Return whether a text has a company form, ignoring footnote marks at its end."""
    return kind_by_name(_MARKS.sub("", text)).is_stated and not _PLURAL.search(text)


def looks_like_company(text: str) -> bool:
    """Return whether a text looks like a company name, even without a form: ``Toast Holdings``."""
    named = kind_by_name(_MARKS.sub("", text))
    return named.kind is Kind.COMPANY and not _PLURAL.search(text)


def parse_subsidiary(text: str, section: Section, marks: tuple[str, ...] = ()) -> Subsidiary:
    """Return a company from the text of its name, without marks and remarks."""
    name, own_marks = split_marks(text, has_company_form(text))
    company = Subsidiary(name=name, section=section, notes=(*marks, *own_marks))
    for form in (_IN_BRACKETS, _AFTER_DASH, _AFTER_NAME, _IN_BRACKETS):
        match = form.search(company.name)
        words = next(filter(None, match.groups()), "").strip() if match else ""
        if match and company.name[: match.start()].strip():
            company = _take_remark(company, words, company.name[: match.start()].strip())
    return company


def _take_remark(company: Subsidiary, words: str, name: str) -> Subsidiary:
    """Return a company with a remark removed from its name, if the remark is understood."""
    mark, share = mark_of(words), _remark_share(words)
    former, trading = _FORMER.match(words), _TRADING.match(words)
    if former:
        company = replace(company, previous_names=(*company.previous_names, former[1]))
    elif trading:
        company = replace(company, other_names=(*company.other_names, trading[1]))
    elif share is not None:
        # The owner of the percentage is not named; the list is the filer's.
        holding = StatedHolding(share=share, wording=f"{words} beside the name")
        company = replace(company, holdings=(*company.holdings, holding))
    elif re.search(r"\b(?:owned|held)\b", words):
        company = replace(company, others_share=words)
    elif mark == CompanyMark() and not is_filer(words):
        return company
    kept = mark if mark != CompanyMark() else company.mark
    about = company.remarks if former or trading else (*company.remarks, words)
    return replace(company, name=name, mark=kept, remarks=about)


def _remark_share(words: str) -> Share | None:
    return parse_percent(re.sub(r"[- ]owned$", "", words.strip(), flags=re.IGNORECASE), signed=True)
