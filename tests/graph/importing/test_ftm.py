"""FollowTheMoney files as records; what has no place in the model is named."""

import json
from collections import Counter

import pytest

from graph.analyses.party_ends import UNDATED_END, stated_end
from graph.importing.read_all import read_files, read_paths
from graph.importing.result import ImportContents
from graph.model.records import Kind, Standing, Tie, TieType
from tests.paths import RECORDED

REAL = RECORDED / "ftm"
Json = dict[str, object]


def entity(ident: str, schema: str, **properties: list[str]) -> Json:
    return {"id": ident, "schema": schema, "properties": properties, "datasets": ["invented"]}


HOLDER = entity("holder", "Person", name=["Ada Testperson"], birthDate=["1970-05-17"])
HELD = entity("held", "Company", name=["Jam Works"], jurisdiction=["de"])


def read(*entities: Json) -> ImportContents:
    lines = "\n".join(json.dumps(item) for item in entities)
    return read_files([("invented.ftm.jsonl", lines.encode())])


def owned(**properties: list[str]) -> Tie:
    link = entity("link", "Ownership", owner=["holder"], asset=["held"], **properties)
    reading = read(HOLDER, HELD, link)
    assert not reading.problems
    return next(tie for tie in reading.records.ties if tie.id == "ftm-link")


@pytest.mark.parametrize(
    ("properties", "share"),
    [
        ({"percentage": ["51"]}, "51%"),
        ({"percentage": ["33.4 %"]}, "33.4%"),
        ({"percentage": ["25-50"]}, "[25,50]%"),
        ({"percentage": [">25"]}, ">25%"),
        ({"percentage": ["much"]}, "(0,100]%"),
        ({"percentage": ["510"]}, "(0,100]%"),
        ({"role": ["shareholder"]}, "(0,100]%"),
        ({"role": ["subsidiary of"]}, None),
    ],
)
def test_shares(properties: dict[str, list[str]], share: str | None) -> None:
    tie = owned(**properties)

    assert (tie.type, tie.start, tie.end) == ("OWNS", "ftm-holder", "ftm-held")
    assert (tie.share and tie.share.text) == share
    assert tie.standing is Standing.COMPILED


def test_several_percentages_of_one_holding_are_a_band() -> None:
    share = owned(percentage=["30", "60"]).share

    assert share
    assert (str(share.min), str(share.max)) == ("3/10", "3/5")


def test_a_national_number_is_the_id_and_several_are_none() -> None:
    british = entity(
        "a", "Company", name=["A"], jurisdiction=["gb"], registrationNumber=["1234567"]
    )
    two = entity(
        "b", "Company", name=["B"], jurisdiction=["gb"], registrationNumber=["01234567", "07654321"]
    )
    american = entity("c", "Company", name=["C"], country=["us"], registrationNumber=["41-0406690"])

    reading = read(british, two, american)

    assert [s.entity for s in reading.records.statements] == ["gb-01234567", "ftm-b", "ftm-c"]


def test_of_a_person_month_of_birth_is_kept_and_no_number_or_home() -> None:
    person = entity(
        "p",
        "Person",
        name=["Ada Testperson"],
        birthDate=["1970-05-17"],
        passportNumber=["X1"],
        address=["1 Example Home"],
        email=["ada@person.example"],
    )

    reading = read(person)

    (stated,) = reading.records.statements
    assert stated.values["birth_date"] == "1970-05"
    assert "1 Example Home" not in stated.values.values()
    assert {n.value for n in reading.not_understood} == {
        "passportNumber of a person: not kept",
        "address of a person: not kept",
        "contacts or address of a person: not kept",
    }
    assert not reading.records.ties


def test_offices_employment_and_links() -> None:
    reading = read(
        HOLDER,
        HELD,
        entity("d", "Directorship", director=["holder"], organization=["held"], role=["Director"]),
        entity("e", "Employment", employee=["holder"], employer=["held"], startDate=["2001"]),
        entity("u", "UnknownLink", subject=["held"], object=["holder"], role=["mentioned with"]),
        entity("x", "Ownership", owner=["holder"], asset=["elsewhere"]),
        entity("v", "Vessel", name=["Jam Boat"]),
        entity("w", "Directorship", director=["holder"], organization=["held"], odd=["1"]),
    )

    ties = {tie.id: tie for tie in reading.records.ties}
    assert (ties["ftm-d"].type, ties["ftm-d"].role_kind) == ("OFFICER_OF", "director")
    assert (ties["ftm-e"].type, ties["ftm-e"].since) == ("EMPLOYED_BY", "2001")
    assert (ties["ftm-u"].type, ties["ftm-u"].wording) == ("LINKED_TO", "mentioned with")
    told = {note.value: note.example for note in reading.not_understood}
    assert told["Ownership with a party that is not in the files"] == "invented.ftm.jsonl, line 6"
    assert "an entity of schema Vessel" in told
    assert "property odd of Directorship" in told


