"""Bundle opened as a read-only database of its own, next to the user's."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from graph.errors import InputError
from graph.model.records import Records
from graph.publishing.bundles.bagit import SIGNED_MANIFEST
from graph.publishing.bundles.checking.check_content import copy_to
from graph.publishing.bundles.checking.enclosed_case import CAPTURES, EnclosedCase, read_case
from graph.publishing.bundles.checking.open_files import Bag, open_bag
from graph.publishing.bundles.checking.verify import verify_bundle
from graph.stores.local_server import local_server
from graph.stores.open_store import close_to_writers, is_closed_to_writers
from graph.stores.store import connect_store
from graph.support.atomic_files import explain_write_errors
from graph.support.language import N_, lazy_text


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """The data folder of an opened bundle, and the bundle's storefront and day."""

    data_dir: Path
    storefront: str
    as_of: str


def open_bundle(path: Path, data_dir: Path) -> OpenedBundle:
    """Load a verified bundle into an embedded database under the data folder; safe to repeat.

    Raises:
        InputError: the path does not exist, is not a bundle, or the bundle has faults.
        StoreUnavailableError: the embedded database cannot be started here.
    """
    if findings := verify_bundle(path).findings:
        first = findings[0]
        raise InputError(
            N_(
                "The bundle does not hold ({name}: {problem}), so it is not opened; see all "
                "of it: python -m graph verify {path}"
            ),
            name=first.name,
            problem=first.problem,
            path=path,
        )
    with open_bag(path) as bag:
        case = read_case(bag, [])
        if case is None:
            raise InputError(N_("{path} changed while it was read; try again."), path=path)
        name = sha256(bag.read(SIGNED_MANIFEST)).hexdigest()[:16]
        folder = data_dir.absolute() / "bundles" / name
        # Closing to writers is the last step: a folder that is still open was not loaded fully.
        if not is_closed_to_writers(folder):
            _restore(bag, case, folder, path.name)
    return OpenedBundle(folder, case.request.storefront, case.request.as_of)


def _restore(bag: Bag, case: EnclosedCase, folder: Path, name: str) -> None:
    contents = case.contents
    records = Records(tuple(contents.sources.values()), contents.statements, contents.ties)
    with local_server(folder) as access, connect_store(access) as store:
        store.load(records, by=lazy_text(N_("bundle")), files=(name,))
        store.keep_notes(case.notes)
        store.keep_log(case.case_log)
        store.mark_unfinished(case.request.unfinished)
        store.mark_example_loaded()
    with explain_write_errors(folder):
        if CAPTURES in bag.names:
            archive = folder / "captures" / "bundle" / "captures.warc.gz"
            archive.parent.mkdir(parents=True, exist_ok=True)
            copy_to(bag, CAPTURES, archive)
        close_to_writers(folder)
