"""Command for red flags of the store or of one storefront, and for dismissing a finding."""

from collections.abc import Iterable, Mapping
from typing import Any

import click

from graph.analyses.projection import project
from graph.commands.output import AS_JSON, print_json, tell
from graph.commands.shared import AS_OF, REGISTERS, open_default_store
from graph.errors import InputError
from graph.model.notes import Note
from graph.red_flags.catalogue import FLAGS
from graph.red_flags.detect import FlagResult, find_flags, raise_flags, storefront_results
from graph.red_flags.dismissals import dismissal_notes, find_dismissal, find_finding, finding_key
from graph.red_flags.document import findings_document
from graph.red_flags.findings import Finding
from graph.red_flags.scene import Scene, scene_of
from graph.stores.store import Store
from graph.support.os_user import os_user
from graph.support.safe_text import escape_control_characters


@click.command()
@click.option(
    "--list",
    "listed",
    is_flag=True,
    help="List the red flags, each with the publication that names it.",
)
@click.option("--storefront", metavar="ID", help="Only findings that concern this storefront.")
@click.option("--flag", "names", multiple=True, metavar="NAME", help="Only this flag.")
@click.option("--dismiss", metavar="KEY", help="Dismiss this finding; needs --note.")
@click.option("--note", metavar="TEXT", help="Why it is dismissed.")
@click.option("--author", metavar="NAME", help="Who dismisses it; your login without it.")
@click.option("--take-back", metavar="KEY", help="Take the dismissal of this finding back.")
@REGISTERS
@AS_OF
@AS_JSON
def flags(
    listed: bool,
    storefront: str | None,
    names: tuple[str, ...],
    dismiss: str | None,
    note: str | None,
    author: str | None,
    take_back: str | None,
    registers: str | None,
    as_of: str | None,
    as_json: bool,
) -> None:
    """Raise the red flags of published guidance; each may have an innocent reason.

    A finding says what was seen, with the ids and sources to check, and proves nothing. The exit
    status is 0 with findings and without; 2 for a storefront or flag that does not exist. A
    dismissed finding stays listed, apart, with who dismissed it and why; base rates count it.
    """
    chosen = find_flags(names)
    if listed:
        _list(as_json)
        return
    if note and not dismiss:
        raise InputError("--note says why a finding is dismissed: name it with --dismiss KEY.")
    with open_default_store(author or "") as store:
        store.check_size()
        scene = scene_of(project(store.contents()), as_of)
        if dismiss:
            _dismiss(store, find_finding(raise_flags(scene), dismiss), note or "", author)
            return
        if take_back:
            store.withdraw_note(find_dismissal(store.notes(), take_back).id)
            click.echo(f"Taken back: {escape_control_characters(take_back)}")
            return
        dismissed = dismissal_notes(store.notes())
    if scene.ground.unfinished:
        tell("Import not finished: what it has not written yet is missing.")
    raised = raise_flags(scene, chosen)
    if storefront:
        raised = storefront_results(scene, storefront, raised)
    documents = findings_document(scene, raised, dismissed)
    rates = _add_rates(registers, scene, raised, documents, as_of)
    if as_json:
        print_json(documents)
        return
    _show(raised, dismissed, rates)


def _add_rates(
    registers: str | None,
    scene: Scene,
    raised: Iterable[FlagResult],
    documents: Iterable[dict[str, Any]],
    as_of: str | None,
) -> Mapping[str, str]:
    """Add to each finding how common it is in registers, if any are asked; return the lines."""
    if not registers:
        return {}
    # Arrays and their compiler are slow to load, and seldom wanted.
    from graph.commands.flag_registers import add_register_rates

    return add_register_rates(registers, scene, raised, documents, as_of)


def _dismiss(store: Store, finding: Finding, note: str, author: str | None) -> None:
    if not note.strip():
        raise InputError("A dismissed finding needs a reason; give it with --note TEXT.")
    store.dismiss(finding_key(finding), finding.subject, note, author or os_user())
    click.echo(f"Dismissed: {escape_control_characters(str(finding.sentence))}")


def _list(as_json: bool) -> None:
    if as_json:
        print_json(
            [
                {
                    "flag": f.name,
                    "title": f.title,
                    "strength": f.strength,
                    "why_it_matters": f.why_it_matters,
                    "innocent_explanation": f.innocent_explanation,
                    "source": f.source,
                }
                for f in FLAGS
            ]
        )
        return
    for flag in FLAGS:
        click.echo(f"{flag.name}  {flag.title} ({flag.strength})")
        click.echo(f"    {flag.source}")


def _show(
    raised: Iterable[FlagResult], dismissed: Mapping[str, Note], rates: Mapping[str, str]
) -> None:
    shown = [r for r in raised if r.findings]
    for each in shown:
        click.echo(f"{each.flag.title} ({each.flag.strength}): {each.base_rate}")
        for finding in sorted(each.findings, key=lambda f: finding_key(f) in dismissed):
            key = finding_key(finding)
            _show_finding(finding, dismissed.get(key), rates.get(key, ""))
        click.echo(f"  Possible innocent reason: {each.flag.innocent_explanation}")
    if not shown:
        click.echo("No red flag in your database. This says nothing of what it does not hold.")


def _show_finding(finding: Finding, note: Note | None, rate: str) -> None:
    click.echo(f"  {escape_control_characters(str(finding.sentence))}")
    click.echo(
        f"    Check: {escape_control_characters(', '.join((*finding.entities, *finding.ties)))}"
    )
    if rate:
        click.echo(f"    {escape_control_characters(rate)}")
    click.echo(f"    Key: {escape_control_characters(finding_key(finding))}")
    if note:
        dismissal = f"Dismissed by {note.author}, {note.written[:10]}: {note.text}"
        click.echo(f"    {escape_control_characters(dismissal)}")
