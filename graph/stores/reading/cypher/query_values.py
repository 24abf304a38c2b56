"""Values of a query's parameters that no database takes, found before it is asked."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.errors import InputError
from graph.support.language import N_

_LEAST, _MOST = -(2**63), 2**63 - 1
_SHOWN = 40  # characters of a number


def check_values(parameters: Mapping[str, Any]) -> None:
    """Check that a database can take the values of the parameters.

    Raises:
        InputError: a whole number has more than 64 bits, or a text a half character.
    """
    for name, given in parameters.items():
        for value in _plain_values(given):
            if isinstance(value, int) and not _LEAST <= value <= _MOST:
                raise InputError(
                    N_(
                        "Parameter {name} holds {value}, a whole number of more than 64 bits, "
                        "which no database takes: give it as text."
                    ),
                    name=name,
                    value=_short(value),
                )
            if isinstance(value, str) and not _is_whole(value):
                raise InputError(
                    N_("Parameter {name} holds a text with half a character."), name=name
                )


def _plain_values(given: object) -> Iterator[object]:
    """Yield a value, or those in it, however deep."""
    waiting = [given]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            waiting += [*value, *value.values()]
        elif isinstance(value, list | tuple):
            waiting += value
        else:
            yield value


def _short(number: int) -> str:
    """Return a number as text, a very long one by its size; all of it could not be written."""
    bits = number.bit_length()
    return str(number) if bits < _SHOWN * 3 else f"{'-' if number < 0 else ''}2^{bits - 1} …"


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
