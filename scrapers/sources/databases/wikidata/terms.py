"""The properties of Wikidata that are read, and the tie that each states.

https://www.wikidata.org/wiki/Wikidata:WikiProject_Companies/Properties
"""

from dataclasses import KW_ONLY, dataclass

from graph.model.records import Kind, TieType


@dataclass(frozen=True, slots=True)
class PropertyMeaning:
    """The tie that a property states, with Wikidata's own label.

    ``upward`` is true where the value acts on the item (owner, parent, officer). ``value_kind`` is
    the assumed kind of a value whose kind is unknown.
    """

    type: TieType
    label: str
    upward: bool
    value_kind: Kind = Kind.COMPANY
    _: KW_ONLY
    role_kind: str = ""


_OFFICER = TieType.OFFICER_OF
TIES = {
    "P127": PropertyMeaning(type=TieType.OWNS, label="owned by", upward=True),
    "P1830": PropertyMeaning(type=TieType.OWNS, label="owner of", upward=False),
    "P749": PropertyMeaning(type=TieType.CONTROLS, label="parent organization", upward=True),
    "P355": PropertyMeaning(type=TieType.CONTROLS, label="has subsidiary", upward=False),
    "P169": PropertyMeaning(
        type=_OFFICER,
        label="chief executive officer",
        upward=True,
        value_kind=Kind.PERSON,
        role_kind="manager",
    ),
    "P488": PropertyMeaning(
        type=_OFFICER,
        label="chairperson",
        upward=True,
        value_kind=Kind.PERSON,
        role_kind="director",
    ),
    "P3320": PropertyMeaning(
        type=_OFFICER,
        label="board member",
        upward=True,
        value_kind=Kind.PERSON,
        role_kind="director",
    ),
    "P1037": PropertyMeaning(
        type=_OFFICER,
        label="director / manager",
        upward=True,
        value_kind=Kind.PERSON,
        role_kind="manager",
    ),
    "P112": PropertyMeaning(
        type=TieType.LINKED_TO, label="founded by", upward=True, value_kind=Kind.PERSON
    ),
    "P108": PropertyMeaning(type=TieType.EMPLOYED_BY, label="employer", upward=False),
}
"""Each property that is a tie."""

INSTANCE, HUMAN = "P31", "Q5"
COUNTRY, PLACE = "P17", "P159"
FOUNDED, DISSOLVED, DIED, WEBSITE = "P571", "P576", "P570", "P856"
LEI, OPENCORPORATES, BRITISH_NUMBER, CIK = "P1278", "P1320", "P2622", "P5531"
SINCE, UNTIL, AT, SHARE = "P580", "P582", "P585", "P1107"
STATED_IN, REFERENCE, RETRIEVED = "P248", "P854", "P813"

VALUES = frozenset(
    {
        *(INSTANCE, COUNTRY, PLACE, FOUNDED, DISSOLVED, DIED, WEBSITE),
        *(LEI, OPENCORPORATES, BRITISH_NUMBER, CIK),
    }
)
"""Each property that is a value of the item itself."""

ORGANISATION_SIGNS = frozenset(
    "P1278 P1320 P2622 P5531 P749 P355 P169 P3320 P488 P1037 P159 P1454 P414 P1128 P2139 P452 "
    "P1297 P946 P2627".split()
)
"""Properties that only organisations have, the legal form or the number of employees among them."""

ORGANISATIONS = frozenset(
    "Q43229 Q4830453 Q783794 Q6881511 Q891723 Q167037 Q219577 Q5621421 Q658255 Q778575 Q18388277 "
    "Q22687 Q163740 Q157031 Q4382945 Q1589009 Q2085381 Q161726 Q134161 Q1480166".split()
)
"""Common classes of organisations."""

LANGUAGES = ("en", "mul", "id", "ms", "zh", "zh-hans", "zh-hant", "de", "fr", "es", "pt", "ja")
"""Languages whose labels are kept, the first one there as the name."""
