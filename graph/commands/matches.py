"""Commands for entries that may be one party: the list, one pair with its reasons, a sample."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress

from graph.commands.command_group import CommandGroup
from graph.commands.output import AS_JSON, print_json, tell, write_csv
from graph.commands.shared import open_default_store
from graph.errors import InputError
from graph.judgements.consequences import read_consequences
from graph.judgements.differences import read_comparison
from graph.judgements.groups import contradictions
from graph.judgements.judgement import NewJudgement
from graph.judgements.judgement_writer import read_pair
from graph.judgements.report import consequence_lines, consequences_document, contradiction_lines
from graph.matches.candidate import Candidate, Grade, MatchList
from graph.matches.candidate_store import candidate_store
from graph.matches.document import MatchDocument
from graph.matches.pairs.ambiguity import cap_candidate, is_open
from graph.matches.parties import COMPARED
from graph.matches.places import agent_addresses
from graph.matches.sample import draw_sample
from graph.model.precedence import moment_now
from graph.model.records import Contents, Judgement
from graph.stores.store import Store
from graph.support.safe_text import escape_control_characters
from graph.support.settings import settings

CONTRADICTED = 1
_OTHER_PLACES = {
    "accept": "match_judgements:accept",
    "reject": "match_judgements:reject",
    "propose": "match_judgements:propose",
    "unsure": "match_judgements:unsure",
    "back": "match_judgements:back",
    "log": "match_judgements:log",
    "export": "match_judgements:export",
    "import": "match_judgements:import_",
    "table": "match_table:table",
    "serve": "match_serve:serve",
}
_GRADE = click.Choice([grade.value for grade in Grade])
_KINDS = {kind.value.lower(): kind for kind in COMPARED}


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Candidates that a user asks for; what is empty chooses all."""

    kind: str | None
    grade: str | None
    parties: tuple[str, ...]
    between: tuple[str, str] | None
    limit: int | None

    def pick(self, listed: MatchList, contents: Contents) -> list[Candidate]:
        """Return the candidates that fit, best first.

        Raises:
            InputError: the store lacks a party or a source.
        """
        self._refuse_unknown(contents)
        tests = [test for test in (*self._tests(contents),) if test]
        found = [c for c in listed.candidates if all(test(c) for test in tests)]
        return found[: self.limit]

    def _tests(self, contents: Contents) -> tuple[Callable[[Candidate], bool] | None, ...]:
        kind, grade = _KINDS.get(self.kind or ""), self.grade
        entities = contents.entities
        return (
            (lambda c: entities[c.left].kind is kind) if kind else None,
            (lambda c: c.grade == grade) if grade else None,
            (lambda c: c.left in self.parties or c.right in self.parties) if self.parties else None,
            self._between_test(contents),
        )

    def _between_test(self, contents: Contents) -> Callable[[Candidate], bool] | None:
        if not self.between:
            return None
        one, other = (_stated_by(contents, source) for source in self.between)
        return lambda c: (
            (c.left in one and c.right in other) or (c.left in other and c.right in one)
        )

    def _refuse_unknown(self, contents: Contents) -> None:
        for ident in self.parties:
            if ident not in contents.entities:
                raise InputError(
                    f"The store has no entry {ident!r}; search for it: python -m graph search NAME"
                )
        for source in self.between or ():
            if source not in contents.sources:
                raise InputError(f"The store has no source {source!r}.")


def _stated_by(contents: Contents, source: str) -> Collection[str]:
    return {s.entity for s in contents.statements if s.source == source}


@click.group(
    cls=CommandGroup,
    package="graph.commands",
    places=_OTHER_PLACES,
    invoke_without_command=True,
)
@click.option("--kind", type=click.Choice(list(_KINDS)), help="Only entries of this kind.")
@click.option("--grade", type=_GRADE, help="Only this grade.")
@click.option("--party", "parties", multiple=True, metavar="ID", help="Only pairs with this entry.")
@click.option(
    "--between",
    nargs=2,
    metavar="SOURCE SOURCE",
    help="Only pairs of which each of two sources states one side.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The best N pairs.")
@click.option("--changes", is_flag=True, help="With --json: what accepting each would change.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Write a CSV file.")
@AS_JSON
@click.pass_context
def match(
    context: click.Context,
    kind: str | None,
    grade: str | None,
    parties: tuple[str, ...],
    between: tuple[str, str] | None,
    limit: int | None,
    changes: bool,
    csv_file: Path | None,
    as_json: bool,
) -> int:
    """List entries that may be one party, each with what speaks for it and against it.

    Nothing counts before a person judges it. The exit status is 1 when judgements contradict each
    other, which are then listed.
    """
    if context.invoked_subcommand:
        return 0
    chosen = _Chosen(kind, grade, parties, between, limit)
    with open_default_store() as store:
        contents = store.contents()
        listed = _listed(store, contents)
        found = chosen.pick(listed, contents)
        changed = {(c.left, c.right): _changes(store, c) for c in found} if changes else None
    document = MatchDocument(contents)
    if csv_file:
        write_csv(csv_file, document.csv(found))
    elif as_json:
        print_json(document.of_list(listed, found, changed))
    else:
        _show_list(listed, found, contents)
    return _tell_contradictions(contents)


