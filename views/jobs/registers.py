"""Building of registers in a process of its own, and their checks: leaving a page ends none."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

import streamlit as st

from graph.errors import StoppedError
from graph.registers.shelf.keeping.verify import verify_shelf
from graph.registers.shelf.places import shelves_folder
from graph.support.atomic_files import write_private
from graph.support.language import N_, Text
from scrapers.bulk.report_file import (
    BuildReport,
    ask_to_stop,
    begin_report,
    is_running,
    read_report,
)
from scrapers.bulk.shelves import PreparedOrder, ShelfOrder, prepare
from views.jobs.job import BackgroundJob, JobRegistry, session_jobs
from views.shell.identity import Role, needs
from views.shell.place import shared_dir

_ROOT = Path(__file__).parents[2]
_REPORTS = ".reports"
_STOPPED = N_("Stopped.")


@dataclass(frozen=True, slots=True)
class RegisterRequest:
    """Files that become a register, or a newer edition of one."""

    name: str
    source: str
    files: tuple[Path, ...]
    is_update: bool


EstimateJob: TypeAlias = BackgroundJob[RegisterRequest, PreparedOrder]
CheckJob: TypeAlias = BackgroundJob[str, Text]


def estimate(request: RegisterRequest) -> EstimateJob:
    """Begin to look into files, and return the work; its result says what a build will take."""
    jobs = session_jobs("register_estimate", Role.KEEPER)
    job: EstimateJob = jobs.begin("estimate", request, partial(_estimate))
    return job


def _estimate(job: EstimateJob) -> PreparedOrder:
    asked = job.request
    return prepare(ShelfOrder(shared_dir(), asked.name, asked.source, asked.files))


def last_estimate() -> EstimateJob | None:
    """Return the last estimate of this session."""
    return session_jobs("register_estimate", Role.KEEPER).find("estimate")


def forget_estimate(job: EstimateJob) -> None:
    """Put an estimate aside."""
    session_jobs("register_estimate", Role.KEEPER).forget("estimate", job)


@st.cache_resource
def _processes() -> list[subprocess.Popen[bytes]]:
    """Return the processes that this one began, so that none is left when it has ended."""
    return []


@needs(Role.KEEPER)
def begin_build(request: RegisterRequest) -> None:
    """Begin to build a register; the process goes on if this program ends."""
    report = _report_path(request.name)
    begin_report(report)
    _forget_check(request.name)
    _keep_order(request)
    words: Sequence[str | Path]
    if request.is_update:
        words = ("update", request.name, *request.files)
    else:
        words = ("add", request.source, *request.files, "--as", request.name)
    _processes().append(
        subprocess.Popen(  # noqa: S603 - our own command line, and no shell
            [sys.executable, "-m", "scrapers", "register", *words, "--report", report.absolute()],
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=_environment(),
        )
    )


def _order_path(name: str) -> Path:
    return _report_path(name).with_suffix(".order")


def _keep_order(request: RegisterRequest) -> None:
    told = {**asdict(request), "files": [str(path.absolute()) for path in request.files]}
    write_private(_order_path(request.name), json.dumps(told).encode())


def unfinished_build(name: str) -> RegisterRequest | None:
    """Return the request of a build that was begun here, to go on with it; None without one."""
    try:
        told = json.loads(_order_path(name).read_bytes())
        files = tuple(map(Path, told["files"]))
        return RegisterRequest(told["name"], told["source"], files, told["is_update"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _environment() -> dict[str, str]:
    return {**os.environ, "DATA_DIR": str(shared_dir().absolute()), "PRIVATE_CASE": ""}


def _report_path(name: str) -> Path:
    return shelves_folder(shared_dir()) / _REPORTS / f"{name}.json"


def builds() -> dict[str, BuildReport]:
    """Return the reports of all builds that were begun here, by the name of the register."""
    for process in _processes():
        process.poll()
    folder = shelves_folder(shared_dir()) / _REPORTS
    found = sorted(folder.glob("*.json")) if folder.is_dir() else []
    reports = {path.stem: report for path in found if (report := read_report(path))}
    return {name: report for name, report in reports.items() if report is not None}


def is_building(name: str) -> bool:
    """Whether a register is being built at this moment, or is just about to be."""
    path = _report_path(name)
    begun = any(process.poll() is None for process in _processes() if _is_of(process, path))
    return begun or is_running(path)


def _is_of(process: subprocess.Popen[bytes], report: Path) -> bool:
    return isinstance(process.args, list) and process.args[-1] == report.absolute()


@needs(Role.KEEPER)
def stop_build(name: str) -> None:
    """Ask a build to stop; what is finished stays."""
    ask_to_stop(_report_path(name))


@needs(Role.KEEPER)
def forget_build(name: str) -> None:
    """Put the report of a build aside that has ended."""
    _report_path(name).unlink(missing_ok=True)
    _order_path(name).unlink(missing_ok=True)
    _forget_check(name)


@st.cache_resource
def _checks() -> JobRegistry[str, Text]:
    """Return the checks of this process by register; they outlive a session."""
    return JobRegistry(Role.KEEPER)


def begin_check(name: str) -> CheckJob:
    """Begin to check all files of a register."""
    return _checks().begin(name, name, partial(_check))


def _check(job: CheckJob) -> Text:
    def tell(checked: int, all_bytes: int) -> None:
        job.report(checked, all_bytes)
        if job.stop_requested:
            raise StoppedError(_STOPPED)

    return verify_shelf(shared_dir(), job.request, tell)


def _forget_check(name: str) -> None:
    """Put a check aside that was of another edition than the next one."""
    if (check := _checks().find(name)) is not None:
        _checks().forget(name, check)


def check_of(name: str) -> CheckJob | None:
    """Return the check of a register that goes on or has ended."""
    return _checks().find(name)


def is_busy() -> bool:
    """Whether any register is being built or checked."""
    return _checks().is_busy or any(map(is_building, builds()))
