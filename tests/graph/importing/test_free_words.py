"""Free words and what is none, in every format that an import reads; all parties are invented."""

import json
from collections.abc import Callable, Mapping

import pytest

from graph.importing.read_all import read_files
from graph.importing.result import ImportContents
from graph.model.records import Kind, Tie, TieType
from tests.scrapers.every_source.test_admission import NONE, PHONES, PLACES

Values = Mapping[str, str]
Write = Callable[[Values, Values, str], list[tuple[str, bytes]]]

PARTIES: Mapping[str, tuple[str, str]] = {
    "a": ("Company", "Lantern Holdings"),
    "b": ("Company", "Ribbon Trading"),
    "c": ("Address", "1 Example Street, Exampleton"),
    "d": ("Contact", "shop@ribbon.example"),
}


def of_sheets(names: Values, tie: Values, type_: str) -> list[tuple[str, bytes]]:
    rows = [("id", "kind", "name", "source")]
    rows += [(i, kind, names.get(i, name), "s") for i, (kind, name) in PARTIES.items()]
    entities = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    columns = ("tie", "from", "to", "source", *tie)
    ties = [
        [type_, "a", "b", "s", *tie.values()],
        ["LOCATED_AT", "b", "c", "s", *("" for _ in tie)],
        ["REACHED_AT", "b", "d", "s", *("" for _ in tie)],
    ]
    lines = "\n".join(",".join(f'"{cell}"' for cell in row) for row in (columns, *ties))
    return [
        ("sources.csv", b"id,title\ns,Example Register\n"),
        ("entities.csv", entities.encode()),
        ("ties.csv", lines.encode()),
    ]


def _network(names: Values, tie: Values, type_: str) -> tuple[list[Values], list[Values]]:
    nodes = [{"id": i, "kind": k, "name": names.get(i, n)} for i, (k, n) in PARTIES.items()]
    edges = [
        {"source": "a", "target": "b", "tie": type_, **tie},
        {"source": "b", "target": "c", "tie": "LOCATED_AT"},
        {"source": "b", "target": "d", "tie": "REACHED_AT"},
    ]
    return list(nodes), list(edges)


def of_json(names: Values, tie: Values, type_: str) -> list[tuple[str, bytes]]:
    nodes, edges = _network(names, tie, type_)
    whole = {"directed": True, "nodes": nodes, "edges": edges}
    return [("case.json", json.dumps(whole).encode())]


def of_graphml(names: Values, tie: Values, type_: str) -> list[tuple[str, bytes]]:
    nodes, edges = _network(names, tie, type_)
    keys = sorted({name for each in (*nodes, *edges) for name in each})
    declared = "".join(f'<key id="{k}" attr.name="{k}" attr.type="string"/>' for k in keys)

    def data(each: Values) -> str:
        return "".join(f'<data key="{k}">{_xml(v)}</data>' for k, v in each.items())

    text = "".join(f'<node id="{n["id"]}">{data(n)}</node>' for n in nodes)
    text += "".join(
        f'<edge source="{e["source"]}" target="{e["target"]}">{data(e)}</edge>' for e in edges
    )
    whole = f'<graphml>{declared}<graph edgedefault="directed">{text}</graph></graphml>'
    return [("case.graphml", whole.encode())]


def of_gexf(names: Values, tie: Values, type_: str) -> list[tuple[str, bytes]]:
    nodes, edges = _network(names, tie, type_)

    def declared(kind: str, all_: list[Values]) -> str:
        keys = sorted({name for each in all_ for name in each})
        inner = "".join(f'<attribute id="{k}" title="{k}" type="string"/>' for k in keys)
        return f'<attributes class="{kind}">{inner}</attributes>'

    def values(each: Values) -> str:
        inner = "".join(f'<attvalue for="{k}" value="{_xml(v)}"/>' for k, v in each.items())
        return f"<attvalues>{inner}</attvalues>"

    text = "".join(f'<node id="{n["id"]}">{values(n)}</node>' for n in nodes)
    lines = "".join(
        f'<edge id="{i}" source="{e["source"]}" target="{e["target"]}">{values(e)}</edge>'
        for i, e in enumerate(edges)
    )
    whole = (
        f'<gexf><graph defaultedgetype="directed">{declared("node", nodes)}'
        f"{declared('edge', edges)}<nodes>{text}</nodes><edges>{lines}</edges></graph></gexf>"
    )
    return [("case.gexf", whole.encode())]


def of_ftm(names: Values, tie: Values, type_: str) -> list[tuple[str, bytes]]:
    called = {i: names.get(i, name) for i, (_, name) in PARTIES.items()}
    schema, start, end = {
        "OWNS": ("Ownership", "owner", "asset"),
        "OFFICER_OF": ("Directorship", "director", "organization"),
    }[type_]
    read = {"since": "startDate", "until": "endDate"}
    link = {start: ["a"], end: ["b"], **{read.get(k, k): [v] for k, v in tie.items()}}
    one = [called["d"]]
    reached = {"addressEntity": ["c"], "email": one, "phone": one, "website": one}
    entities = [
        {"id": "a", "schema": "Company", "properties": {"name": [called["a"]]}},
        {"id": "b", "schema": "Company", "properties": {"name": [called["b"]], **reached}},
        {"id": "c", "schema": "Address", "properties": {"full": [called["c"]]}},
        {"id": "t", "schema": schema, "properties": link},
    ]
    return [("case.ftm.json", "\n".join(map(json.dumps, entities)).encode())]


