"""Persons to whom each file of the media address was given; nobody else may fetch it.

Streamlit names a file by its content, and gives it to whoever knows the name. What two persons were
given alike is one file, which each of them may fetch.
"""

from threading import Lock
from typing import Any

from streamlit.runtime import get_instance

from views.shell.identity import current_claims

_MOST = 20_000  # names kept; those that were given out longest ago are forgotten first


class FileOwners:
    """Owners by the name of a file, or of one that is made when it is asked for."""

    def __init__(self) -> None:
        self._owners: dict[str, frozenset[str]] = {}
        self._lock = Lock()

    def may_fetch(self, name: str, person: str) -> bool:
        """Whether a file was given to a person."""
        return person in self._owners.get(name, ())

    def watch(self) -> None:
        """Note from now on whom each file of this server is given to."""
        files: Any = get_instance().media_file_mgr  # its methods are replaced on this one instance
        add, add_deferred, execute = files.add, files.add_deferred, files.execute_deferred

        def add_and_note(*args: Any, **named: Any) -> str:
            return self._note_current(add(*args, **named))

        def defer_and_note(*args: Any, **named: Any) -> str:
            return self._note_current(add_deferred(*args, **named))

        def execute_and_note(name: str) -> str:
            made: str = execute(name)
            self._note(made, self._owners.get(name, frozenset()))
            return made

        files.add, files.add_deferred = add_and_note, defer_and_note
        files.execute_deferred = execute_and_note

    def _note_current(self, address: str) -> str:
        claims = current_claims()
        self._note(address, frozenset([claims.key]) if claims else frozenset())
        return address

    def _note(self, address: str, persons: frozenset[str]) -> None:
        name = file_name(address)
        with self._lock:
            self._owners[name] = self._owners.pop(name, frozenset()) | persons
            while len(self._owners) > _MOST:
                del self._owners[next(iter(self._owners))]


def file_name(address: str) -> str:
    """Return the name of a file of the media address: its digest, without folder and ending."""
    return address.rsplit("/", 1)[-1].split(".", 1)[0]
