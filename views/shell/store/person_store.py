"""The store as one person may use it: who they are is what they write under, and what they may."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from neo4j import ManagedTransaction

from graph.errors import RoleError
from graph.model.notes import Mark, Note
from graph.model.records import Records
from graph.stores.dumps.replacement import Replacement
from graph.stores.results import Counts, Receipt
from graph.stores.store import Store
from graph.stores.writing.load import TieIds
from graph.support.language import N_, Text
from views.shell.identity import NEEDS, Person, Role

_T = TypeVar("_T")
_OTHERS = N_("Only a keeper can undo what others brought or wrote.")


class PersonStore(Store):
    """The open store for one person, for as long as they, or a job of theirs, use it.

    Whatever writes at all needs an editor, because every write passes ``_write``; what takes away
    the work of others needs a keeper. Whoever is logged in is the author of what they write.
    """

    def __init__(self, store: Store, person: Person) -> None:
        vars(self).update(vars(store))  # the same drivers, opened once for everybody
        self._shared = store
        self._person = person
        self._who = person.author

    def _write(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        self._need(Role.EDITOR)
        return super()._write(work)

    def ident(self) -> str:
        """Return the database's own id; that it is made at the first asking is nobody's writing."""
        return self._shared.ident()

    def load(
        self,
        records: Records,
        *,
        by: Text,
        files: Sequence[str],
        replace: bool = False,
        progress: Callable[[int, int], None] | None = None,
        import_id: str = "",
        tie_ids: TieIds | None = None,
    ) -> Receipt:
        """Write records as one import of the person."""
        return super().load(
            records,
            by=self._person.author or by,
            files=files,
            replace=replace,
            progress=progress,
            import_id=import_id,
            tie_ids=tie_ids,
        )

    def undo(
        self, import_id: str, progress: Callable[[Counts], object] = lambda _gone: None
    ) -> Counts:
        """Take an import back: an editor their own, a keeper any."""
        by = {str(each.by) for each in self.imports() if each.id == import_id}
        self._need_own(by == {self._person.author})
        return super().undo(import_id, progress)

    def add_note(self, about: str, text: str, author: str, mark: Mark | None) -> Note:
        """Add a note of the person."""
        return super().add_note(about, text, self._person.author or author, mark)

    def dismiss(self, finding: str, subject: str, text: str, author: str) -> Note:
        """Dismiss a finding with a note of the person."""
        return super().dismiss(finding, subject, text, self._person.author or author)

    def withdraw_note(self, ident: str) -> None:
        """Withdraw a note: an editor their own, a keeper any."""
        authors = {note.author for note in self.notes() if note.id == ident}
        self._need_own(authors == {self._person.author})
        super().withdraw_note(ident)

    def remove(self, ids: Sequence[str]) -> Counts:
        """Delete entities, ties or sources, which only a keeper may."""
        self._need(Role.KEEPER)
        return super().remove(ids)

    def reset(self) -> Counts:
        """Delete everything, which only a keeper may."""
        self._need(Role.KEEPER)
        return super().reset()

    def forget_private_case(self) -> None:
        """Record that the database holds no private case any more, which only a keeper may."""
        self._need(Role.KEEPER)
        super().forget_private_case()

    def replacement(self) -> Replacement:
        """Return what replaces everything, which only a keeper may."""
        self._need(Role.KEEPER)
        return super().replacement()

    @contextmanager
    def writers_held(self) -> Iterator[None]:
        """Let everybody who wants to write wait, which only a keeper may."""
        self._need(Role.KEEPER)
        with super().writers_held():
            yield

    def _need(self, role: Role) -> None:
        if self._person.role < role:
            raise RoleError(NEEDS[role])

    def _need_own(self, is_own: bool) -> None:
        """Refuse what only the author of something may, and a keeper."""
        self._need(Role.EDITOR)
        if not is_own and self._person.role < Role.KEEPER:
            raise RoleError(_OTHERS)
