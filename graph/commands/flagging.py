"""Raise the red flags over the store, or for one storefront."""

from collections.abc import Iterable

import click

from graph.commands.printing import AS_JSON, print_json, tell
from graph.commands.shared import AS_OF, opened_store
from graph.projection import project
from graph.red_flags import FLAGS, scene_of
from graph.red_flags.document import findings_document
from graph.red_flags.raising import Raised, about, flags_named, raise_flags
from graph.showing import visible


@click.command()
@click.option("--list", "listed", is_flag=True, help="List the flags with who calls each a sign.")
@click.option("--storefront", metavar="ID", help="Only what concerns this storefront.")
@click.option("--flag", "names", multiple=True, metavar="NAME", help="Only this flag.")
@AS_OF
@AS_JSON
def flags(
    listed: bool, storefront: str | None, names: tuple[str, ...], as_of: str | None, as_json: bool
) -> None:
    """Look for published signs of a shell or a hidden tie; each could have another reason.

    A finding says what was seen, with the ids and sources to check, and proves nothing. The exit
    status is 0 with findings and without; 2 for a storefront or flag that does not exist.
    """
    chosen = flags_named(names)
    if listed:
        _list(as_json)
        return
    with opened_store() as store:
        scene = scene_of(project(store.contents()), as_of)
    if scene.ground.unfinished:
        tell("Import not finished: what it has not written yet is missing.")
    raised = raise_flags(scene, chosen)
    if storefront:
        raised = about(scene, storefront, raised)
    if as_json:
        print_json(findings_document(scene, raised))
        return
    _show(raised)


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


def _show(raised: Iterable[Raised]) -> None:
    found = [r for r in raised if r.findings]
    for each in found:
        click.echo(f"{each.flag.title} ({each.flag.strength}): {each.base_rate}")
        for finding in each.findings:
            click.echo(f"  {visible(finding.sentence)}")
            click.echo(f"    Check: {visible(', '.join((*finding.entities, *finding.ties)))}")
        click.echo(f"  It may be innocent: {each.flag.innocent_explanation}")
    if not found:
        click.echo("No sign was found in what the store holds; this says nothing of the rest.")
