"""Offshore Leaks: its words for officers against a mapping others keep, its dates, its names."""

import csv
import json

import pytest

from graph.model.records import Kind, Source, Tie, TieType
from scrapers.sources.databases.icij.database import search
from scrapers.sources.databases.icij.dates import date_of
from scrapers.sources.databases.icij.links import address_purpose, link_roles
from scrapers.sources.databases.icij.nodes import NodeIndex
from scrapers.sources.databases.icij.relations import relation_records
from scrapers.sources.databases.opensanctions.api import read as opensanctions
from tests.scrapers.cases import Answers, page_of
from tests.scrapers.recorded import recorded, ties


def _mapped() -> dict[str, list[str]]:
    """Return the recorded words for relations, by what others take them for."""
    found: dict[str, list[str]] = {}
    group: list[str] = []
    inside = False
    for line in recorded("icij/opensanctions_icij_offshoreleaks.yml").read_text().splitlines():
        text = line.strip()
        if text == "relationships:":
            inside = True
        elif inside and text.startswith("type.date"):
            break
        elif inside and text.startswith("- ") and not text.endswith(":"):
            group.append(text.removeprefix("- ").strip("'\""))
        elif inside and text.startswith("schema:"):
            found.setdefault(text.removeprefix("schema: "), []).extend(group)
            group = []
        elif text == "skip: true":
            group = []
    return found


def _types(words: str) -> set[TieType]:
    return {role.type for role in link_roles(words)}


def test_recorded_words_of_office_are_never_a_holding() -> None:
    words = _mapped()["Directorship"]

    assert len(words) > 150
    assert not [word for word in words if TieType.OWNS in _types(word)]
    officers = [word for word in words if TieType.OFFICER_OF in _types(word)]
    assert len(officers) > 120


def test_recorded_words_of_agents_and_links_are_never_a_holding() -> None:
    mapped = _mapped()

    for word in (*mapped["Representation"], *mapped["UnknownLink"]):
        assert TieType.OWNS not in _types(word)


def test_of_recorded_words_of_ownership_only_those_of_owners_are_a_holding() -> None:
    holdings = {word for word in _mapped()["Ownership"] if TieType.OWNS in _types(word)}

    assert {"shareholder of", "owner of", "Beneficial Owner", "UBO", "BO"} <= holdings
    weak = ("beneficiary of", "settlor", "trustee of trust of", "Protector", "founder")
    assert not holdings & set(weak)
    assert not [word for word in holdings if "through" in word or "nominee" in word]


_FIELDS = {
    "Ownership": ("owner", "asset"),
    "Directorship": ("director", "organization"),
}


def _in_opensanctions(schema: str, role: str) -> set[tuple[str, str, str]]:
    """Return the ties that a role gives in the form in which others keep these words."""
    start, end = _FIELDS[schema]
    person = {"id": "NK-p", "schema": "Person", "properties": {"name": ["Ada Testperson"]}}
    link = {"id": "NK-l", "schema": schema, "properties": {start: [person], "role": [role]}}
    told = {"name": ["MARMALADE LTD"], f"{schema.lower()}{end.capitalize()}": [link]}
    company = {"id": "NK-c", "caption": "M", "schema": "Company", "properties": told}
    page = page_of("https://api.opensanctions.org/entities/NK-c", json.dumps(company).encode())
    return {_said(tie) for tie in ties(opensanctions(page))}


def _in_icij(link: str) -> set[tuple[str, str, str]]:
    row = {"node_id_start": "1", "node_id_end": "2", "rel_type": "officer_of", "sourceID": "leak"}
    nodes = NodeIndex()
    nodes.add(1, Kind.PERSON)
    nodes.add(2, Kind.COMPANY)
    nodes.sort()
    found = relation_records({**row, "link": link}, Source("s", "s"), nodes, "here")
    return {_said(tie) for tie in ties(found)}


def _said(tie: Tie) -> tuple[str, str, str]:
    return str(tie.type), tie.interest, tie.role_kind


@pytest.mark.parametrize("schema", _FIELDS)
def test_the_same_words_give_the_same_tie_from_both_sources(schema: str) -> None:
    words = _mapped()[schema]
    told = [(word, _in_icij(word), _in_opensanctions(schema, word)) for word in words]
    stronger = [
        (word, here, there)
        for word, here, there in told
        if here != there and not (schema == "Directorship" and _is_weaker(there, here))
    ]

    assert len(words) > 90
    assert not stronger


def _is_weaker(some: set[tuple[str, str, str]], others: set[tuple[str, str, str]]) -> bool:
    """Whether a field for offices leaves out the holding that the words state beside."""
    return some <= others or some == {("LINKED_TO", "", "")}


def test_a_director_who_holds_shares_is_both() -> None:
    assert _types("Director and Shareholder") == {TieType.OWNS, TieType.OFFICER_OF}
    assert _types("nominee shareholder of") == {TieType.LINKED_TO}
    assert _types("Former Director") == {TieType.LINKED_TO}
    assert not link_roles("keeper of the jam")[0].known


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("23-MAR-2006", "2006-03-23"),
        ("Feb 14, 1996", "1996-02-14"),
        ("2001-02-03", "2001-02-03"),
        ("2004", "2004"),
        ("21/05/2014", "2014-05-21"),
        ("18.02.2013", "2013-02-18"),
        ("01/02/07", "2007-02-01"),
        ("5/21/14", ""),
        ("5012-05-22", ""),
        ("29/02/2006", ""),
    ],
)
def test_dates_come_in_seven_forms(stated: str, date: str) -> None:
    assert date_of(stated) == date


def test_purposes_of_addresses() -> None:
    assert address_purpose("business registered address") == "registered office"
    assert address_purpose("residential address") == "home"


def test_recorded_answers_are_offered_the_best_first() -> None:
    with recorded("icij/icij-distinctive-adjudication.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    name = rows[0]["search_name"]
    results = [
        {"id": str(n), "name": row["matched_name"], "score": float(row["icij_score"])}
        for n, row in enumerate(rows, 1)
        if row["search_name"] == name or n % 50 == 0
    ]
    answer = json.dumps({"q0": {"result": results}}).encode()
    answers = Answers({"https://offshoreleaks.icij.org/api/v1/reconcile": answer})

    found = list(search(answers, name))

    scores = [float(each.details.removeprefix("score ")) for each in found]
    assert len(found) == len(results) > 20
    assert scores == sorted(scores, reverse=True)
    assert found[0].name == name
