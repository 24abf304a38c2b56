"""Parties of registers written into the case, as one import."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.records import Records
from graph.registers.lookup.bring import MassParty, PartyRecords, read_names, read_party_records
from graph.registers.lookup.register import OpenedRegister
from graph.stores.results import Counts
from graph.stores.store import Store
from graph.stores.writing.load import new_import_id
from graph.support.language import N_, lazy_text
from graph.support.settings import settings
from scrapers.contract.collector import Record, Unknown
from scrapers.storing.page_records import merge_records
from scrapers.storing.writer import BulkFileWriter, import_id_of


@dataclass(frozen=True, slots=True)
class BroughtParties:
    """Outcome of bringing parties: its import, empty where the case holds all of it already.

    ``new`` counts parties and ties that the case lacked, ``set_aside`` is what contradicts it.
    """

    ids: tuple[str, ...]
    read: tuple[PartyRecords, ...]
    import_id: str
    new: int
    set_aside: tuple[Unknown, ...]

    @property
    def records(self) -> Records:
        """All records that were brought."""
        return _all_records(self.read)

    @property
    def mass(self) -> tuple[MassParty, ...]:
        """Addresses, contacts and officers of very many, whose other ties were not brought."""
        return tuple(each for found in self.read for each in found.mass)

    @property
    def withheld(self) -> int:
        """Number of ties to parties that were taken out of a register by hand."""
        return sum(found.withheld for found in self.read)

    @property
    def unstated(self) -> int:
        """Number of ties to ids that nothing states."""
        return sum(found.unstated for found in self.read)


def bring_parties(
    store: Store, registers: Sequence[OpenedRegister], ids: Sequence[str], hops: int = 0
) -> BroughtParties:
    """Write parties of registers with their ties into the case; safe to repeat.

    Each is brought from every one of the registers that knows it. Where there are several, what one
    states of a party at another end is brought, too: some files have numbers for names.

    Raises:
        InputError: no register knows a party, or it is withheld, or there are too many ties.
        StoreUnavailableError: the store failed.
    """
    asked = tuple(dict.fromkeys(ids))
    known = {each.name: [i for i in asked if each.number_of(i) is not None] for each in registers}
    # What none knows is for the first to refuse by name.
    known[registers[0].name] += [i for i in asked if not any(i in some for some in known.values())]
    most = settings().mass_tenants
    used = [each for each in registers if known[each.name]]
    parts = [read_party_records(each, known[each.name], hops, most) for each in used]
    if len(registers) > 1:
        ends = {statement.entity for part in parts for statement in part.records.statements}
        parts += [read_names(each, ends - set(known[each.name])) for each in registers]
    read = tuple(parts)
    if _is_there(store, _all_records(read)):
        return BroughtParties(asked, read, "", 0, ())
    run = new_import_id().removeprefix("import-")
    names = ", ".join(each.name for each in used)
    by = lazy_text(N_("bringing from the register {name}"), name=names)
    files = (*(f"{each.name} {each.shelf.edition.name}" for each in used), *asked)
    writer = BulkFileWriter(store, run, by, files)
    for found in read:
        records = found.records
        writer.write_page((*records.sources, *records.statements, *records.ties))
    writer.finish()
    return BroughtParties(asked, read, import_id_of(run), writer.new, tuple(writer.set_aside))


def _all_records(read: Sequence[PartyRecords]) -> Records:
    """Return the records of all, as one file of them has them."""
    records: list[Record] = []
    for found in read:
        records += found.records.sources
        records += found.records.statements
        records += found.records.ties
    return merge_records(records)


def _is_there(store: Store, records: Records) -> bool:
    """Whether the store holds all of it as it is."""
    preview = store.preview(records)
    return preview.new == Counts() and not preview.differing and not preview.problems
