"""The ICIJ form as this program writes it: its columns as values, its relationships as ties.

The files of ICIJ number their nodes, and their links are words of many leaks. In files of this
program each row also has its id, and a link names its tie.

https://offshoreleaks.icij.org/pages/database
"""

from collections.abc import Mapping

from graph.errors import ShareError
from graph.model.records import Judgement, Kind, Tie, TieType, Value
from graph.model.shares import Share, parse_share, parse_share_words

OWN_COLUMN = "id"
"""Column that only files of this program have."""

OTHER_NODES = "nodes-others"
NODE_FILES: Mapping[Kind, str] = {
    Kind.COMPANY: "nodes-entities",
    Kind.PERSON: "nodes-officers",
    Kind.ADDRESS: "nodes-addresses",
}
COLUMNS: Mapping[str, str] = {
    "original_name": "original_name",
    "former_name": "former_names",
    "jurisdiction_description": "jurisdiction",
    "company_type": "company_type",
    "address": "icij_address",
    "internal_id": "internal_id",
    "incorporation_date": "incorporated",
    "inactivation_date": "inactive_since",
    "struck_off_date": "struck_off",
    "dorm_date": "dormant_since",
    "closed_date": "dissolved",
    "status": "status",
    "service_provider": "service_provider",
    "ibcRUC": "registration_number",
    "country_codes": "country",
    "countries": "countries",
    "valid_until": "valid_until",
    "note": "note",
}
"""Names of values by column."""

_LISTED = {"former_names": "; ", "countries": ";"}
LINKS: Mapping[TieType, tuple[str, str]] = {
    TieType.OWNS: ("officer_of", "shareholder"),
    TieType.CONTROLS: ("officer_of", "controls"),
    TieType.OFFICER_OF: ("officer_of", "officer"),
    TieType.EMPLOYED_BY: ("connected_to", "employee"),
    TieType.OPERATES: ("connected_to", "operates"),
    TieType.SELLS_ON: ("connected_to", "sells on"),
    TieType.SELLS: ("connected_to", "sells"),
    TieType.OF_BRAND: ("connected_to", "of brand"),
    TieType.LOCATED_AT: ("connected_to", "address"),
    TieType.REACHED_AT: ("connected_to", "contact"),
    TieType.LINKED_TO: ("connected_to", "connected to"),
}
REGISTERED_LINK = "registered_address"
MATCH_LINKS = {"same_as": Judgement.ACCEPTED, "similar": Judgement.PROPOSED}
# Written without a word of their own in front: the link holds the words of the source.
BARE_TYPES = frozenset({TieType.OFFICER_OF, TieType.LOCATED_AT})
_SAID_IN = {TieType.CONTROLS: "nature", TieType.LOCATED_AT: "purpose", TieType.OWNS: "interest"}


def icij_kind(file: str, row: Mapping[str, str]) -> Kind | None:
    """Return the kind of a node in one of the files; None if it is not stated."""
    for kind, name in NODE_FILES.items():
        if name == file:
            return kind
    return Kind(row["type"]) if row.get("type") in frozenset(Kind) else None


def icij_values(kind: Kind, row: Mapping[str, str]) -> dict[str, Value]:
    """Return the values of a node, without a cell that repeats another."""
    values: dict[str, Value] = {"name": row.get("name", "")}
    for column, name in COLUMNS.items():
        cell = row.get(column, "")
        repeats = column == "address" and kind is Kind.ADDRESS
        if not cell or repeats:
            continue
        separator = _LISTED.get(name)
        values[name] = tuple(cell.split(separator)) if separator else cell
    return {name: value for name, value in values.items() if value}


def icij_tie(row: Mapping[str, str], source: str) -> Tie | None:
    """Return the tie of a row; None if its words are not of this form."""
    rel, link = row.get("rel_type", ""), row.get("link", "")
    found = _type_of(rel, link)
    if found is None:
        return None
    type_, detail = found
    share: Share | None = None
    if type_ is TieType.OWNS:
        detail, share = _split_share(detail)
    place = _SAID_IN.get(type_, "role")
    return Tie(
        id=row[OWN_COLUMN],
        type=type_,
        start=row.get("node_id_start", ""),
        end=row.get("node_id_end", ""),
        source=source,
        share=share,
        since=row.get("start_date", ""),
        until=row.get("end_date", ""),
        judgement=MATCH_LINKS.get(rel),
        role=detail if place == "role" else "",
        nature=detail if place == "nature" else "",
        purpose=detail if place == "purpose" else "",
        interest=detail if place == "interest" else "",
    )


def _type_of(rel: str, link: str) -> tuple[TieType, str] | None:
    """Return the type of a tie, and what its link says beyond it."""
    if rel in MATCH_LINKS:
        return TieType.SAME_AS, ""
    if rel == REGISTERED_LINK:
        return TieType.LOCATED_AT, link
    for type_, (written, word) in LINKS.items():
        if written != rel:
            continue
        if link == word:
            return type_, ""
        if link.startswith(f"{word}: "):
            return type_, link.removeprefix(f"{word}: ")
    return (TieType.OFFICER_OF, link) if rel == "officer_of" else None


def _split_share(detail: str) -> tuple[str, Share | None]:
    """Return the interest in the words of a holding, and the share after it."""
    interest, _, last = detail.rpartition("; ")
    for read in (parse_share, parse_share_words):
        try:
            return interest, read(last)
        except ShareError:
            continue
    return detail, None
