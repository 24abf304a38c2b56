"""What can be watched of a party: what its pages were collected for, and what its ids lead to."""

from pathlib import Path

import pytest

from graph.model.records import Contents, Entity, Kind, Source, Statement
from graph.support.settings import Settings
from scrapers.captures.archive import Captures
from scrapers.runs.run import Run, Runs
from scrapers.watch.party_subjects import watchable_of_party

_FILE = b"what the source answered"


def chosen(folder: Path) -> Settings:
    return Settings(_env_file=None, data_dir=folder)  # type: ignore[call-arg]


def party(source: Source, ident: str = "invented") -> Contents:
    statement = Statement(ident, Kind.COMPANY, source.id, {"name": "Example Ltd"})
    entity = Entity(ident, Kind.COMPANY, "Example Ltd")
    return Contents({ident: entity}, {source.id: source}, (statement,), ())


def found(contents: Contents, folder: Path) -> list[tuple[str, str]]:
    [ident] = contents.entities
    return [each.key for each in watchable_of_party(contents, ident, chosen(folder))]


def collected(folder: Path, **asked: object) -> str:
    """Make a run that holds one capture, and return the id of that."""
    request = Run(run="", source="gleif", **asked)  # type: ignore[arg-type]
    kept = Runs(folder).begin(request)
    page = folder / "page"
    page.write_bytes(_FILE)
    with Captures(kept.captures) as captures:
        return captures.keep_file(page, "digest")


def test_a_page_leads_to_its_address(tmp_path: Path) -> None:
    address = "https://shop.example/imprint"
    page = Source("impressum:shop.example/imprint", "Imprint", url=address, capture="urn:uuid:1")
    assert found(party(page), tmp_path) == [("impressum", address)]


def test_an_answer_without_an_address_of_its_own_leads_to_the_subject_of_its_run(
    tmp_path: Path,
) -> None:
    capture = collected(tmp_path, subjects=("5493001KJTIIGC8Y1R12",))
    day = Runs(tmp_path).all()[0].started[:10]
    answer = Source("gleif:x", "Record", capture=capture, retrieved=day)
    assert found(party(answer), tmp_path) == [("gleif", "5493001KJTIIGC8Y1R12")]


@pytest.mark.parametrize(
    "asked",
    [
        {"subjects": ("5493001KJTIIGC8Y1R12", "529900T8BM49AURSDO55")},
        {"subjects": ("5493001KJTIIGC8Y1R12",), "hops": 1},
    ],
)
def test_where_the_subject_could_be_another_there_is_none(
    tmp_path: Path, asked: dict[str, object]
) -> None:
    capture = collected(tmp_path, **asked)
    day = Runs(tmp_path).all()[0].started[:10]
    assert found(party(Source("gleif:x", "Record", capture=capture, retrieved=day)), tmp_path) == []


@pytest.mark.parametrize(
    "source",
    [
        Source("impressum:shop.example", "Imprint", url="https://shop.example"),  # not captured
        Source("article:paper.example", "Story", url="https://paper.example/a", capture="urn:1"),
        Source(
            "amazon_seller:x",
            "Seller",
            url="https://www.amazon.co.uk/sp?seller=A1B2C3D4E5F6G7",
            capture="urn:1",
        ),
        Source("a sheet", "Sheet", url="https://shop.example", capture="urn:1"),
    ],
    ids=lambda source: source.id,
)
def test_what_no_program_can_compare_again_is_left_out(tmp_path: Path, source: Source) -> None:
    assert found(party(source), tmp_path) == []


def test_the_id_of_a_party_leads_to_its_register(tmp_path: Path) -> None:
    nowhere = Source("a sheet", "Sheet")
    assert ("companies_house", "01234567") in found(party(nowhere, "gb-01234567"), tmp_path)
