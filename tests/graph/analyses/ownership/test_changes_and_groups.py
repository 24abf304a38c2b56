"""What changed between two dates, and who is under common control."""

import pytest

from graph.analyses.ownership.changes import OwnershipChanges, find_changes
from graph.analyses.ownership.groups import find_groups, groups_of
from graph.errors import DateError, InputError, UnknownIdError
from tests.graph.analyses.cases import Line, build

DAY = "2024-06-01"
OWN = "p OWNS c1"

CHANGES: dict[str, tuple[list[Line], list[tuple[str, str, str]]]] = {
    "a holding that began": ([(OWN, {"share": "60%", "since": "2021"})], [("began", "p", "c1")]),
    "a holding that ended": (
        [(OWN, {"share": "60%", "until": "2021"})],
        [("ended", "p", "c1")],
    ),
    "a holding that came and went": (
        [(OWN, {"share": "60%", "since": "2021-02", "until": "2021-03"})],
        [("began and ended", "p", "c1")],
    ),
    "another share": (
        [(OWN, {"share": "60%", "until": "2021"}), (OWN, {"share": "40%", "since": "2022"})],
        [("share changed", "p", "c1")],
    ),
    "the same share stated again": (
        [(OWN, {"share": "60%", "until": "2021"}), (OWN, {"share": "3/5", "since": "2022"})],
        [],
    ),
    "an officer": (
        ["p OFFICER_OF c1", ("p2 OFFICER_OF c1", {"since": "2022-05-01", "role": "director"})],
        [("began", "p2", "c1")],
    ),
    "what a subsidiary of somebody else did": (
        [("c1 OWNS c2", {"share": "60%"}), ("p3 OFFICER_OF c2", {"since": "2022"})],
        [],
    ),
    "an owner further up": (
        [("c3 OWNS c1", {"share": "60%"}), ("p OWNS c3", {"share": "60%", "since": "2022"})],
        [("began", "p", "c3")],
    ),
    "what has no date": ([(OWN, {"share": "60%"})], []),
    "what happened outside the two dates": (
        [("p2 OFFICER_OF c1", {"since": "2010", "until": "2012"}), (OWN, {"since": "2024"})],
        [],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("asked", ["c1", "s1"])
def test_what_changed_for_a_company_and_for_its_storefront(name: str, asked: str) -> None:
    lines, expected = CHANGES[name]

    found = find_changes(build(*lines), [asked], "2020", "2023")

    assert [(str(c.event), c.start.id, c.end.id) for c in found.changes] == expected


def test_both_shares_are_given() -> None:
    found = between(
        (OWN, {"share": "60%", "until": "2021"}), (OWN, {"share": "25-50%", "since": "2022"})
    )

    (change,) = found.changes

    assert change.before is not None
    assert change.after is not None
    assert str(change.before.low.value) == "3/5"
    assert (str(change.after.low.value), str(change.after.high.value)) == ("1/4", "1/2")


def test_control_that_follows_from_a_change_is_worked_out() -> None:
    found = find_changes(
        build(("c1 OWNS c2", {"share": "60%"}), ("c2 OWNS c3", {"share": "60%", "since": "2022"})),
        ["c1"],
        "2020",
        "2023",
    )

    assert [(str(c.event), c.controlled.id) for c in found.control] == [("began", "c3")]


def test_what_has_no_date_is_named() -> None:
    found = between((OWN, {"share": "60%", "id": "undated"}))

    assert "undated" in {t.id for t in found.undated}


def between(*lines: Line) -> OwnershipChanges:
    return find_changes(build(*lines), ["c1"], "2020", "2023")


def test_dates_and_names_are_checked() -> None:
    graph = build()

    with pytest.raises(InputError, match="earlier"):
        find_changes(graph, ["c1"], "2023", "2020")
    with pytest.raises(DateError):
        find_changes(graph, ["c1"], "2023-02-30", "2024")
    with pytest.raises(UnknownIdError):
        find_changes(graph, ["c77"], "2020", "2023")


def shown(*lines: Line) -> dict[str, list[str]]:
    return {g.head.id: [m.id for m in g.members] for g in find_groups(build(*lines), DAY)}


GROUPS: dict[str, tuple[list[Line], dict[str, list[str]]]] = {
    "down a chain": (
        [("p OWNS c2", {"share": "60%"}), ("c2 OWNS c3", {"share": "60%"})],
        {"p": ["c2", "c3", "p"]},
    ),
    "jointly": (
        [
            ("p OWNS c2", {"share": "60%"}),
            ("p OWNS c3", {"share": "30%"}),
            ("c2 OWNS c3", {"share": "30%"}),
        ],
        {"p": ["c2", "c3", "p"]},
    ),
    "half is none": ([("p OWNS c2", {"share": "50%"})], {}),
    "by statement": (["p CONTROLS c2"], {"p": ["c2", "p"]}),
    "two who are stated to control make no group of each other": (
        ["p CONTROLS c2", "p2 CONTROLS c2"],
        {"p": ["c2", "p"], "p2": ["c2", "p2"]},
    ),
    "an officer in common is none": (["p OFFICER_OF c2", "p OFFICER_OF c3"], {}),
    "a ring has one head": (
        [("c2 OWNS c3", {"share": "60%"}), ("c3 OWNS c2", {"share": "60%"})],
        {"c2": ["c2", "c3"]},
    ),
    "not before it began": ([("p OWNS c2", {"share": "60%", "since": "2024-06-02"})], {}),
}


@pytest.mark.parametrize("name", GROUPS)
def test_groups_under_common_control(name: str) -> None:
    lines, expected = GROUPS[name]

    assert shown(*lines) == expected


def test_the_group_of_a_storefront_with_all_its_storefronts() -> None:
    graph = build(
        ("p OWNS c1", {"share": "60%"}),
        ("p OWNS c2", {"share": "50-75%"}),
        ("p OWNS c3", {"share": "90%"}),
        ("c3 OPERATES s3", {"source": "page"}),
        ("c2 OPERATES s2", {"source": "page"}),
        ("c3 OPERATES t2", {"source": "page"}),
    )

    (group,) = groups_of(graph, "s1", DAY)

    assert group in find_groups(graph, DAY)
    assert [m.id for m in group.members] == ["c1", "c3", "p"]
    assert [m.id for m in group.possible] == ["c2"]
    assert [s.id for s in group.storefronts] == ["s1", "s3"]
    assert [t.id for t in group.platforms] == ["t2"]


def test_who_stands_alone_is_a_group_by_itself() -> None:
    (group,) = groups_of(build(), "s1", DAY)

    assert (group.head.id, [m.id for m in group.members]) == ("c1", ["c1"])
