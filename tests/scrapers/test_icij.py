"""Offshore Leaks: its words for officers against a mapping others keep, its dates, its names."""

import csv
import json

import pytest

from graph.model import TieType
from scrapers.icij.database import search
from scrapers.icij.dates import date_of
from scrapers.icij.links import purpose, roles
from tests.scrapers.cases import Answers
from tests.scrapers.recorded import recorded


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
    return {role.type for role in roles(words)}


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


def test_a_director_who_holds_shares_is_both() -> None:
    assert _types("Director and Shareholder") == {TieType.OWNS, TieType.OFFICER_OF}
    assert _types("nominee shareholder of") == {TieType.LINKED_TO}
    assert _types("Former Director") == {TieType.LINKED_TO}
    assert not roles("keeper of the jam")[0].known


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
    assert purpose("business registered address") == "registered office"
    assert purpose("residential address") == "home"


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
