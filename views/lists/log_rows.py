"""Entries of the log as a page shows them: what was done, with the names of what it was done to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

from graph.model.log import Deed, LogEntry
from graph.model.records import Contents, Kind, Tie
from graph.stores.results import Brought
from graph.support.language import N_
from views.lists.importing.brought import brought_text
from views.shell.party_links import LinkedText, join_texts, name_link
from views.shell.texts import _, moment_text, ngettext

DEEDS: Mapping[str, str] = {
    Deed.IMPORT: N_("Imported data"),
    Deed.UNDO: N_("Undid an import"),
    Deed.REMOVAL: N_("Removed"),
    Deed.RESET: N_("Deleted everything but this log"),
    Deed.RESTORE: N_("Restored a backup"),
    Deed.NOTE: N_("Wrote a note"),
    Deed.NOTE_WITHDRAWN: N_("Withdrew a note"),
    Deed.DISMISSAL: N_("Dismissed a red flag"),
    Deed.DISMISSAL_WITHDRAWN: N_("Took back the dismissal of a red flag"),
    Deed.ACCEPTED: N_("Judged to be the same"),
    Deed.REJECTED: N_("Judged not to be the same"),
    Deed.UNSURE: N_("Left open whether they are the same"),
    Deed.TAKEN_BACK: N_("Took back a judgement"),
    Deed.EXPORT: N_("Exported"),
    Deed.BUNDLE: N_("Made an evidence bundle"),
    Deed.STORY: N_("Made the page of a story"),
    Deed.BACKUP: N_("Made a backup"),
}
_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry in words; ``see`` is the address of what an import brought, empty without one."""

    when: str
    who: str
    deed: str
    named: LinkedText
    files: str
    import_note: str
    see: str


@dataclass(frozen=True, slots=True)
class LoggedImports:
    """Imports by what the log says of them, which of them are there, and what some brought."""

    entries: Mapping[str, LogEntry]
    ids: frozenset[str]
    brought: Mapping[str, Brought]


def entries_of_imports(entries: Iterable[LogEntry]) -> Mapping[str, LogEntry]:
    """Return the entries by the import that they say was made."""
    return {each.import_id: each for each in entries if each.import_id and each.what != Deed.UNDO}


def deed_text(what: str) -> str:
    """Return what was done, in words; the word of a later version as it is."""
    return _(DEEDS[what]) if what in DEEDS else what


def log_rows(
    entries: Iterable[LogEntry], contents: Contents, imports: LoggedImports
) -> tuple[LogRow, ...]:
    """Return entries as rows, in their order."""
    ties = {tie.id: tie for tie in contents.ties}
    return tuple(_row(each, contents, ties, imports) for each in entries)


def _row(
    entry: LogEntry, contents: Contents, ties: Mapping[str, Tie], imports: LoggedImports
) -> LogRow:
    brought = imports.brought.get(entry.import_id)
    has_shops = entry.import_id in imports.ids and brought and Kind.STOREFRONT in brought.kinds
    return LogRow(
        when=moment_text(entry.at),
        who=entry.who,
        deed=deed_text(entry.what),
        named=_named(entry, contents, ties),
        files=_files_text(_made(entry, imports) or entry),
        import_note=_import_note(entry, imports),
        see=f"storefronts?import={quote(entry.import_id, safe='')}" if has_shops else "",
    )


def _made(entry: LogEntry, imports: LoggedImports) -> LogEntry | None:
    """Return the entry of the import that an entry says was undone."""
    return imports.entries.get(entry.import_id) if entry.what == Deed.UNDO else None


def _files_text(entry: LogEntry) -> str:
    """Return the names of files; a run of a collector has none that tells a reader anything."""
    return ", ".join(name for name in entry.files if PurePath(name).suffix)


def _import_note(entry: LogEntry, imports: LoggedImports) -> str:
    """Return what an import brought, or that it was undone since."""
    if not entry.import_id:
        return ""
    if entry.what == Deed.UNDO:
        made = _made(entry, imports)
        form = _("imported by {who}, {when}")
        return form.format(who=made.who, when=moment_text(made.at)) if made else ""
    if entry.import_id not in imports.ids:
        return _("undone since")
    brought = imports.brought.get(entry.import_id)
    return brought_text(brought.kinds) if brought and entry.what == Deed.IMPORT else ""


def _named(entry: LogEntry, contents: Contents, ties: Mapping[str, Tie]) -> LinkedText:
    """Return the names of what an entry is about; what is gone has none that may be shown."""
    names: list[str | LinkedText] = []
    gone = 0
    for ident in entry.ids:
        name = _name(ident, contents, ties)
        if name:
            names.append(name)
        elif not ident.startswith("note-"):
            gone += 1
    more = len(names) - _MOST_NAMES
    if more > 0:
        rest = ngettext("{n} other", "{n} others", more).format(n=more)
        names = [*names[:_MOST_NAMES], rest]
    if gone:
        form = ngettext("{n} that is no longer here", "{n} that are no longer here", gone)
        names.append(form.format(n=gone))
    return join_texts(names, "; ")


def _name(ident: str, contents: Contents, ties: Mapping[str, Tie]) -> str | LinkedText:
    if entity := contents.entities.get(ident):
        return name_link(entity)
    if tie := ties.get(ident):
        ends = (contents.entities[end] for end in (tie.start, tie.end))
        return join_texts(map(name_link, ends), " → ")
    source = contents.sources.get(ident)
    return (source.title or source.id) if source else ""


def log_table(entries: Sequence[LogEntry], contents: Contents) -> list[dict[str, str]]:
    """Return the rows of a spreadsheet: the entries with their ids, and the names these have."""
    ties = {tie.id: tie for tie in contents.ties}
    return [
        {
            "at": each.at,
            "who": each.who,
            "what": each.what,
            "names": str(_named(each, contents, ties)),
            "ids": " ".join(each.ids),
            "import": each.import_id,
            "files": ", ".join(each.files),
        }
        for each in entries
    ]
