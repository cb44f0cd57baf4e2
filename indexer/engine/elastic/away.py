"""What is known of a cluster that does not answer: who asks need not wait for what another has just found."""

import threading
import time

from corpus.errors import StoreError

# Everybody is told so for so long; then one looks again, for so long at the most, and the others are told meanwhile.
_TOLD_SECONDS, _LOOKING_SECONDS = 1.0, 15.0


class Away:
    """Whether a cluster was found not to answer. Several threads may ask at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._error: StoreError | None = None
        self._until = self._answered = 0.0

    def admit(self, *, may_look: bool = True) -> None:
        """Lets whoever asks go on. Raises what was found, of late, and after that to all but one of those who may look again."""
        if self._error is None:
            return
        with self._lock:
            if (error := self._error) is None:
                return
            if may_look and time.monotonic() >= self._until:
                self._until = time.monotonic() + _LOOKING_SECONDS
                return
        # An error bears the trace of where it was raised: each has one of its own.
        raise type(error)(error.message, error.remedy)

    def found(self, error: StoreError, begun: float) -> None:
        """Nobody answered who was asked, several times since then."""
        with self._lock:
            # What takes too long is no sign that others find nobody.
            if self._answered < begun:
                self._error, self._until = error, time.monotonic() + _TOLD_SECONDS

    def answered(self) -> None:
        """Somebody answered."""
        self._answered = time.monotonic()
        if self._error is not None:
            with self._lock:
                self._error = None
