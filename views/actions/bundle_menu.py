"""Menu entry for the evidence bundle of a storefront, which is made in the background."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import streamlit as st

from graph.model.dates import as_of_day
from graph.presentation.verdict_words import caveat_line
from graph.publishing.bundles.make import BundleCase, BundleReport, make_bundle
from graph.publishing.bundles.request import BundleRequest
from graph.publishing.bundles.warc_archives import find_captures
from graph.support.settings import settings
from views.jobs import files
from views.jobs.files import FileJob
from views.jobs.job import JobRegistry, session_jobs
from views.shell import html, session
from views.shell.texts import _, number_text

_HOPS = 1


@dataclass(frozen=True, slots=True)
class BundleFile:
    """The bytes of a finished bundle, with the report of what it holds and lacks."""

    content: bytes
    made: BundleReport


_BundleJob: TypeAlias = FileJob[tuple[BundleRequest, int], BundleFile]


def offer_bundle(storefront: str, as_of: str | None, *, publication: bool) -> None:
    """Offer to make the bundle of a storefront, and to download it once it is made."""
    html.show_note(
        _("The evidence bundle holds graph, sources, captures and verdict, for others to check.")
    )
    key = f"bundle_{storefront}"
    job = _bundle_jobs().find(key)
    request = _bundle_request(storefront, as_of, publication)
    if job and not job.ended:
        files.show_file_progress(job, key)
        return
    if st.button(_("Make the evidence bundle"), key=f"make_{key}", icon=":material/inventory_2:"):
        job = _begin_bundle(request, key)
        if not job.ended:
            files.show_file_progress(job, key)
            return
    # A bundle of another request, or of an older state of the database, is not offered.
    if job and job.request == (request, session.store().noted_revision()):
        _offer_download(job, request)


def _bundle_request(storefront: str, as_of: str | None, publication: bool) -> BundleRequest:
    day = as_of_day(as_of).isoformat()
    return BundleRequest(
        storefront=storefront,
        as_of=day,
        hops=_HOPS,
        publication=publication,
        mass_tenants=settings().mass_tenants,
    )


def _bundle_jobs() -> JobRegistry[tuple[BundleRequest, int], BundleFile]:
    return session_jobs("bundle")


def _begin_bundle(request: BundleRequest, key: str) -> _BundleJob:
    store = session.store()
    revision = store.noted_revision()
    case = BundleCase(
        session.snapshot().contents, store.notes(), partial(find_captures, settings().data_dir)
    )
    work = partial(_make_file, case, request)
    return files.begin_file(_bundle_jobs(), key, (request, revision), work)


def _make_file(case: BundleCase, request: BundleRequest, job: _BundleJob) -> BundleFile:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "evidence.zip"
        made = make_bundle(case, request, path, None, partial(files.begin_part, job))
        return BundleFile(path.read_bytes(), made)


def _offer_download(job: _BundleJob, request: BundleRequest) -> None:
    bundle = job.result
    if bundle is None:
        html.show_problem(str(job.failure))
        return
    size = number_text(round(len(bundle.content) / 1000, 1))
    st.download_button(
        _("Download the bundle ({size} kB)").format(size=size),
        bundle.content,
        f"{request.storefront}-{request.as_of}.zip",
        "application/zip",
        key=f"take_bundle_{request.storefront}",
        icon=":material/download:",
        on_click="ignore",
    )
    cut = [caveat_line(caveat) for caveat in bundle.made.cut]
    html.show("bundle_note", made=bundle.made, cut=cut)
