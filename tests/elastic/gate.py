"""A way to a server that can be closed in the middle: whoever comes is let in, and hears nothing."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_BYTES = 65_536


class Gate:
    """Listens on loopback and hands everything on to the server, until hushed."""

    def __init__(self, door: socket.socket, server: tuple[str, int]) -> None:
        self._door, self._server = door, server
        self._open = threading.Event()
        self._open.set()
        self._held: list[socket.socket] = []
        self.url = f"http://127.0.0.1:{door.getsockname()[1]}"
        threading.Thread(target=self._let_in, daemon=True).start()

    def hush(self) -> None:
        """From now on nothing passes; connections stay, and new ones are taken."""
        self._open.clear()

    def speak(self) -> None:
        """All passes again, what was held back too."""
        self._open.set()

    def close(self) -> None:
        """Ends all connections."""
        self._door.close()
        self._open.set()
        for each in list(self._held):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                server = socket.create_connection(self._server)
                self._held += (client, server)
                for source, target in ((client, server), (server, client)):
                    threading.Thread(target=self._hand_on, args=(source, target), daemon=True).start()

    def _hand_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(_BYTES):
                self._open.wait()
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)


@contextmanager
def gate_to(url: str) -> Iterator[Gate]:
    """A gate before the server at an address."""
    host, _, port = url.rpartition("//")[2].partition(":")
    with socket.create_server(("127.0.0.1", 0)) as door:
        gate = Gate(door, (host, int(port)))
        try:
            yield gate
        finally:
            gate.close()
