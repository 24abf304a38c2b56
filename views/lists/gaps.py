"""Gaps in the data of the store, shown so that "not found" is never read as "no"."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.model.records import Contents, Kind, Standing, TieType
from views.shell.session import Snapshot
from views.shell.texts import ngettext

_REGISTER_STANDINGS = frozenset({Standing.REGISTER, Standing.FILING})


@dataclass(frozen=True, slots=True)
class StoreGap:
    """One kind of missing data with its number; ``query`` lists it, or is empty."""

    text: str
    query: str


def store_gaps(shot: Snapshot) -> list[StoreGap]:
    """Return the gaps in the data of the store; complete data gives none."""
    contents = shot.contents
    return [gap for find in _FINDERS if (gap := find(contents))]


def _operator_gap(contents: Contents) -> StoreGap | None:
    run = {t.end for t in contents.ties if t.type is TieType.OPERATES}
    fronts = [e for e in contents.entities.values() if e.kind is Kind.STOREFRONT]
    n = sum(e.id not in run for e in fronts)
    form = ngettext(
        "{n} of {all} storefronts has no stated seller",
        "{n} of {all} storefronts have no stated seller",
        n,
    )
    text = form.format(n=n, all=len(fronts))
    return StoreGap(text, "storefronts_without_operator") if n else None


def _register_gap(contents: Contents) -> StoreGap | None:
    firm = {e for t in contents.ties if t.standing in _REGISTER_STANDINGS for e in (t.start, t.end)}
    companies = [e for e in contents.entities.values() if e.kind is Kind.COMPANY]
    n = sum(e.id not in firm for e in companies)
    form = ngettext(
        "{n} of {all} companies is not backed by a register record yet",
        "{n} of {all} companies are not backed by a register record yet",
        n,
    )
    return StoreGap(form.format(n=n, all=len(companies)), "") if n else None


def _share_gap(contents: Contents) -> StoreGap | None:
    held = [t for t in contents.ties if t.type is TieType.OWNS]
    n = sum(t.share is None for t in held)
    form = ngettext(
        "{n} of {all} holdings has no stated share", "{n} of {all} holdings have no stated share", n
    )
    return StoreGap(form.format(n=n, all=len(held)), "") if n else None


def _capture_gap(contents: Contents) -> StoreGap | None:
    n = sum(not s.capture for s in contents.sources.values())
    form = ngettext(
        "{n} of {all} sources has no capture: if its page disappears, it cannot be shown again",
        "{n} of {all} sources have no capture: if their pages disappear, they "
        "cannot be shown again",
        n,
    )
    text = form.format(n=n, all=len(contents.sources))
    return StoreGap(text, "ties_without_a_capture") if n else None


def _import_gap(contents: Contents) -> StoreGap | None:
    n = len(contents.unfinished)
    form = ngettext(
        "{n} import has not finished: undo it, or import its files again",
        "{n} imports have not finished: undo them, or import their files again",
        n,
    )
    return StoreGap(form.format(n=n), "") if n else None


_FINDERS: tuple[Callable[[Contents], StoreGap | None], ...] = (
    _import_gap,
    _operator_gap,
    _register_gap,
    _share_gap,
    _capture_gap,
)
