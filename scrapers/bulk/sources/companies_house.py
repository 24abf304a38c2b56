"""The register of the United Kingdom: its snapshot of owners, and its file of companies."""

from collections.abc import Callable, Iterator, Sequence

from graph.support.language import N_
from scrapers.bulk.inputs.documents import Document
from scrapers.bulk.inputs.pieces import Form
from scrapers.bulk.readers.basic_rows import BasicRows
from scrapers.bulk.readers.psc_lines import PscLines
from scrapers.bulk.sources.bulk_source import BulkSource, Desk, Part, Pass, read_together
from scrapers.bulk.sources.plain_plan import check_parts, day_in_name, refuse_other
from scrapers.contract.collector import Record
from scrapers.contract.page import Page
from scrapers.sources.registers.companies_house import basic_file, psc_file

_ROWS = "rows"


def _read_owners(page: Page, _desk: Desk) -> Iterator[Sequence[Record]]:
    return read_together(psc_file.read_files, page)


def _plan_owners(documents: Sequence[Document]) -> Sequence[Pass]:
    _check(documents, N_("line of the snapshot of owners"), _is_owner_line)
    return [
        Pass(
            _ROWS,
            _all_parts(documents, Form.JSON_LINES),
            _read_owners,
            source_of=psc_file.file_source,
            make_columns=PscLines,
        )
    ]


def _is_owner_line(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and b'"company_number"' in head


def _read_companies(page: Page, _desk: Desk) -> Iterator[Sequence[Record]]:
    return read_together(basic_file.read_files, page)


def _plan_companies(documents: Sequence[Document]) -> Sequence[Pass]:
    _check(documents, N_("table of BasicCompanyData"), _is_company_table)
    return [
        Pass(
            _ROWS,
            _all_parts(documents, Form.CSV),
            _read_companies,
            source_of=basic_file.file_source,
            make_columns=BasicRows,
        )
    ]


def _is_company_table(head: bytes) -> bool:
    return b"CompanyN" in head.partition(b"\n")[0] or b"CompanyStatus" in head.partition(b"\n")[0]


def _check(documents: Sequence[Document], expected: str, fits: Callable[[bytes], bool]) -> None:
    check_parts(documents)
    for each in documents:
        refuse_other(each, expected, fits)


def _all_parts(documents: Sequence[Document], form: Form) -> tuple[Part, ...]:
    return tuple(Part(n, form) for n in range(len(documents)))


PSC = BulkSource(
    name=psc_file.COLLECTOR.name,
    title=psc_file.COLLECTOR.origin.title,
    rules=2,
    plan=_plan_owners,
    example="persons-with-significant-control-snapshot-2026-11-01.zip",
    published=day_in_name,
)
BASIC = BulkSource(
    name=basic_file.COLLECTOR.name,
    title=basic_file.COLLECTOR.origin.title,
    rules=2,
    plan=_plan_companies,
    example="BasicCompanyDataAsOneFile-2026-11-01.zip",
    published=day_in_name,
)