def of_bods(names: Values, tie: Values, type_: str) -> list[tuple[str, bytes]]:
    called = {i: names.get(i, name) for i, (_, name) in PARTIES.items()}
    address = {"type": "registered", "address": called["c"]}
    interest = {
        "type": "shareholding" if type_ == "OWNS" else "boardMember",
        "details": tie.get("role", ""),
        "endDate": tie.get("until", ""),
    }
    details = {"subject": "b", "interestedParty": "a", "interests": [interest]}
    listed = [
        ("a", "entity", {"name": called["a"]}),
        ("b", "entity", {"name": called["b"], "addresses": [address]}),
        ("t", "relationship", details),
    ]
    made = [{"recordId": i, "recordType": t, "recordDetails": d} for i, t, d in listed]
    return [("case.json", json.dumps(made).encode())]


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


WRITERS: Mapping[str, Write] = {
    "sheets": of_sheets,
    "json": of_json,
    "graphml": of_graphml,
    "gexf": of_gexf,
    "ftm": of_ftm,
    "bods": of_bods,
}
each_format = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)


def read(write: Write, names: Values, tie: Values, type_: str = "OWNS") -> ImportContents:
    found = read_files(write(names, tie, type_))
    assert not found.problems
    return found


def between(found: ImportContents) -> list[Tie]:
    aside = (TieType.LOCATED_AT, TieType.REACHED_AT)
    return [tie for tie in found.records.ties if tie.type not in aside]


@each_format
@pytest.mark.parametrize("none", NONE)
def test_no_format_lets_a_name_that_is_none_past(write: Write, none: str) -> None:
    found = read(write, {"a": none}, {})
    assert none not in {str(s.values.get("name")) for s in found.records.statements}
    assert len(found.not_understood) > 0


@each_format
@pytest.mark.parametrize("name", ["The Bearer", "others", "Publik", "其他股东"])
def test_who_is_nobody_holds_nothing(write: Write, name: str) -> None:
    found = read(write, {"a": name}, {})
    assert between(found) == []
    [said] = [s for s in found.records.statements if "unknown_reason" in s.values]
    assert name in str(said.values["unknown_reason"])


@each_format
@pytest.mark.parametrize("place", PLACES)
def test_a_place_alone_is_a_value_of_the_party(write: Write, place: str) -> None:
    found = read(write, {"c": place}, {})
    assert not [s for s in found.records.statements if s.kind is Kind.ADDRESS]
    assert not [t for t in found.records.ties if t.type is TieType.LOCATED_AT]
    assert place in {str(s.values.get("place", "")) for s in found.records.statements}


@each_format
@pytest.mark.parametrize("contact", [*PHONES, "none@none.com", "N/A", "facebook.com/"])
def test_what_fills_a_field_is_no_contact(write: Write, contact: str) -> None:
    found = read(write, {"d": contact}, {})
    assert not [s for s in found.records.statements if s.kind is Kind.CONTACT]
    assert not [t for t in found.records.ties if t.type is TieType.REACHED_AT]


OVER = (
    "Former director",
    "ex-director",
    "director (resigned)",
    "mantan direktur",
    "бывший директор",
)


@each_format
@pytest.mark.parametrize("role", [*OVER, "proposed director", "Auditor"])
def test_a_post_that_is_over_or_none_is_a_link(write: Write, role: str) -> None:
    [tie] = between(read(write, {}, {"role": role}, "OFFICER_OF"))
    assert tie.type is TieType.LINKED_TO
    assert role in tie.wording


@each_format
def test_a_post_that_ended_on_a_day_ended_then(write: Write) -> None:
    [tie] = between(
        read(write, {}, {"role": "Former director", "until": "2015-02-03"}, "OFFICER_OF")
    )
    assert (tie.type, tie.until) == (TieType.OFFICER_OF, "2015-02-03")


@each_format
def test_what_is_held_for_another_is_no_holding_of_ones_own(write: Write) -> None:
    [tie] = between(read(write, {}, {"role": "nominee shareholder"}))
    # FollowTheMoney's schema adds nothing to a bare role: a nominee is linked, as ICIJ's is.
    linked, held = (TieType.LINKED_TO, ""), (TieType.OWNS, "shares as nominee")
    assert (tie.type, tie.interest) == (linked if write is of_ftm else held)


@each_format
def test_a_relation_that_is_denied_is_none(write: Write) -> None:
    found = read(write, {}, {"role": "not affiliated with"})
    assert between(found) == []
    assert len(found.not_understood) > 0


