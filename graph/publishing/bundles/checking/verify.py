"""Verification of a bundle without database, server or network, and without writing next to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from graph.errors import InputError
from graph.publishing.bundles.bagit import PUBLIC_KEY, SIGNATURE, SIGNED_MANIFEST
from graph.publishing.bundles.checking.check_content import check_case, count_hops
from graph.publishing.bundles.checking.check_frame import files_on_word
from graph.publishing.bundles.checking.check_listing import check_files
from graph.publishing.bundles.checking.open_files import Bag, BundleFault, open_bag
from graph.publishing.bundles.request import FIRST_FORM
from graph.publishing.bundles.sign import fingerprint, is_signed, public_key
from graph.publishing.damaged_zip import READ_ERRORS
from graph.support.safe_text import escape_control_characters

UNSIGNED = (
    "Not signed: whoever rewrites tables, captures, verdict and manifests together is not found."
)
ON_WORD = (
    "On the word of the maker alone, because it cannot be made again: {files}. All else was made "
    "again from tables, settings and captures, which only the sources themselves confirm."
)
EARLIER = "Made by an earlier version: it may lack README.txt or dossier.html."
PUBLICATION = "A publication: captures and what must not be printed are left out (left_out.json)."


@dataclass(frozen=True, slots=True)
class CheckedCounts:
    """Numbers of checked files, hops of the verdict, and captures of sources."""

    files: int
    hops: int
    captures: int


@dataclass(frozen=True, slots=True)
class Verification:
    """Faults that a check found, and notes to show with them."""

    findings: tuple[BundleFault, ...]
    checked: CheckedCounts
    notes: tuple[str, ...]

    @property
    def is_valid(self) -> bool:
        """Whether no fault was found."""
        return not self.findings


def verify_bundle(path: Path, key: Ed25519PublicKey | None = None) -> Verification:
    """Check a bundle; if ``key`` is given, the bundle must be signed with it.

    Raises:
        InputError: the path does not exist, or is not a bundle.
    """
    with open_bag(path) as bag:
        findings = list(bag.findings)
        wrong, files = check_files(bag)
        findings += wrong
        signature, notes = _signature(bag, key)
        findings += signature
        case, captures = check_case(bag, findings)
        if case:
            notes.append(ON_WORD.format(files=", ".join(files_on_word(bag, case))))
        if case and case.request.form == FIRST_FORM:
            notes.append(EARLIER)
        if case and case.request.publication:
            notes.append(PUBLICATION)
        checked = CheckedCounts(files, count_hops(bag), captures)
    return Verification(tuple(dict.fromkeys(findings)), checked, tuple(notes))


def verification_lines(report: Verification) -> Iterator[str]:
    """Yield the lines of a check, in English: each fault, the result, and the notes."""
    for finding in report.findings:
        yield escape_control_characters(f"{finding.name}: {finding.problem}")
    totals = report.checked
    counts = f"{totals.files} files, {totals.hops} hops, {totals.captures} captures"
    yield f"{'Holds' if report.is_valid else 'Does not hold'}: {counts} checked."
    yield from report.notes


def _signature(bag: Bag, key: Ed25519PublicKey | None) -> tuple[list[BundleFault], list[str]]:
    if SIGNATURE not in bag.names:
        stripped = [BundleFault("is missing, though a key is enclosed", SIGNATURE)]
        unsigned = [BundleFault("is missing: the bundle is not signed", SIGNATURE)] if key else []
        return (stripped if PUBLIC_KEY in bag.names else unsigned), [UNSIGNED]
    try:
        enclosed = public_key(bag.read(PUBLIC_KEY), PUBLIC_KEY)
        signature, signed = bag.read(SIGNATURE), bag.read(SIGNED_MANIFEST)
    except (*READ_ERRORS, KeyError, InputError):
        return [
            BundleFault("cannot be checked: key or manifest is missing or broken", SIGNATURE)
        ], []
    if key and fingerprint(key) != fingerprint(enclosed):
        return [BundleFault("is signed with another key", PUBLIC_KEY)], []
    if not is_signed(enclosed, signature, signed):
        return [BundleFault("is not a signature of this bundle", SIGNATURE)], []
    if key:
        return [], ["Signed with the key that was given."]
    signed_with = f"Signed with a key of fingerprint {fingerprint(enclosed)}"
    return [], [f"{signed_with}; whose it is only --key can tell."]
