"""Socket of this computer on which a command answers others."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import InputError

LOOPBACK = "127.0.0.1"


@contextmanager
def listening_socket(port: int) -> Iterator[socket.socket]:
    """Give a socket that listens on a port of this computer, on a free one for 0.

    Raises:
        InputError: the port is taken.
    """
    with socket.socket() as listening:
        try:
            listening.bind((LOOPBACK, port))
            # Who reads the address connects at once, perhaps before the server is ready.
            listening.listen()
        except OSError as error:
            raise InputError(f"Port {port} is taken; choose another --port.") from error
        yield listening