@pytest.mark.parametrize("write", [w for n, w in WRITERS.items() if n != "bods"])
@pytest.mark.parametrize("status", ["ceased", "former", "resigned", "proposed"])
def test_a_status_weakens_what_it_is_of(write: Write, status: str) -> None:
    [tie] = between(read(write, {}, {"status": status}))
    assert tie.type is TieType.LINKED_TO


@pytest.mark.parametrize("write", [w for n, w in WRITERS.items() if n != "bods"])
def test_a_percentage_is_a_share_and_a_date_its_day(write: Write) -> None:
    [tie] = between(read(write, {}, {"percentage": "30", "date": "2019-01-02"}))
    assert tie.share is not None
    assert tie.share.text == "30%"
    assert tie.extra["stated_on"] == "2019-01-02"


each_table = pytest.mark.parametrize(
    "write", [of_sheets, of_json, of_graphml, of_gexf], ids=["sheets", "json", "graphml", "gexf"]
)


@each_table
@pytest.mark.parametrize("column", ["end_date", "endDate", "valid_to", "Date to", "ended"])
def test_an_end_under_another_name_ends_the_tie(write: Write, column: str) -> None:
    [tie] = between(read(write, {}, {column: "2015-02-03"}))
    assert (tie.type, tie.until) == (TieType.OWNS, "2015-02-03")


@each_table
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("end_date", "in spring"),
        ("active", "false"),
        ("is_current", "no"),
        ("ended", "true"),
        ("type", "former owner"),
        ("note", "disputed"),
    ],
)
def test_a_column_by_which_a_tie_no_longer_holds_makes_it_a_link(
    write: Write, column: str, value: str
) -> None:
    [tie] = between(read(write, {}, {column: value}))
    assert (tie.type, tie.wording) == (TieType.LINKED_TO, f"{column}: {value}")


@each_table
@pytest.mark.parametrize(
    ("column", "value"),
    [("end_date", "present"), ("end_date", "N/A"), ("active", "true"), ("ended", "no")],
)
def test_a_column_by_which_a_tie_holds_changes_nothing(
    write: Write, column: str, value: str
) -> None:
    [tie] = between(read(write, {}, {column: value}))
    assert (tie.type, tie.until) == (TieType.OWNS, "")


@each_table
@pytest.mark.parametrize("column", ["end", "bis", "fin"])
@pytest.mark.parametrize("value", ["Ribbon Trading", "b", "n2", "gb-01234567"])
def test_a_column_that_names_the_other_party_ends_nothing(
    write: Write, column: str, value: str
) -> None:
    [tie] = between(read(write, {}, {column: value}))
    assert (tie.type, tie.until) == (TieType.OWNS, "")


@each_table
@pytest.mark.parametrize("value", ["resigned", "5 May 2015", "12/2015"])
def test_a_column_that_may_name_a_party_ends_a_tie_by_a_day_or_a_word(
    write: Write, value: str
) -> None:
    [tie] = between(read(write, {}, {"end": value}))
    assert (tie.type, tie.wording) == (TieType.LINKED_TO, f"end: {value}")


@each_table
@pytest.mark.parametrize(
    ("column", "value", "since"),
    [
        ("start_date", "2027-03-01", "2027-03-01"),
        ("validFrom", "1 March 2027", "2027-03-01"),
        ("effective", "2027", "2027"),
    ],
)
def test_a_start_under_another_name_starts_the_tie(
    write: Write, column: str, value: str, since: str
) -> None:
    [tie] = between(read(write, {}, {column: value}))
    assert (tie.type, tie.since) == (TieType.OWNS, since)


@each_format
def test_a_start_in_the_words_of_a_tie_starts_it(write: Write) -> None:
    [tie] = between(read(write, {}, {"role": "shareholder from 2027"}))
    assert (tie.type, tie.since) == (TieType.OWNS, "2027")


@each_format
@pytest.mark.parametrize("role", ["ultimate parent", "Ultimate owner", "ultimate holding company"])
def test_the_last_of_a_chain_is_no_direct_owner(write: Write, role: str) -> None:
    [tie] = between(read(write, {}, {"role": role}))
    assert (tie.type, tie.share) == (TieType.LINKED_TO, None)


@each_table
def test_an_ultimate_beneficial_owner_holds_an_unknown_part(write: Write) -> None:
    [tie] = between(read(write, {}, {"role": "ultimate beneficial owner"}))
    assert tie.share is not None
    assert (tie.interest, tie.share.text) == ("beneficial ownership", "(0,100]%")


@pytest.mark.parametrize("write", [of_ftm, WRITERS["bods"]], ids=["ftm", "bods"])
@pytest.mark.parametrize(
    ("name", "interest"),
    [
        ("Lantern Holdings (as trustee)", "shares as trustee"),
        ("Lantern Holdings as nominee of Ada Testperson", "shares as nominee"),
        ("Lantern Holdings on behalf of Ada Testperson", "shares on behalf of another"),
        ("Lantern Holdings", ""),
    ],
)
def test_a_capacity_in_the_holders_name_is_that_of_the_holding(
    write: Write, name: str, interest: str
) -> None:
    [tie] = between(read(write, {"a": name}, {}))
    assert (tie.type, tie.interest) == (TieType.OWNS, interest)
