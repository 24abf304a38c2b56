"""The CNPJ register against records recorded from it."""

import pytest

from graph.errors import AnswerError
from graph.model.records import TieType
from scrapers.contract.collector import Unknown
from scrapers.sources.registers.brazil_cnpj.api import COLLECTOR, read
from scrapers.sources.registers.brazil_cnpj.terms import qualification_ties
from tests.scrapers.recorded import page, statements, ties, types


def test_a_recorded_association_has_a_president_and_no_owner() -> None:
    records = list(read(page("brazil_cnpj/response.json")))

    company = statements(records)["br-19131243000197"]
    assert company.values["name"] == "OPEN KNOWLEDGE BRASIL"
    assert (company.values["status"], company.values["active"]) == ("ATIVA", True)
    assert company.values["incorporated"] == "2013-10-03"
    assert types(records) == {"LOCATED_AT": 1, "REACHED_AT": 1, "OFFICER_OF": 1}
    office_held = next(tie for tie in ties(records) if tie.type == "OFFICER_OF")
    assert (office_held.role, office_held.role_kind) == ("Presidente", "manager")
    assert (office_held.since, office_held.end) == ("2024-02-27", "br-19131243000197")
    assert not [record for record in records if isinstance(record, Unknown)]


def test_a_recorded_answer_of_the_treasury_is_no_record() -> None:
    with pytest.raises(AnswerError, match="CNPJ"):
        list(read(page("brazil_cnpj/national-treasure.json")))


@pytest.mark.parametrize(
    ("words", "holds", "held_office"),
    [
        ("Sócio", True, ""),
        ("Sócio-Administrador", True, "director"),
        ("Sócio-Gerente", True, "manager"),
        ("Sócio Pessoa Jurídica Domiciliado no Exterior", True, ""),
        ("Titular Pessoa Física Residente ou Domiciliado no Brasil", True, ""),
        ("Administrador", False, "director"),
        ("Diretor", False, "director"),
        ("Presidente", False, "manager"),
        ("Liquidante", False, "liquidator"),
        ("Sócio sem Capital", False, ""),
        ("Sócio de Indústria", False, ""),
        ("Sócio Menor (Assistido/Representado)", False, ""),
        ("Procurador", False, ""),
        ("Síndico (Condomínio)", False, ""),
        ("Administrador Judicial", False, ""),
        ("Inventariante", False, ""),
        ("Ex-Sócio", False, ""),
    ],
)
def test_qualifications(words: str, holds: bool, held_office: str) -> None:
    read, known = qualification_ties(words)
    offices = [one.role_kind for one in read if one.type is TieType.OFFICER_OF]
    assert known
    assert any(one.type is TieType.OWNS for one in read) is holds
    assert offices == ([held_office] if held_office else [])


def test_subjects_are_numbers_with_or_without_points() -> None:
    assert COLLECTOR.subject_of("19.131.243/0001-97") == "19131243000197"
    assert COLLECTOR.subject_of("Geleia") == ""