@match.command()
@click.argument("left")
@click.argument("right")
@AS_JSON
def show(left: str, right: str, as_json: bool) -> int:
    """Show what speaks for two entries as one party and against it, listed or not."""
    with open_default_store() as store:
        read_pair(store, left, right)
        found, contents = compare_entries(store, left, right)
        consequences = read_consequences(store, _acceptance(found))
    if as_json:
        changed = consequences_document(consequences)["changes"]
        print_json(MatchDocument(contents).of_candidate(found, changed))
        return _tell_contradictions(contents)
    _show_candidate(found, contents)
    click.echo("If they are judged the same:")
    for line in consequence_lines(consequences, contents.entities):
        click.echo(f"  {_safe(line)}")
    return _tell_contradictions(contents)


@match.command()
@click.option("--grade", type=_GRADE, required=True, help="The grade to draw from.")
@click.option("--size", type=click.IntRange(min=1), default=50, show_default=True, metavar="N")
@click.option("--seed", type=int, default=1, show_default=True, help="One seed, one sample.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), required=True)
def sample(grade: str, size: int, seed: int, csv_file: Path) -> None:
    """Draw pairs of a grade to judge blind, to find out how many of it are right."""
    with open_default_store() as store:
        contents = store.contents()
        listed = _listed(store, contents)
    drawn = draw_sample([c for c in listed.candidates if c.grade == grade], size, seed)
    write_csv(csv_file, MatchDocument(contents).sample_csv(drawn))
    click.echo(f"{len(drawn)} pairs of grade {grade}, seed {seed}, revision {listed.revision}")


def _listed(store: Store, contents: Contents) -> MatchList:
    """Return the list of the store's revision, brought up to it first."""
    kept, revision = candidate_store(settings().data_dir, store.ident()), store.revision()
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Comparing", total=None)
        kept.refresh(
            contents,
            revision,
            agents=agent_addresses(),
            mass_tenants=settings().mass_tenants,
            report=lambda done, total: bar.update(task, completed=done, total=total),
        )
    listed = kept.read()
    if listed is None:
        raise InputError(f"{kept.path} was removed meanwhile; try again.")
    if contents.unfinished:
        tell("Import not finished: what it has not written yet is missing.")
    return listed


def compare_entries(store: Store, left: str, right: str) -> tuple[Candidate, Contents]:
    """Return a pair, listed or not, with its rivals, and what was read of the store for it.

    Only the groups of the two and what is beside them is read; how many others share it is that of
    the last list, which is made if there is none.
    """
    kept = candidate_store(settings().data_dir, store.ident())
    if (counts := kept.counts()) is None:
        _listed(store, store.contents())
        counts = kept.counts()
    if counts is None:
        raise InputError(f"{kept.path} was removed meanwhile; try again.")
    found, beside = store.read_for_trace(lambda reads: read_comparison(reads, left, right, counts))
    listed = kept.find(left, right)
    rivals = listed.ambiguous_with if listed and is_open(found) else ()
    rival = store.entity(rivals[0]) if rivals else None
    return (cap_candidate(found, rivals, rival.name) if rival else found), beside


def _acceptance(found: Candidate) -> NewJudgement:
    return NewJudgement(
        found.left, found.right, Judgement.ACCEPTED, "preview", judged_at=moment_now()
    )


def _changes(store: Store, found: Candidate) -> list[dict[str, Any]]:
    changed = read_consequences(store, _acceptance(found))
    changes: list[dict[str, Any]] = consequences_document(changed)["changes"]
    return changes


def _show_list(listed: MatchList, found: list[Candidate], contents: Contents) -> None:
    for candidate in found:
        _show_candidate(candidate, contents)
    if not found:
        click.echo(f"No such pair; entries compared: {listed.parties}")
    if hidden := len(listed.candidates) - len(found):
        tell(f"Pairs that are not shown: {hidden}")
    for each in listed.left_out:
        tell(f"Pairs that were not compared: {each.count} ({each.why})")


def _show_candidate(candidate: Candidate, contents: Contents) -> None:
    names = (f"{contents.entities[i].name} ({i})" for i in (candidate.left, candidate.right))
    click.echo(f"{candidate.grade or 'not listed'}: {_safe(' and '.join(names))}")
    for line in candidate.lines:
        sign = "+" if line.bits > 0 else "-" if line.bits < 0 else " "
        click.echo(f"  {sign} {_safe(line.text)}")
        if line.left or line.right:
            click.echo(f"      {_safe(line.left)} / {_safe(line.right)}")


def _tell_contradictions(contents: Contents) -> int:
    found = contradictions(contents.ties)
    for line in contradiction_lines(found, contents.entities):
        tell(str(line))
    return CONTRADICTED if found else 0


def _safe(text: object) -> str:
    return escape_control_characters(str(text))
