"""Menu entry for the evidence bundle of a storefront, which is made in the background."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import streamlit as st
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from graph.model.dates import as_of_day
from graph.model.log import Deed
from graph.model.records import Entity
from graph.presentation.verdict_words import caveat_line
from graph.publishing.bundles.case_log import read_case_log
from graph.publishing.bundles.make import BundleCase, BundleReport, make_bundle
from graph.publishing.bundles.request import BundleRequest
from graph.publishing.bundles.sign import fingerprint
from graph.publishing.bundles.warc_archives import find_captures
from graph.stores.store import Store
from graph.support.settings import settings
from views.actions.signing_key import ask_signing_key
from views.jobs import files
from views.jobs.files import FileJob
from views.jobs.job import JobRegistry, session_jobs
from views.shell import html, session
from views.shell.file_names import file_name
from views.shell.identity import Role
from views.shell.place import data_dir
from views.shell.texts import _, number_text

_HOPS = 1


@dataclass(frozen=True, slots=True)
class BundleFile:
    """The bytes of a finished bundle, with the report of what it holds and lacks."""

    content: bytes
    made: BundleReport


@dataclass(frozen=True, slots=True)
class _BundleOrder:
    """A request at one state of the database, and the fingerprint of the key that signs."""

    request: BundleRequest
    revision: int
    signed_with: str


_BundleJob: TypeAlias = FileJob[_BundleOrder, BundleFile]


def offer_bundle(storefront: Entity, as_of: str | None, *, publication: bool) -> None:
    """Offer to make the bundle of a storefront, and to download it once it is made."""
    html.show_note(
        _(
            "The evidence bundle holds graph, sources, captures, verdict and a dossier to read, "
            "for others to check."
        )
    )
    key = f"bundle_{storefront.id}"
    job = _bundle_jobs().find(key)
    request = _bundle_request(storefront.id, as_of, publication)
    signing = ask_signing_key(key)
    order = _BundleOrder(
        request,
        session.store().noted_revision(),
        fingerprint(signing.public_key()) if signing else "",
    )
    if job and not job.ended:
        files.show_file_progress(job, key)
        return
    if st.button(_("Make the evidence bundle"), key=f"make_{key}", icon=":material/inventory_2:"):
        job = _begin_bundle(order, signing, key)
        if not job.ended:
            files.show_file_progress(job, key)
            return
    # A bundle of another request, or of an older state of the database, is not offered.
    if job and job.request == order:
        _offer_download(job, storefront)


def _bundle_request(storefront: str, as_of: str | None, publication: bool) -> BundleRequest:
    day = as_of_day(as_of).isoformat()
    return BundleRequest(
        storefront=storefront,
        as_of=day,
        hops=_HOPS,
        publication=publication,
        mass_tenants=settings().mass_tenants,
    )


def _bundle_jobs() -> JobRegistry[_BundleOrder, BundleFile]:
    return session_jobs("bundle", Role.READER)


def _begin_bundle(order: _BundleOrder, signing: Ed25519PrivateKey | None, key: str) -> _BundleJob:
    store = session.store()
    case = BundleCase(
        session.snapshot().contents,
        store.notes(),
        partial(find_captures, data_dir()),
        read_case_log(store),
    )
    work = partial(_make_file, store, case, order.request, signing)
    return files.begin_file(_bundle_jobs(), key, order, work)


def _make_file(
    store: Store,
    case: BundleCase,
    request: BundleRequest,
    signing: Ed25519PrivateKey | None,
    job: _BundleJob,
) -> BundleFile:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "evidence.zip"
        made = make_bundle(case, request, path, signing, partial(files.begin_part, job))
        store.log_deed(Deed.BUNDLE, [request.storefront])
        return BundleFile(path.read_bytes(), made)


def _offer_download(job: _BundleJob, storefront: Entity) -> None:
    bundle, order = job.result, job.request
    if bundle is None:
        html.show_problem(str(job.failure))
        return
    if not bundle.made.captures and not order.request.publication:
        html.show_problem(
            _("This bundle holds no captures"),
            _(
                "If a page changes or is taken down, the bundle cannot show what it said. Collect "
                "the pages, or import saved copies of them, and make the bundle again."
            ),
        )
    size = number_text(round(len(bundle.content) / 1000, 1))
    day = order.request.as_of
    name = file_name(storefront.name, day, "evidence", suffix="zip", otherwise="storefront")
    st.download_button(
        _("Download the bundle ({size} kB)").format(size=size),
        bundle.content,
        name,
        "application/zip",
        key=f"take_bundle_{storefront.id}",
        icon=":material/download:",
        on_click="ignore",
    )
    if order.signed_with:
        form = _("Signed with the key of fingerprint {fingerprint}.")
        html.show_note(form.format(fingerprint=order.signed_with))
    cut = [caveat_line(caveat) for caveat in bundle.made.cut]
    html.show("bundle_note", made=bundle.made, cut=cut)
