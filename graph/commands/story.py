"""Command that makes a story: one HTML file that opens offline."""

from dataclasses import asdict, replace
from pathlib import Path

import click

from graph.commands.output import AS_JSON, print_json
from graph.commands.shared import AUTHOR, open_default_store
from graph.errors import InputError
from graph.model.log import Deed
from graph.publishing.stories.page import story_page
from graph.publishing.stories.story import Story, read_story
from graph.support.atomic_files import write_one
from graph.support.language import LANGUAGES

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("path", metavar="STORY.json", type=_PATH)
@click.option("--out", type=_PATH, required=True, help="The HTML file.")
@click.option("--lang", type=click.Choice(list(LANGUAGES)), help="The language of the page.")
@AUTHOR
@AS_JSON
def story(path: Path, out: Path, lang: str | None, author: str, as_json: bool) -> None:
    """Make one HTML file of a story's steps: text, graph and sources, to be opened offline."""
    document = _read_story_file(path)
    if lang:
        document = replace(document, lang=lang)
    with open_default_store(author) as store:
        page = story_page(document, store.contents())
        files = write_one(out, [page.content])
        store.log_deed(Deed.STORY, files=[out.name])
    if as_json:
        counts = {"steps": page.steps, "sources": page.sources}
        print_json({"files": files, **counts, "left_out": [asdict(m) for m in page.left_out]})
        return
    click.echo(f"Written: {out}")
    for left in page.left_out:
        click.echo(f"Left out for publication: {left.what} ({left.count})")


def _read_story_file(path: Path) -> Story:
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "a failure"
        raise InputError(f"{path} cannot be read ({reason}); name the story's file.") from error
    return read_story(content)
