"""Make the evidence bundle of a storefront beside the page, which stays usable meanwhile."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from graph.model.dates import as_of_day
from graph.publishing.bundles.make import Case, Made, make_bundle
from graph.publishing.bundles.request import Asked
from graph.publishing.bundles.warc_archives import find_captures
from graph.support.settings import settings
from views.jobs import files
from views.jobs.files import Making
from views.shell import html, session
from views.shell.texts import _, number_text

_HOPS = 1


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was made, with the note of what it holds and lacks."""

    content: bytes
    made: Made


def offer(storefront: str, as_of: str | None, *, publication: bool) -> None:
    """Offer the bundle of a storefront: made when it is asked for, and then to be downloaded."""
    html.note(
        _("The evidence bundle holds graph, sources, captures and verdict, for others to check.")
    )
    key = f"bundle_{storefront}"
    job: Making[Bundle] | None = st.session_state.get(key)
    asked = _asked(storefront, as_of, publication)
    if job and not job.ended:
        files.wait(job, key)
        return
    if st.button(_("Make the evidence bundle"), key=f"make_{key}", icon=":material/inventory_2:"):
        job = st.session_state[key] = _begin(asked)
        if not job.ended:
            files.wait(job, key)
            return
    if job and job.asked == (asked, session.store().noted_revision()):
        _show(job, asked)


def _asked(storefront: str, as_of: str | None, publication: bool) -> Asked:
    day = as_of_day(as_of).isoformat()
    return Asked(storefront, day, _HOPS, publication, settings().mass_tenants)


def _begin(asked: Asked) -> Making[Bundle]:
    store = session.store()
    revision = store.noted_revision()
    case = Case(
        session.snapshot().contents, store.notes(), partial(find_captures, settings().data_dir)
    )
    return files.begin((asked, revision), partial(_made, case, asked))


def _made(case: Case, asked: Asked, job: Making[Bundle]) -> Bundle:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "evidence.zip"
        made = make_bundle(case, asked, path, None, job.told)
        return Bundle(path.read_bytes(), made)


def _show(job: Making[Bundle], asked: Asked) -> None:
    bundle = job.made
    if bundle is None:
        html.stop(str(job.failure))
        return
    size = number_text(round(len(bundle.content) / 1000, 1))
    st.download_button(
        _("Download the bundle ({size} kB)").format(size=size),
        bundle.content,
        f"{asked.storefront}-{asked.as_of}.zip",
        "application/zip",
        key=f"take_bundle_{asked.storefront}",
        icon=":material/download:",
        on_click="ignore",
    )
    html.show("bundle_note", made=bundle.made)
