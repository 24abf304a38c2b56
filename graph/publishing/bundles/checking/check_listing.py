"""Check that the files of a bundle are those that its manifests list."""

import re
from collections.abc import Iterator, Mapping

from graph.publishing.bundles.bagit import ALGORITHMS, PAYLOAD, TAGS, UNLISTED, stream_digests
from graph.publishing.bundles.checking.open_files import Bag, BundleFault
from graph.publishing.damaged_zip import READ_ERRORS
from graph.support.safe_text import split_lines

_LINE = re.compile(r"([0-9a-fA-F]+)\s+\*?(\S.*)")


def check_files(bag: Bag) -> tuple[list[BundleFault], int]:
    """Return the faults of names and digests, and the number of files that were checked."""
    findings: list[BundleFault] = []
    listed = _listed_digests(bag, PAYLOAD, findings), _listed_digests(bag, TAGS, findings)
    payload = {name for name in bag.names if name.startswith("data/")}
    tags = bag.names - payload - UNLISTED
    for names, manifests in zip((payload, tags), listed, strict=True):
        for name in sorted(names):
            findings += _compare_digests(bag, name, manifests)
        for name in sorted({n for each in manifests for n in each} - names):
            findings.append(_missing_file(name))
    return findings, len(payload | tags)


def _listed_digests(
    bag: Bag, manifests: tuple[str, ...], findings: list[BundleFault]
) -> tuple[Mapping[str, str], ...]:
    return tuple(_manifest(bag, name, findings) for name in manifests)


def _manifest(bag: Bag, manifest: str, findings: list[BundleFault]) -> Mapping[str, str]:
    """Return the digests by file name; unusable lines are added to ``findings``."""
    digests: dict[str, str] = {}
    try:
        lines = split_lines(bag.read(manifest).decode("utf-8"))
    except KeyError:
        findings.append(BundleFault("is missing", manifest))
        return digests
    except READ_ERRORS:
        findings.append(BundleFault("cannot be read", manifest))
        return digests
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            findings.append(BundleFault(f"holds a line that is none: {line[:80]!r}", manifest))
        elif match[2] in digests:
            findings.append(BundleFault(f"is listed twice in {manifest}", match[2]))
        else:
            digests[match[2]] = match[1].lower()
    return digests


def _compare_digests(
    bag: Bag, name: str, manifests: tuple[Mapping[str, str], ...]
) -> Iterator[BundleFault]:
    try:
        with bag.open(name) as stream:
            digests = stream_digests(stream)
    except READ_ERRORS:
        yield BundleFault("cannot be read: its bytes were changed", name)
        return
    for algorithm, digest, manifest in zip(ALGORITHMS, digests, manifests, strict=True):
        if name not in manifest:
            yield BundleFault(f"is not listed in the {algorithm} manifest", name)
        elif manifest[name] != digest:
            yield BundleFault(f"has another {algorithm} digest than its manifest says", name)


def _missing_file(name: str) -> BundleFault:
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "~", "\\")) or ":" in parts[0]:
        return BundleFault("is listed, and leads out of the bundle", name)
    return BundleFault("is listed, and missing", name)
