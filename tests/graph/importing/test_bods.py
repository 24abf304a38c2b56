"""BODS statements as records; what has no place in the model is named."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.analyses.party_ends import UNDATED_END, stated_end
from graph.importing.read_all import read_files, read_paths
from graph.importing.result import ImportContents
from graph.model.records import Kind, Standing, Tie, TieType
from tests.paths import RECORDED

REAL = RECORDED / "bods"

Json = dict[str, object]


def statement(record: str, type_: str, details: Json, **outer: object) -> Json:
    return {
        "statementId": f"statement-{record}-{outer.get('statementDate', '')}",
        "recordId": record,
        "recordType": type_,
        "recordStatus": "new",
        "statementDate": "2024-01-01",
        "publicationDetails": {
            "publicationDate": "2024-02-01",
            "publisher": {"name": "Example Register"},
        },
        "source": {"type": ["officialRegister"], "url": "https://register.example/"},
        "recordDetails": details,
        **outer,
    }


COMPANY = statement(
    "c",
    "entity",
    {
        "name": "Example Trading",
        "entityType": {"type": "registeredEntity"},
        "identifiers": [
            {"scheme": "XI-LEI", "id": "00000000000000000098"},
            {"scheme": "GB-COH", "id": "1234567"},
        ],
    },
)
PERSON = statement(
    "p",
    "person",
    {
        "names": [{"fullName": "Example Person"}],
        "birthDate": "1980-05-17",
        "addresses": [{"type": "home", "address": "1 Example Street"}],
    },
)


def relationship(*interests: Json, more: Json | None = None, **outer: object) -> Json:
    details = {"subject": "c", "interestedParty": "p", "interests": list(interests)}
    return statement("r", "relationship", {**details, **(more or {})}, **outer)


def read(*statements: Mapping[str, object]) -> ImportContents:
    found = read_files([("case.json", json.dumps(statements).encode())])
    assert not found.problems
    return found


def tie(**interest: object) -> Tie:
    [made] = read(COMPANY, PERSON, relationship(interest)).records.ties
    return made


def test_parties_ids_and_birth_dates() -> None:
    found = read(COMPANY, PERSON)
    company, person = found.records.statements
    assert (company.entity, company.kind) == ("gb-01234567", Kind.COMPANY)
    assert company.values["lei"] == "00000000000000000098"
    assert (person.entity, person.kind) == ("bods-p", Kind.PERSON)
    assert person.values["birth_date"] == "1980-05"
    assert "home address" in found.not_understood[0].value
    assert "Example Street" not in str(found)
    [source] = found.records.sources
    assert (source.type, source.published) == ("officialRegister", "2024-02-01")


@pytest.mark.parametrize(
    ("interest", "expected"),
    [
        ({"type": "shareholding"}, (TieType.OWNS, "", "", "")),
        ({"type": "votingRights"}, (TieType.OWNS, "votes", "", "")),
        ({"type": "voting-rights"}, (TieType.OWNS, "votes", "", "")),
        ({"type": "boardMember"}, (TieType.OFFICER_OF, "", "board member", "")),
        ({"type": "appointmentOfBoard"}, (TieType.CONTROLS, "", "", "appointment of board")),
        ({"type": "influence-or-control"}, (TieType.CONTROLS, "", "", "influence or control")),
        ({"type": "nominee"}, (TieType.LINKED_TO, "", "", "")),
        ({"type": "shareholding", "directOrIndirect": "indirect"}, (TieType.LINKED_TO, "", "", "")),
        ({}, (TieType.LINKED_TO, "", "", "")),
    ],
)
def test_interests(interest: Json, expected: tuple[object, ...]) -> None:
    made = tie(**interest)
    assert (made.type, made.interest, made.role, made.nature) == expected
    assert (made.start, made.end, made.standing) == ("bods-p", "gb-01234567", Standing.REGISTER)


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ({"exact": 51}, "51%"),
        ({"exclusiveMinimum": 25, "maximum": 50}, "(25,50]%"),
        ({"minimum": 25, "maximum": 50, "exclusiveMinimum": True}, "(25,50]%"),
        ({"minimum": 75, "exclusiveMaximum": 100}, "[75,100)%"),
        ({"minimum": "", "maximum": ""}, "(0,100]%"),
        ({"exact": 33.3}, "33.3%"),
    ],
)
def test_shares(share: Json, expected: str) -> None:
    made = tie(type="shareholding", share=share)
    assert made.share is not None
    assert made.share.text == expected


def test_the_last_status_counts_and_closed_ends() -> None:
    held: Json = {"type": "shareholding", "startDate": "2020-01-01", "share": {"exact": 60}}
    found = read(
        COMPANY,
        PERSON,
        relationship(held, recordStatus="closed", statementDate="2024-06-30"),
        relationship(held),
    )
    [made] = found.records.ties
    assert (made.since, made.until) == ("2020-01-01", "2024-06-30")
    assert found.not_understood[0].value == "an earlier statement of a record"


def test_an_end_that_is_no_date_leaves_a_link() -> None:
    made = tie(type="shareholding", endDate="31/12/2015")
    assert made.type is TieType.LINKED_TO
    assert made.wording == "shareholding (until 31/12/2015)"
    assert tie(type="shareholding", endDate="unknown").type is TieType.OWNS


def test_a_party_whose_end_is_no_date_is_over_without_a_day() -> None:
    gone = statement("p", "person", {"names": [{"fullName": "Ada"}], "deathDate": "in spring"})
    wound_up = statement("c", "entity", {"name": "X", "dissolutionDate": "31/12/2015"})
    ended = [stated_end(each.values) for each in read(gone, wound_up).records.statements]
    assert ended == [UNDATED_END, UNDATED_END]


def test_a_former_name_is_not_the_name_of_a_person() -> None:
    names = [{"type": "former", "fullName": "Old Name"}, {"fullName": "New Name"}]
    (person,) = read(statement("p", "person", {"names": names})).records.statements
    assert (person.values["name"], person.values["other_names"]) == ("New Name", ("Old Name",))


def test_a_reason_for_an_unknown_owner_is_kept() -> None:
    reason: Json = {"interestedParty": {"reason": "noBeneficialOwners", "description": "Said so"}}
    found = read(COMPANY, relationship(more=reason))
    assert not found.records.ties
    assert found.records.statements[0].values["unknown_reason"] == ("owner: noBeneficialOwners",)


def test_a_chain_is_no_holding_of_its_own() -> None:
    chain = relationship({"type": "shareholding"}, more={"componentRecords": ["x"]})
    [made] = read(COMPANY, PERSON, chain).records.ties
    assert made.type is TieType.LINKED_TO
    assert made.wording.startswith("indirect holding")


def test_version_0_2() -> None:
    found = read(
        {"statementID": "e1", "statementType": "entityStatement", "name": "Example Old"},
        {
            "statementID": "e2",
            "statementType": "entityStatement",
            "name": "Example New",
            "replacesStatements": ["e1"],
        },
        {"statementID": "p1", "statementType": "personStatement", "personType": "unknownPerson"},
        {
            "statementID": "o1",
            "statementType": "ownershipOrControlStatement",
            "subject": {"describedByEntityStatement": "e1"},
            "interestedParty": {"describedByPersonStatement": "p1"},
            "interests": [{"type": "shareholding", "share": {"exact": 100}}],
        },
        {"statementID": "q1", "statementType": "somethingElse"},
    )
    assert [item.entity for item in found.records.statements] == ["bods-e2", "bods-p1"]
    assert found.records.statements[1].values["name"] == "Person not named (unknown person)"
    assert [(made.start, made.end) for made in found.records.ties] == [("bods-p1", "bods-e2")]
    assert "somethingElse" in str(found.not_understood)


def test_what_is_no_bods_is_refused() -> None:
    for content in (b"{", b'[{"schema": "Person"}]', b"\xff", b"[1]"):
        [problem] = read_files([("case.json", content)]).problems
        assert problem.place == "case.json"


def test_json_lines_name_the_line() -> None:
    lines = f"{json.dumps(COMPANY)}\n\n{{\n".encode()
    [problem] = read_files([("case.jsonl", lines)]).problems
    assert problem.line == 3


def test_a_sheet_may_name_what_bods_defines() -> None:
    ties = b"tie,from,to,source\nOWNS,bods-p,gb-01234567,s1\nOWNS,gb-01234567,bods-p,s1\n"
    sources = b"id,title\ns1,Example\n"
    bods = json.dumps([COMPANY, PERSON]).encode()
    found = read_files([("ties.csv", ties), ("sources.csv", sources), ("case.json", bods)])
    assert not found.references
    assert [(problem.line, problem.column) for problem in found.problems] == [(3, "to")]


def real_statements(path: Path) -> list[Json]:
    text = path.read_text()
    listed = json.loads(text) if path.suffix == ".json" else map(json.loads, text.splitlines())
    return list(listed)


@pytest.mark.skipif(not REAL.is_dir(), reason="recorded payloads are not here: ../shared/real/bods")
def test_real_statements_all_become_records_or_are_named() -> None:
    for path in sorted(REAL.glob("*/*.json*")):
        found = read_paths([path])
        assert not found.problems
        parties = {item.entity for item in found.records.statements}
        assert all({made.start, made.end} <= parties for made in found.records.ties)
        held = {
            made.id.rpartition("-")[0].removeprefix("bods-")
            for made in found.records.ties
            if made.type is not TieType.LOCATED_AT
        }
        unknown = [item for item in found.records.statements if "unknown_reason" in item.values]
        records = {str(item["recordId"]): str(item["recordType"]) for item in real_statements(path)}
        ties = {record for record, type_ in records.items() if type_ == "relationship"}
        named = [i for i in found.records.statements if i.kind is not Kind.ADDRESS]
        assert len({item.entity for item in named}) == len(records) - len(ties)
        assert not ties - held or unknown
        superseded = sum(n.count for n in found.not_understood if "earlier" in n.value)
        assert superseded == len(real_statements(path)) - len(records)
