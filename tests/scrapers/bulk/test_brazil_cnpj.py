"""The open data of the CNPJ: one company a CNPJ básico, told as one answer of the register is."""

from pathlib import Path

from graph.model.records import Kind, Statement, Tie, TieType
from scrapers.bulk.sources.brazil_cnpj.rows import head_office_id
from tests.scrapers.bulk.open_data import write_tables
from tests.scrapers.bulk.rows import read_into_parts, records_in

_FALCON = "br-11222333000181"


def _read(tmp_path: Path) -> list[Statement | Tie]:
    read_into_parts(tmp_path, "brazil_cnpj", write_tables(tmp_path), piece_lines=1)
    return records_in(tmp_path / "shelf" / "building")


def test_a_company_with_offices_and_partners(tmp_path: Path) -> None:
    assert head_office_id("11222333") == _FALCON
    closed = head_office_id("44555666")
    records = _read(tmp_path)
    stated = [r for r in records if isinstance(r, Statement)]
    ties = [r for r in records if isinstance(r, Tie)]
    values = {n: v for s in stated if s.entity == _FALCON for n, v in s.values.items()}
    assert values["name"] == "FALCÃO COMÉRCIO LTDA"
    assert values["company_type"] == "Sociedade Empresária Limitada"
    assert (values["status"], values["active"]) == ("ATIVA", True)
    assert values["capital_brl"] == "1000.00"
    over = {n: v for s in stated if s.entity == closed for n, v in s.values.items()}
    assert (over["status"], over["dissolved"]) == ("BAIXADA", "2022-03-03")
    assert {t.purpose for t in ties if t.start == _FALCON and t.type is TieType.LOCATED_AT} == {
        "registered office",
        "branch",
    }
    partners = [t for t in ties if t.end == _FALCON and t.type is TieType.OWNS]
    # A name twice with one masked number is two rows, and so two persons.
    assert len({t.start for t in partners}) == 3
    assert all(t.since == "2020-01-02" and t.share is not None for t in partners)
    holders = {t.start for t in ties if t.end == closed and t.type is TieType.OWNS}
    assert _FALCON in holders
    # Masked numbers join nobody across companies.
    assert not holders & {t.start for t in partners}
    assert {s.values.get("country") for s in stated if s.values.get("name") == "HAWK HOLDING INC"}
    assert {s.kind for s in stated if s.values.get("name") == "CARLA PENA"} == {Kind.PERSON}
