"""Commands that judge a pair of entries, and that read and write judgements."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import click

from graph.commands.matches import compare_entries
from graph.commands.output import AS_JSON, print_json, tell
from graph.commands.shared import open_default_store
from graph.errors import InputError
from graph.judgements.consequences import read_consequences
from graph.judgements.files.base import FileFormat, JudgementFile
from graph.judgements.files.catalogue import FORMATS, find_format, guess_format
from graph.judgements.files.file_import import (
    ImportOutcome,
    JudgementFileError,
    import_plan,
    outcome_of,
    plan_file,
)
from graph.judgements.groups import contradictions
from graph.judgements.history import (
    Fate,
    LoggedJudgement,
    judgement_log,
    log_document,
    persons_judgements,
)
from graph.judgements.judgement_writer import new_judgement, read_pair, write_judgement
from graph.judgements.refusals import entry_words
from graph.judgements.report import consequence_lines, contradiction_lines
from graph.matches.evidence.catalogue import RULES_VERSION
from graph.model.records import Entity, Judgement, Tie
from graph.support.safe_text import escape_control_characters

CONTRADICTED = 1
"""Exit status where judgements contradict each other."""

_AUTHOR = click.option("--author", required=True, metavar="NAME", help="Who judges.")
_NOTE = click.option("--note", default="", metavar="TEXT", help="Why.")
_FORMAT_NAMES = click.Choice([each.name for each in FORMATS])
_WORDS = {
    Judgement.ACCEPTED: "same",
    Judgement.REJECTED: "different",
    Judgement.PROPOSED: "maybe the same",
    Judgement.UNSURE: "cannot tell",
    Judgement.WITHDRAWN: "taken back",
}


def _judging_command(name: str, judgement: Judgement, summary: str) -> click.Command:
    """Return the command that judges a pair in one way."""

    def judge(left: str, right: str, author: str, note: str) -> int:
        return _judge(left, right, judgement, author, note)

    command: Callable[..., int] = judge
    for option in (_NOTE, _AUTHOR, click.argument("right"), click.argument("left")):
        command = option(command)
    return click.command(name, help=summary)(command)


accept = _judging_command("accept", Judgement.ACCEPTED, "Judge two entries to be one party.")
reject = _judging_command("reject", Judgement.REJECTED, "Judge two entries to be two parties.")
propose = _judging_command("propose", Judgement.PROPOSED, "Judge that two may be one party.")
unsure = _judging_command("unsure", Judgement.UNSURE, "Note that you cannot tell of two entries.")
back = _judging_command("back", Judgement.WITHDRAWN, "Take back what was judged of two entries.")


def _judge(left: str, right: str, judgement: Judgement, author: str, note: str) -> int:
    with open_default_store() as store:
        pair = read_pair(store, left, right)
        found, _beside = compare_entries(store, left, right)
        judged = new_judgement(pair, judgement, author, note)
        new = replace(judged, evidence=found.lines, rules=RULES_VERSION)
        changes = read_consequences(store, new)
        write_judgement(store, new, grade=found.grade)
        after = read_pair(store, left, right)
    names = (entry_words(ident, pair.entities) for ident in (left, right))
    click.echo(_safe(f"{' and '.join(map(str, names))}: {_WORDS[judgement]}"))
    for line in consequence_lines(changes, pair.entities):
        click.echo(f"  {_safe(str(line))}")
    return _tell_contradictions(after.ties, after.entities)


def _tell_contradictions(ties: Iterable[Tie], entities: Mapping[str, Entity]) -> int:
    """List judgements that contradict each other; return the exit status."""
    found = contradictions(ties)
    for line in contradiction_lines(found, entities):
        tell(str(line))
    return CONTRADICTED if found else 0


@click.command()
@AS_JSON
def log(as_json: bool) -> int:
    """List every judgement, the newest first, those replaced or taken back too."""
    with open_default_store() as store:
        contents = store.matches()
    listed = judgement_log(contents)
    if as_json:
        print_json(log_document(listed))
    else:
        for each in listed:
            click.echo(_log_line(each))
        if not listed:
            click.echo("Nothing was judged yet.")
    return _tell_contradictions(contents.ties, contents.entities)


def _log_line(each: LoggedJudgement) -> str:
    tie = each.tie
    pair = f"{each.left.name} ({each.left.id}) and {each.right.name} ({each.right.id})"
    fate = f", {each.fate}" if each.fate not in (None, Fate.IN_FORCE) else ""
    note = f": {tie.wording}" if tie.wording else ""
    word = _WORDS[tie.judgement or Judgement.PROPOSED]
    return _safe(f"{tie.judged_at or 'undated'}  {tie.judged_by}  {word}{fate}  {pair}{note}")


@click.command("export")
@click.option("--format", "name", type=_FORMAT_NAMES, default="csv", show_default=True)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to write.")
def export(name: str, out: Path) -> int:
    """Write the judgements of persons to a file; what has no place in it is counted."""
    with open_default_store() as store:
        contents = store.matches()
    written = find_format(name).write(persons_judgements(contents.ties))
    try:
        out.write_text(written.text, encoding="utf-8", newline="")
    except OSError as error:
        reason = error.strerror or "a failure"
        raise InputError(f"{out} cannot be written ({reason}); choose another --out.") from error
    tell(f"Written: {out}")
    if written.left_out:
        tell(f"Not in the file, since {name} has no word for them: {written.left_out}")
    return _tell_contradictions(contents.ties, contents.entities)


@click.command("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--author", required=True, metavar="NAME", help="Who imports; judges if none does.")
@click.option("--format", "name", type=_FORMAT_NAMES, help="Without it, by the file's first line.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME",
    help="With openrefine, three times: of the id, the reconciled id, the judgement.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--partly", is_flag=True, help="Leave out the lines with a problem, write the rest.")
def import_(
    path: Path, author: str, name: str | None, columns: tuple[str, ...], dry_run: bool, partly: bool
) -> int:
    """Take judgements over from a file, with their own authors and moments.

    All of it is one import, which undo takes back. A judgement never counts before a later one.
    """
    content = _content(path)
    file = _format(name, content, columns).read(path.name, content, columns)
    with open_default_store() as store:
        plan = plan_file(store, file, author)
        if plan.problems and not partly:
            raise JudgementFileError(plan.problems)
        if dry_run:
            _tell_outcome(file, outcome_of(file, plan), "Would be new")
            return 0
        _tell_outcome(file, import_plan(store, file, plan, author, content), "New")
        contents = store.matches()
    return _tell_contradictions(contents.ties, contents.entities)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "a failure"
        raise InputError(f"{path} cannot be read ({reason}); name a judgement file.") from error


def _format(name: str | None, content: bytes, columns: tuple[str, ...]) -> FileFormat:
    if columns and name != "openrefine":
        raise InputError("--column names the columns of an OpenRefine project: --format openrefine")
    return find_format(name) if name else guess_format(content)


def _tell_outcome(file: JudgementFile, outcome: ImportOutcome, new: str) -> None:
    for problem in outcome.problems:
        tell(str(problem))
    if outcome.import_id:
        click.echo(f"Import {outcome.import_id}")
    click.echo(f"{new}: {outcome.new}")
    click.echo(f"Already there: {outcome.unchanged}")
    if outcome.outranked:
        click.echo(f"Of the new ones, a later judgement stands over: {outcome.outranked}")
    for reason, count in outcome.passed_over.items():
        tell(f"Passed over: {count} ({reason})")
    if outcome.left_out:
        listed = ", ".join(map(str, outcome.left_out))
        tell(f"Left out of {_safe(file.name)}: lines {listed} ({len(outcome.left_out)} in all)")


def _safe(text: str) -> str:
    return escape_control_characters(text)
