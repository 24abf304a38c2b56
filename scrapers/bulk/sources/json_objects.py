"""Objects of a page of JSON lines, or of one JSON list of any size, each with its place."""

import json
from collections.abc import Iterator

import ijson

from graph.errors import AnswerError
from graph.importing.json_objects import Json
from graph.support.language import N_
from scrapers.bulk.inputs.documents import Document
from scrapers.bulk.inputs.pieces import Form
from scrapers.bulk.sources.plain_plan import head_of
from scrapers.contract.page import Page
from scrapers.parsing.json_values import require_object

_AT_ONCE = 2_000


def form_of(document: Document) -> Form:
    """Return the form of a document: a list, or a line for each object."""
    return Form.WHOLE if _begins_list(head_of(document, 400)) else Form.JSON_LINES


def _begins_list(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"[")


def object_batches(page: Page, what: str) -> Iterator[list[tuple[str, Json]]]:
    """Yield the objects of a page, few at a time; ``what`` names one of a list.

    Raises:
        AnswerError: there is anything but objects, or the content is not JSON.
    """
    is_list = _begins_list(page.head(400))
    objects = _listed(page, what) if is_list else _lines(page)
    batch: list[tuple[str, Json]] = []
    for each in objects:
        batch.append(each)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    yield batch


def _lines(page: Page) -> Iterator[tuple[str, Json]]:
    for place, line in page.lines():
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise _unreadable(place, error) from error
        yield place, require_object(item, place)


def _listed(page: Page, what: str) -> Iterator[tuple[str, Json]]:
    with page.open_stream() as stream:
        try:
            for number, item in enumerate(ijson.items(stream, "item", use_float=True), 1):
                place = f"{page.where}, {what} {number}"
                yield place, require_object(item, place)
        except (ijson.JSONError, ValueError, RecursionError) as error:
            raise _unreadable(page.where, error) from error


def _unreadable(where: str, error: Exception) -> AnswerError:
    return AnswerError(
        N_("{where} is not readable JSON ({reason})."), where=where, reason=type(error).__name__
    )
