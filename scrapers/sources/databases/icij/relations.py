"""Relations between nodes as ties; similar names are only ever a proposal."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from graph.model.dates import last_day
from graph.model.ids import shorten_id
from graph.model.records import Judgement, Kind, Source, Statement, Tie, TieType
from graph.model.shares import Share
from graph.model.vocabulary.bands import share_up_to
from graph.model.vocabulary.lexicon import WordClass
from graph.model.vocabulary.tie_wordings import status_meaning
from scrapers.contract.collector import Record, Unknown
from scrapers.parsing.json_values import drop_unstated, unknown_value
from scrapers.parsing.statements import is_possible_tie
from scrapers.sources.databases.icij.dates import date_of
from scrapers.sources.databases.icij.links import address_purpose, link_roles
from scrapers.sources.databases.icij.nodes import ORIGIN, NodeIndex

COLUMNS = frozenset(
    "node_id_start node_id_end rel_type link status start_date end_date sourceID".split()
)
_ALIKE_TYPES = frozenset(
    "same_name_as similar same_company_as same_as same_id_as same_intermediary_as "
    "similar_company_as probably_same_officer_as same_name_and_registration_date_as "
    "same_address_as".split()
)
_LINKS = frozenset("intermediary_of connected_to related_entity underlying".split())
_KNOWN_TYPES = _ALIKE_TYPES | _LINKS | {"officer_of", "registered_address"}
_SOME = Share(min=Fraction(0), max=Fraction(1), min_open=True, text="(0,100]%")


def relation_records(
    row: Mapping[str, str], source: Source, nodes: NodeIndex, where: str
) -> Iterator[Record]:
    """Yield the ties of one relation."""
    start, end = nodes.find(row["node_id_start"]), nodes.find(row["node_id_end"])
    if not row.get("sourceID"):
        yield Unknown("a relation without the leak it is from: cut off", where)
        return
    if start is not None and (place := nodes.place(row["node_id_end"])):
        yield Statement(*start, source.id, {"place": place})
        return
    if start is None or end is None:
        yield Unknown("a relation with a node that is not in the files", where)
        return
    meaning = status_meaning(row["status"]) if row.get("status") else None
    if meaning is WordClass.NOT_AT_ALL:
        yield unknown_value("status that denies a relation", row["status"], where)
        return
    if meaning is WordClass.UNKNOWN:
        yield unknown_value("status of a relation", row["status"], where)
    base, kinds = _base_tie(row, start[0], end[0], source), (start[1], end[1])
    yield from _unreadable_dates(row, where)
    yield from _related(base, row, kinds, meaning, where)


def _related(
    base: Tie,
    row: Mapping[str, str],
    kinds: tuple[Kind, Kind],
    meaning: WordClass | None,
    where: str,
) -> Iterator[Record]:
    """Yield the ties of a relation between two nodes that the files have."""
    if row["rel_type"] == "officer_of" and not _has_ended(row, meaning):
        yield from _offices(base, row.get("link", ""), kinds, where)
        return
    if meaning and row["rel_type"] == "officer_of":
        base = replace(base, wording=f"{base.wording} ({row['status']})")
    if row["rel_type"] not in _KNOWN_TYPES:
        yield unknown_value("rel_type", row["rel_type"], where)
    yield _other_tie(base, row["rel_type"], row.get("link", ""), kinds)


def _unreadable_dates(row: Mapping[str, str], where: str) -> Iterator[Record]:
    for column in ("start_date", "end_date"):
        if row.get(column) and not date_of(row[column]):
            yield unknown_value("date", row[column], where)


def _offices(base: Tie, link: str, kinds: tuple[Kind, Kind], where: str) -> Iterator[Record]:
    roles = link_roles(link, ended=bool(base.until))
    if not roles:
        yield unknown_value("link of an officer that denies it", link, where)
    for role in roles:
        if not role.known:
            yield unknown_value("link of an officer", link, where)
        parts = (base.id, role.type, role.interest)
        tie = replace(base, id=shorten_id(":".join(filter(None, parts))))
        until = min(filter(None, (base.until, role.until)), default="", key=last_day)
        if not is_possible_tie(role.type, *kinds):
            yield tie
        elif role.type is TieType.OWNS:
            share = share_up_to(role.share or _SOME) if role.joint else role.share or _SOME
            yield replace(tie, type=role.type, share=share, interest=role.interest, until=until)
        elif role.type is TieType.OFFICER_OF:
            kind = role.role_kind
            yield replace(tie, type=role.type, role=link, role_kind=kind, until=until)
        else:
            yield tie


def _has_ended(row: Mapping[str, str], meaning: WordClass | None) -> bool:
    """Return whether a row says nothing about today: it ended, is not yet there, or is unclear.

    With a readable last day it holds until then.
    """
    has_end = bool(date_of(row.get("end_date", "")))
    if has_end and meaning in (None, WordClass.OVER):
        return False
    return bool(row.get("end_date") or meaning)


def relation_key(row: Mapping[str, str]) -> str:
    """Return the key of a relation: its nodes, type, link and first day."""
    columns = ("node_id_start", "rel_type", "node_id_end", "link", "start_date")
    return ":".join(row.get(column, "") for column in columns)


def _base_tie(row: Mapping[str, str], start: str, end: str, source: Source) -> Tie:
    since, until = date_of(row.get("start_date", "")), date_of(row.get("end_date", ""))
    extra = {
        "status": row.get("status", ""),
        "leak": row.get("sourceID", ""),
        "stated_start": "" if since else row.get("start_date", ""),
        "stated_end": "" if until else row.get("end_date", ""),
    }
    if since and until and until < since[: len(until)]:
        extra["stated_start"], since = since, ""
    return Tie(
        id=shorten_id(f"icij:{relation_key(row)}"),
        type=TieType.LINKED_TO,
        start=start,
        end=end,
        source=source.id,
        standing=ORIGIN.standing,
        since=since,
        until=until,
        wording=row.get("link", "") or row["rel_type"].replace("_", " "),
        extra=drop_unstated(extra),
    )


def _other_tie(base: Tie, rel: str, link: str, kinds: tuple[Kind, Kind]) -> Tie:
    if rel == "registered_address" and is_possible_tie(TieType.LOCATED_AT, *kinds):
        return replace(
            base, type=TieType.LOCATED_AT, purpose=address_purpose(link) or "registered office"
        )
    if rel in _ALIKE_TYPES and kinds[0] is kinds[1] and base.start != base.end:
        return replace(base, type=TieType.SAME_AS, judgement=Judgement.PROPOSED)
    return base
