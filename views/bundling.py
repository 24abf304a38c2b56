"""Make the evidence bundle of a storefront beside the page, which stays usable meanwhile."""

import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import streamlit as st

from graph.bundles.archives import find_captures
from graph.bundles.asked import Asked
from graph.bundles.making import Case, Made, make_bundle
from graph.dates import as_of_day
from graph.errors import InvestigatorError
from graph.settings import settings
from views import opened, parts
from views.texts import _, number_text

_HOPS = 1


@dataclass(slots=True)
class Job:
    """A bundle under way; the thread that makes it is the only writer of what came of it."""

    asked: Asked
    revision: int
    began: float = field(default_factory=time.monotonic)
    content: bytes = b""
    made: Made | None = None
    failure: str = ""
    thread: Thread | None = field(default=None, repr=False)

    @property
    def ended(self) -> bool:
        """Whether there is a bundle, or a reason why there is none."""
        return self.made is not None or bool(self.failure)


def offer(storefront: str, as_of: str | None, *, publication: bool) -> None:
    """Offer the bundle of a storefront: made when it is asked for, and then to be downloaded."""
    parts.note(
        _("The evidence bundle holds graph, sources, captures and verdict, for others to check.")
    )
    key = f"bundle_{storefront}"
    job: Job | None = st.session_state.get(key)
    asked = _asked(storefront, as_of, publication)
    if job and not job.ended:
        _wait(job)
        return
    if st.button(_("Make the evidence bundle"), key=f"make_{key}", icon=":material/inventory_2:"):
        job = _begin(asked)
        st.session_state[key] = job
        _wait(job)
    elif job and (job.asked, job.revision) == (asked, opened.store().revision()):
        _show(job)


def _asked(storefront: str, as_of: str | None, publication: bool) -> Asked:
    day = as_of_day(as_of).isoformat()
    return Asked(storefront, day, _HOPS, publication, settings().mass_tenants)


def _begin(asked: Asked) -> Job:
    shot = opened.snapshot()
    job = Job(asked, shot.revision)
    case = Case(shot.contents, opened.store().notes(), partial(find_captures, settings().data_dir))
    job.thread = Thread(target=_make, args=(job, case), daemon=True)
    job.thread.start()
    return job


def _make(job: Job, case: Case) -> None:
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "evidence.zip"
            made = make_bundle(case, job.asked, path, None)
            job.content = path.read_bytes()
            job.made = made
    except (InvestigatorError, OSError) as error:
        job.failure = str(error)


@st.fragment(run_every=1)
def _wait(job: Job) -> None:
    if job.ended:
        st.rerun()
    seconds = int(time.monotonic() - job.began)
    st.progress(0.0 if seconds < 1 else min(seconds / (seconds + 10), 0.95))
    parts.note(_("Making the bundle: {seconds} s. The page stays usable.").format(seconds=seconds))


def _show(job: Job) -> None:
    if job.made is None:
        parts.stop(job.failure)
        return
    size = number_text(round(len(job.content) / 1000, 1))
    st.download_button(
        _("Download the bundle ({size} kB)").format(size=size),
        job.content,
        f"{job.asked.storefront}-{job.asked.as_of}.zip",
        "application/zip",
        key=f"take_bundle_{job.asked.storefront}",
        icon=":material/download:",
        on_click="ignore",
    )
    parts.show("bundle_note", made=job.made)
