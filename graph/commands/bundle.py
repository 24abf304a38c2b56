"""Commands that make, verify and open evidence bundles."""

from dataclasses import asdict
from functools import partial
from pathlib import Path
from shlex import quote

import click

from graph.commands.output import AS_JSON, print_json, tell
from graph.commands.shared import AS_OF, AUTHOR, open_default_store
from graph.model.dates import as_of_day
from graph.model.log import Deed
from graph.presentation.verdict_words import caveat_line
from graph.publishing.bundles.case_log import read_case_log
from graph.publishing.bundles.checking.restore import open_bundle
from graph.publishing.bundles.checking.verify import verification_lines, verify_bundle
from graph.publishing.bundles.make import (
    BundleCase,
    BundleReport,
    bundle_report_document,
    make_bundle,
)
from graph.publishing.bundles.request import BundleRequest
from graph.publishing.bundles.sign import private_key_at, public_key_at
from graph.publishing.bundles.warc_archives import find_captures
from graph.support.safe_text import escape_control_characters
from graph.support.settings import settings

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("storefront")
@click.option("--out", type=_PATH, required=True, help="A new folder, or a file ending in .zip.")
@AS_OF
@click.option(
    "--hops", type=click.IntRange(0), default=1, show_default=True, help="How far around."
)
@click.option("--publication", is_flag=True, help="Leave out what should not be printed.")
@click.option("--sign", type=_PATH, metavar="KEY.pem", help="Sign with this Ed25519 key.")
@AUTHOR
@AS_JSON
def bundle(
    storefront: str,
    out: Path,
    as_of: str | None,
    hops: int,
    publication: bool,
    sign: Path | None,
    author: str,
    as_json: bool,
) -> None:
    """Enclose a storefront with its chains, sources, captures and verdict, for others to check."""
    key = private_key_at(sign) if sign else None
    day = as_of_day(as_of).isoformat()
    request = BundleRequest(
        storefront=storefront,
        as_of=day,
        hops=hops,
        publication=publication,
        mass_tenants=settings().mass_tenants,
    )
    with open_default_store(author) as store:
        contents, notes = store.contents(), store.notes()
        find = partial(find_captures, settings().data_dir)
        case = BundleCase(contents, notes, find, read_case_log(store))
        made = make_bundle(case, request, out, key)
        store.log_deed(Deed.BUNDLE, [storefront], files=[out.name])
    _print_report(made, publication=publication)
    if as_json:
        print_json({"bundle": str(out), **bundle_report_document(made)})
        return
    click.echo(f"Written: {out}")


def _print_report(made: BundleReport, *, publication: bool) -> None:
    if not made.captures and not publication:
        tell("Warning: the bundle holds no captures; if a page goes, it cannot show what it said.")
    for cut in made.cut:
        tell(f"Not followed: {caveat_line(cut)}")
    for lacking in made.not_enclosed:
        tell(f"Capture not enclosed, {lacking.source}: {lacking.why}")
    for left in made.left_out:
        tell(f"Left out for publication: {left.what} ({left.count})")


@click.command()
@click.argument("path", metavar="BUNDLE", type=_PATH)
@click.option("--key", type=_PATH, metavar="PUBLIC.pem", help="It must be signed with this key.")
@AS_JSON
def verify(path: Path, key: Path | None, as_json: bool) -> int:
    """Check a bundle without a store or network: exit status 0 holds, 1 findings, 2 unreadable."""
    report = verify_bundle(path, public_key_at(key) if key else None)
    if as_json:
        for note in report.notes:
            tell(note)
        findings = [asdict(finding) for finding in report.findings]
        checked = asdict(report.checked)
        print_json({"valid": report.is_valid, "findings": findings, "checked": checked})
        return int(not report.is_valid)
    for line in verification_lines(report):
        click.echo(line)
    return int(not report.is_valid)


@click.command("open")
@click.argument("path", metavar="BUNDLE", type=_PATH)
@AS_JSON
def open_(path: Path, as_json: bool) -> None:
    """Open a bundle as a store of its own, which the app and the commands only read."""
    opened = open_bundle(path, settings().data_dir)
    if as_json:
        print_json({**asdict(opened), "data_dir": str(opened.data_dir)})
        return
    # An empty NEO4J_URI is the embedded store also where .env names a server.
    outside = "PRIVATE_CASE= " if settings().is_private else ""
    use = f"{outside}NEO4J_URI= DATA_DIR={quote(str(opened.data_dir))}"
    click.echo(f"Opened, read-only: {opened.data_dir}")
    click.echo(f"In the app:  {use} streamlit run app.py")
    trace = f"trace {quote(opened.storefront)} --as-of {opened.as_of}"
    click.echo(f"In a shell:  {use} python -m graph {escape_control_characters(trace)}")
