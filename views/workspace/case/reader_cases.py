"""Cases as a reader works in them: what they change is theirs alone, and ends with the session."""

from collections.abc import Callable, MutableMapping
from typing import Protocol

from views.workspace.case.case import Case


class Cases(Protocol):
    """Cases by their name."""

    def names(self) -> list[str]:
        """Return the names of all cases in alphabetical order."""
        ...

    def read(self, name: str) -> Case:
        """Return a case, or an empty one if none has this name."""
        ...

    def change_case(self, name: str, alter: Callable[[Case], Case]) -> Case:
        """Change a case and keep it."""
        ...

    def remove(self, name: str) -> None:
        """Remove a case."""
        ...


class ReaderCases:
    """The cases of all, with those that one session changed as it left them; nothing is written."""

    def __init__(self, shared: Cases, changed: MutableMapping[str, Case]) -> None:
        self._shared = shared
        self._changed = changed

    def names(self) -> list[str]:
        """Return the names of all cases, and of those begun in this session."""
        return sorted({*self._shared.names(), *self._changed}, key=str.casefold)

    def read(self, name: str) -> Case:
        """Return a case as this session left it, else as it is stored."""
        return self._changed.get(name) or self._shared.read(name)

    def change_case(self, name: str, alter: Callable[[Case], Case]) -> Case:
        """Change a case for this session."""
        before = self.read(name)
        after = alter(before)
        if after != before:
            self._changed[name] = after
        return after

    def remove(self, name: str) -> None:
        """Forget what this session changed of a case; the stored one is for a keeper to remove."""
        if self._changed.pop(name, None) is None:
            self._shared.remove(name)
