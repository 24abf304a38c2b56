"""Records of single rows, one for each row of a sheet."""

from dataclasses import replace

from graph.errors import DateError
from graph.importing.result import quote_value
from graph.importing.spreadsheet.cells import Cells
from graph.model import dates
from graph.model.records import Holding, Judgement, Kind, Source, Standing, Statement, Tie, TieType
from graph.model.shares import Share
from graph.support.language import N_, lazy_text

SOURCE_COLUMNS = (
    "id",
    "title",
    "publisher",
    "url",
    "type",
    "published",
    "retrieved",
    "licence",
    "restates",
    "capture",
    "sha256",
)
TIE_COLUMNS = (
    "id",
    "tie",
    "from",
    "to",
    "share",
    "share_bounds",
    "share_text",
    "share_text:list",
    "interest",
    "holding",
    "since",
    "until",
    "role",
    "role_kind",
    "purpose",
    "nature",
    "judgement",
    "judged_by",
    "judged_at",
    "score",
    "wording",
    "quoted",
    "lang",
    "translation",
    "standing",
    "source",
)
_ENTITY_KEYS = ("id", "kind", "source")
ENTITY_DATES = ("incorporated", "dissolved")


def read_source(cells: Cells) -> Source:
    """Return the source of a row of ``sources``."""
    return Source(
        id=cells.id("id"),
        title=cells.text("title"),
        publisher=cells.raw("publisher"),
        url=cells.word("url"),
        type=cells.word("type"),
        published=cells.moment("published"),
        retrieved=cells.moment("retrieved"),
        capture=cells.word("capture"),
        sha256=cells.word("sha256"),
        licence=cells.raw("licence"),
        restates=cells.id("restates", required=False),
        extra=cells.values(SOURCE_COLUMNS),
    )


def read_entity(cells: Cells) -> Statement | None:
    """Return the statement of a row of ``entities``; None without an id or a kind."""
    entity = cells.id("id")
    kind = cells.one_of("kind", Kind)
    for column in ENTITY_DATES:
        cells.moment(column)
    source = cells.id("source", required=False)
    values = cells.values(_ENTITY_KEYS)
    if not entity or kind is None:
        return None
    return Statement(entity, kind, source, values)


def read_tie(cells: Cells, derived: str) -> Tie | None:
    """Return the tie of a row of ``ties``; None without an end, the type or the source."""
    type_ = cells.one_of("tie", TieType)
    start, end, source = cells.id("from"), cells.id("to"), cells.id("source")
    since, until = _period(cells)
    tie = Tie(
        id=cells.id("id", required=False) or derived,
        type=type_ or TieType.LINKED_TO,
        start=start,
        end=end,
        source=source,
        standing=cells.one_of("standing", Standing, required=False),
        share=_share(cells),
        interest="" if cells.word("interest") == "shares" else cells.word("interest"),
        since=since,
        until=until,
        judgement=cells.one_of("judgement", Judgement, required=False),
        judged_at=cells.moment("judged_at", dates.EXPECTED_OR_MOMENT),
        score=cells.number("score"),
        quoted=cells.truth("quoted"),
        extra=cells.values(TIE_COLUMNS),
        holding=_holding(cells, type_),
    )
    return _add_wording(tie, cells) if type_ and start and end and source else None


def _add_wording(tie: Tie, cells: Cells) -> Tie:
    return replace(
        tie,
        role=cells.raw("role"),
        role_kind=cells.raw("role_kind"),
        purpose=cells.raw("purpose"),
        nature=cells.raw("nature"),
        judged_by=cells.raw("judged_by"),
        wording=cells.raw("wording"),
        lang=cells.word("lang"),
        translation=cells.raw("translation"),
    )


def _holding(cells: Cells, type_: TieType | None) -> Holding:
    """Return the extent of a holding, by default a lot: two typed rows mean two stakes."""
    given = cells.one_of("holding", Holding, required=False)
    return (given or Holding.LOT) if type_ is TieType.OWNS else Holding.WHOLE


def _share(cells: Cells) -> Share | None:
    """Return the bounds; words of a source that are not bounds have a column of their own."""
    share = cells.share("share") or cells.bounds("share_bounds")
    if share is None:
        return None
    if cells.word("share_text:list"):
        return replace(share, text="")
    return replace(share, text=cells.raw("share_text")) if cells.word("share_text") else share


def _period(cells: Cells) -> tuple[str, str]:
    since, until = cells.date("since"), cells.date("until")
    try:
        if since and until and dates.last_day(until) < dates.first_day(since):
            cells.refuse(
                "until",
                quote_value(until),
                lazy_text(N_("a date not before since, {since}"), since=since),
            )
    except DateError:
        pass  # Already named, with its column.
    return since, until
