"""Singapore's ACRA at data.gov.sg: entities by UEN, name searches and data sets as CSV files.

https://guide.data.gov.sg/developer-guide/dataset-apis
"""

from collections.abc import Iterator, Sequence

from graph.errors import AnswerError, MissingPageError
from graph.model.ids import own_company_id
from graph.model.records import Source
from graph.support.language import N_, LazyText
from scrapers.contract.collector import (
    Candidate,
    CollectionNote,
    Collector,
    Fetch,
    RateLimit,
    Record,
    fetch_optional,
    file_source_of,
    source_of,
)
from scrapers.contract.page import Page
from scrapers.parsing.json_values import (
    Json,
    mapping,
    objects,
    require_object,
    text,
    unknown_fields,
    unknown_value,
)
from scrapers.sources.registers.acra.datasets import UEN_LIST, details_dataset
from scrapers.sources.registers.acra.entities import (
    COLUMNS,
    MISSING_PARTIES,
    ORIGIN,
    entity_records,
    status_of_row,
)

_SEARCH = "https://data.gov.sg/api/action/datastore_search"
_MOST_FOUND = "30"
_ANSWER_COLUMNS = frozenset({"_id", "_full_count", "rank"})


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield an entity by its UEN, with the details that the data set of its first letter has."""
    page = fetch(_SEARCH, {"resource_id": UEN_LIST, "q": subject, "limit": _MOST_FOUND})
    matches = [row for row in _rows(page) if text(row, "uen").upper() == subject]
    if not matches:
        raise MissingPageError(
            N_("ACRA's list has no entity with the UEN {subject}."), subject=subject
        )
    yield from _entities(page, matches, _source(page, matches))
    yield CollectionNote(LazyText(MISSING_PARTIES))
    resource = details_dataset(text(matches[0], "entity_name"))
    details = fetch_optional(
        fetch, _SEARCH, {"resource_id": resource, "q": subject, "limit": _MOST_FOUND}
    )
    if details is not None:
        rows = [row for row in _rows(details) if text(row, "uen").upper() == subject]
        if rows:
            yield from _entities(details, rows, _source(details, rows))


def _rows(page: Page) -> list[Json]:
    """Return the records of an answer.

    Raises:
        AnswerError: the answer is of another kind, or reports a failure.
    """
    answer = require_object(page.json(), page.where)
    records = mapping(answer.get("result")).get("records")
    rows = objects(records)
    other = bool(rows) and not any("uen" in row for row in rows)
    if answer.get("success") is False or not isinstance(records, list) or other:
        raise AnswerError(
            N_("{where} is not an answer of data.gov.sg with records."), where=page.where
        )
    return rows


def _source(page: Page, rows: Sequence[Json]) -> Source:
    one = text(rows[0], "entity_name") if len(rows) == 1 else f"{len(rows)} entities"
    return source_of(page, ORIGIN, f"{one}: ACRA open data")


def _entities(page: Page, rows: Sequence[Json], source: Source) -> Iterator[Record]:
    yield source
    seen: dict[str, int] = {}
    for row in rows:
        cells = {key: text(row, key) for key in row}
        yield from _skip_repeat(cells, seen, source, page.where)
        yield from unknown_fields(row, COLUMNS, page.where)


def _skip_repeat(
    row: dict[str, str], seen: dict[str, int], source: Source, where: str
) -> Iterator[Record]:
    """Yield an entity; report a second row of its number whose values differ."""
    number = row.get("uen", "").strip().upper()
    digest = hash(tuple(pair for pair in row.items() if pair[0] not in _ANSWER_COLUMNS))
    if number not in seen:
        seen[number] = digest
        yield from entity_records(row, source, where)
    elif seen[number] != digest:
        summary = f"{row.get('entity_name', '')}: {status_of_row(row)}"
        yield unknown_value(f"second row of UEN {number[:20]}", summary, where)


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield the entities of saved answers and of data sets as CSV.

    Raises:
        AnswerError: a file is neither.
    """
    for page in pages:
        if page.head(64).lstrip()[:1] == b"{":
            rows = _rows(page)
            if rows:
                title = _source(page, rows).title
                yield from _entities(page, rows, file_source_of(page, ORIGIN, title))
        else:
            yield from _csv(page)


def _csv(page: Page) -> Iterator[Record]:
    source = file_source_of(page, ORIGIN, f"ACRA open data: {page.name or page.url}")
    yield source
    known, seen = False, dict[str, int]()
    for place, row in page.rows():
        if not {"uen", "entity_name"} <= row.keys():
            raise AnswerError(
                N_("{where} has no columns uen and entity_name: none of ACRA's."), where=page.where
            )
        if not known:
            known = True
            yield from unknown_fields(dict.fromkeys(row, "x"), COLUMNS, page.where)
        yield from _skip_repeat(row, seen, source, place)


def search(fetch: Fetch, words: str) -> Iterator[Candidate]:
    """Yield the entities whose names match ``words``."""
    page = fetch(_SEARCH, {"resource_id": UEN_LIST, "q": words, "limit": _MOST_FOUND})
    for row in _rows(page):
        if own_company_id("SG", text(row, "uen")):
            details = (text(row, key) for key in ("uen_status_desc", "reg_street_name"))
            shown = ", ".join(part for part in details if part and part != "na")
            yield Candidate(text(row, "uen"), text(row, "entity_name"), shown)


def subject_of(words: str) -> str:
    """Return a UEN; empty for a name."""
    number = words.strip()
    number = number[3:] if number.startswith("sg-") else number
    return own_company_id("SG", number).removeprefix("sg-")


COLLECTOR = Collector(
    origin=ORIGIN,
    subject="UEN",
    gives=N_("a company in Singapore, without its directors"),
    collect=collect,
    search=search,
    read_files=read_files,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("sg-") else "",
    hosts=("data.gov.sg",),
    rate=RateLimit(4, 10),
)
