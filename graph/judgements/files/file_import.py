"""Import of a judgement file: all of it as one import of the store, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from graph.errors import InputError
from graph.importing.manual_entry import read_entries
from graph.importing.result import Problem
from graph.judgements.differences import read_differences
from graph.judgements.files.base import JudgementFile
from graph.judgements.files.plan import JudgementPlan, judgement_id, plan_import
from graph.judgements.judgement import judgement_row
from graph.judgements.matches_read import read_matches
from graph.model.records import OWN_ENTRY
from graph.stores.store import Store
from graph.support.language import N_, LazyText, join_lines, lazy_text


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import wrote, or would write; ``import_id`` is empty where it wrote nothing.

    ``left_out`` are the lines with a problem, ``passed_over`` counts those that judge nothing, by
    the reason.
    """

    import_id: str
    new: int
    unchanged: int
    outranked: int
    problems: tuple[Problem, ...]
    left_out: tuple[int, ...]
    passed_over: Mapping[LazyText, int]


class JudgementFileError(InputError):
    """A file with problems, of which nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        nothing = lazy_text(N_("Nothing was written; problems: {count}"), count=len(problems))
        super().__init__(join_lines((*problems, nothing)))
        self.problems = problems


def plan_file(store: Store, file: JudgementFile, author: str) -> JudgementPlan:
    """Return what a file would add to a store.

    Raises:
        InputError: nobody is named as the importer.
    """
    if not author.strip():
        raise InputError(N_("Enter your name or initials."))
    ids = {ident for each in file.judgements for ident in (each.left, each.right)}
    contents = store.read_for_trace(lambda reads: read_matches(reads, ids))
    compare = store.read_for_trace(lambda reads: read_differences(reads, ids))
    return plan_import(file, contents, author.strip(), compare)


def import_plan(
    store: Store, file: JudgementFile, plan: JudgementPlan, author: str, content: bytes
) -> ImportOutcome:
    """Write what a plan adds as one import, marked with the file.

    Raises:
        InputError: a text cannot be stored.
    """
    receipt_id = ""
    if plan.new:
        source = f"judgements-{sha256(file.name.encode() + content).hexdigest()[:16]}"
        title = str(lazy_text(N_("Judgements of the file {name}"), name=file.name))
        rows = [judgement_row(new, judgement_id(new, source), source) for new in plan.new]
        reading = read_entries([{"id": source, "title": title, "type": OWN_ENTRY}], [], rows)
        if problems := reading.problems_with(store.known_ids):
            raise JudgementFileError(problems)
        receipt_id = store.load(reading.records, by=author, files=(file.name,)).import_id
    return outcome_of(file, plan, receipt_id)


def outcome_of(file: JudgementFile, plan: JudgementPlan, import_id: str = "") -> ImportOutcome:
    """Return what a plan comes to; without an import's id, of a plan that was not carried out."""
    passed: dict[LazyText, int] = {}
    for _line, reason in file.passed_over:
        passed[reason] = passed.get(reason, 0) + 1
    return ImportOutcome(
        import_id=import_id,
        new=len(plan.new),
        unchanged=plan.unchanged,
        outranked=plan.outranked,
        problems=plan.problems,
        left_out=tuple(sorted(plan.faulty)),
        passed_over=passed,
    )
