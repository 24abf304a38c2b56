"""What the store does not hold, so that "not found" is never read as "no"."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.model.records import Contents, Kind, Standing, TieType
from views.shell.session import Snapshot
from views.shell.texts import ngettext

_FIRM = frozenset({Standing.REGISTER, Standing.FILING})


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing, how often, and the saved query that lists it (or none)."""

    text: str
    query: str


def lacks(shot: Snapshot) -> list[Lack]:
    """Name what is missing in what the store holds; nothing that is complete."""
    contents = shot.contents
    return [lack for find in _FINDERS if (lack := find(contents))]


def _operators(contents: Contents) -> Lack | None:
    run = {t.end for t in contents.ties if t.type is TieType.OPERATES}
    fronts = [e for e in contents.entities.values() if e.kind is Kind.STOREFRONT]
    n = sum(e.id not in run for e in fronts)
    form = ngettext(
        "{n} of {all} storefronts has no stated seller",
        "{n} of {all} storefronts have no stated seller",
        n,
    )
    text = form.format(n=n, all=len(fronts))
    return Lack(text, "storefronts_without_operator") if n else None


def _registers(contents: Contents) -> Lack | None:
    firm = {e for t in contents.ties if t.standing in _FIRM for e in (t.start, t.end)}
    companies = [e for e in contents.entities.values() if e.kind is Kind.COMPANY]
    n = sum(e.id not in firm for e in companies)
    form = ngettext(
        "{n} of {all} companies is not backed by a register record yet",
        "{n} of {all} companies are not backed by a register record yet",
        n,
    )
    return Lack(form.format(n=n, all=len(companies)), "") if n else None


def _shares(contents: Contents) -> Lack | None:
    held = [t for t in contents.ties if t.type is TieType.OWNS]
    n = sum(t.share is None for t in held)
    form = ngettext(
        "{n} of {all} holdings has no stated share", "{n} of {all} holdings have no stated share", n
    )
    return Lack(form.format(n=n, all=len(held)), "") if n else None


def _captures(contents: Contents) -> Lack | None:
    n = sum(not s.capture for s in contents.sources.values())
    form = ngettext(
        "{n} of {all} sources has no capture: if its page goes, it cannot be shown again",
        "{n} of {all} sources have no capture: if their pages go, they cannot be shown again",
        n,
    )
    text = form.format(n=n, all=len(contents.sources))
    return Lack(text, "ties_without_a_capture") if n else None


def _imports(contents: Contents) -> Lack | None:
    n = len(contents.unfinished)
    form = ngettext(
        "{n} import has not finished: undo it, or import its files again",
        "{n} imports have not finished: undo them, or import their files again",
        n,
    )
    return Lack(form.format(n=n), "") if n else None


_FINDERS: tuple[Callable[[Contents], Lack | None], ...] = (
    _imports,
    _operators,
    _registers,
    _shares,
    _captures,
)