def test_fragments_and_earlier_ids_are_one_party() -> None:
    later: Json = {**entity("new", "Company", alias=["Jam"]), "referents": ["held"]}
    link = entity("link", "Ownership", owner=["holder"], asset=["held"], percentage=["10"])

    reading = read(HOLDER, entity("new", "Company", name=["Jam Works"]), later, link)

    assert [tie.end for tie in reading.records.ties] == ["ftm-new"]
    company = next(s for s in reading.records.statements if s.kind is Kind.COMPANY)
    assert (company.values["name"], company.values["other_names"]) == ("Jam Works", ("Jam",))


def test_each_set_of_datasets_is_a_source() -> None:
    other: Json = {**entity("o", "Company", name=["O"]), "datasets": ["second", "first"]}

    reading = read(HELD, other)

    assert [s.title for s in reading.records.sources] == [
        "FollowTheMoney: invented",
        "FollowTheMoney: first, second",
    ]


def test_what_is_no_entity_is_a_problem_with_its_line() -> None:
    content = b'{"id": "a", "schema": "Company", "properties": {}}\n{"id": 1, "schema": "x"}\nno'

    reading = read_files([("a.jsonl", content)])

    places = [str(problem).split(": found")[0] for problem in reading.problems]
    assert places == ["a.jsonl, line 3", "a.jsonl, line 2"]


@pytest.mark.skipif(not REAL.is_dir(), reason="recorded payloads are not here: ../shared/real/ftm")
@pytest.mark.parametrize(
    ("name", "kinds", "ties"),
    [
        ("nomenklatura_donations.ijson", {"Address": 85, "Company": 73, "Person": 22}, {}),
        ("yente_parteispenden.entities.ftm.jsonl", {"Company": 74, "Person": 22}, {}),
        ("yente_t1.entities.ftm.jsonl", {"Person": 4, "Company": 2, "Address": 0}, {}),
        (
            "yente_zala.entities.ftm.jsonl",
            {"Company": 11, "Person": 6},
            {"OWNS": 14, "OFFICER_OF": 3},
        ),
    ],
)
def test_recorded_files(name: str, kinds: dict[str, int], ties: dict[str, int]) -> None:
    reading = read_paths([REAL / name])

    assert not reading.problems
    found = Counter(str(s.kind) for s in reading.records.statements)
    assert {kind: found[kind] for kind in kinds} == kinds
    made = Counter(str(tie.type) for tie in reading.records.ties)
    assert {type_: made[type_] for type_ in ties} == ties
    assert made["OWNS"] == ties.get("OWNS", 0)


@pytest.mark.skipif(not REAL.is_dir(), reason="recorded payloads are not here: ../shared/real/ftm")
def test_recorded_holdings_keep_share_and_dates() -> None:
    reading = read_paths([REAL / "yente_zala.entities.ftm.jsonl"])

    ties = {tie.id: tie for tie in reading.records.ties}
    whole = ties["ftm-ru-159c785ad927d3e153b23a26620730465ed26f1c"]
    assert whole.share
    assert (whole.share.text, whole.since, whole.until) == ("100%", "2024-03-01", "2024-03-24")
    assert ties["ftm-NK-3NyeuT6JeJDLhGEyH3JD52"].share is None
    counts = {note.value: note.count for note in reading.not_understood}
    assert counts["an entity of schema Sanction"] == 41
    assert counts["an entity of schema Family"] == 4


@pytest.mark.parametrize("end", ["31/12/2015", "some time in spring"])
def test_an_end_that_is_no_date_leaves_a_link(end: str) -> None:
    tie = owned(endDate=[end])

    assert (tie.type, tie.wording) == (TieType.LINKED_TO, f"Ownership (until {end})")


def test_an_end_of_day_and_month_0_is_a_year_and_an_unknown_one_is_none() -> None:
    assert owned(endDate=["2015-00-00"]).until == "2015"
    assert owned(endDate=["unknown"]).type is TieType.OWNS


def test_a_director_of_a_subsidiary_is_no_director_of_the_company() -> None:
    link = entity(
        "link",
        "Directorship",
        director=["holder"],
        organization=["held"],
        role=["director of subsidiary"],
    )
    (tie,) = read(HOLDER, HELD, link).records.ties
    assert tie.type is TieType.LINKED_TO


def test_of_two_ends_the_first_counts_and_one_that_is_no_date_has_no_day() -> None:
    twice = entity("c", "Company", name=["A"], dissolutionDate=["2015-03-01", "2014"])
    undated = entity("d", "Company", name=["B"], dissolutionDate=["31/12/2015"])
    gone = entity("p", "Person", name=["Ada"], deathDate=["in spring"])
    alive = entity("q", "Person", name=["Bo"], deathDate=["unknown"])
    ends = [
        stated_end(each.values) for each in read(twice, undated, gone, alive).records.statements
    ]
    assert ends == ["2014", UNDATED_END, UNDATED_END, ""]
