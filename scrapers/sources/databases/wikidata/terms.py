"""The properties of Wikidata that are read, and what each says as a tie.

https://www.wikidata.org/wiki/Wikidata:WikiProject_Companies/Properties
"""

from dataclasses import dataclass

from graph.model.records import Kind, TieType


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a property says of an item and its value, in Wikidata's own label.

    ``upward`` is true where the value acts on the item (owner, parent, officer). ``value_kind`` is
    what a value is taken for as long as nothing tells what it is.
    """

    type: TieType
    label: str
    upward: bool
    value_kind: Kind = Kind.COMPANY
    role_kind: str = ""


_OFFICER = TieType.OFFICER_OF
TIES = {
    "P127": Meaning(TieType.OWNS, "owned by", True),
    "P1830": Meaning(TieType.OWNS, "owner of", False),
    "P749": Meaning(TieType.CONTROLS, "parent organization", True),
    "P355": Meaning(TieType.CONTROLS, "has subsidiary", False),
    "P169": Meaning(_OFFICER, "chief executive officer", True, Kind.PERSON, "manager"),
    "P488": Meaning(_OFFICER, "chairperson", True, Kind.PERSON, "director"),
    "P3320": Meaning(_OFFICER, "board member", True, Kind.PERSON, "director"),
    "P1037": Meaning(_OFFICER, "director / manager", True, Kind.PERSON, "manager"),
    "P112": Meaning(TieType.LINKED_TO, "founded by", True, Kind.PERSON),
    "P108": Meaning(TieType.EMPLOYED_BY, "employer", False),
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
