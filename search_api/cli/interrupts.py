"""Ctrl-C and work that must not be cut in two."""

import contextlib
import signal
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def whole() -> Iterator[None]:
    """What is done inside is done to its end: a Ctrl-C waits for it, a second one does not.

    Only the main thread hears Ctrl-C; elsewhere nothing has to wait.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)
    if not callable(before):
        yield
        return
    pressed = False

    def hold(number: int, frame: object) -> None:
        nonlocal pressed
        if pressed:
            signal.default_int_handler(number, None)
        pressed = True

    signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        signal.raise_signal(signal.SIGINT)
