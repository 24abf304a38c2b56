"""Whether the gate of this process asks for the login before anything is answered."""


class _Guard:
    is_there = False


def mark_guarded() -> None:
    """Take that the gate of this process is closed to those who are not logged in."""
    _Guard.is_there = True


def is_guarded() -> bool:
    """Whether the gate of this process was begun."""
    return _Guard.is_there
