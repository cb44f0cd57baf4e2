"""Files written whole or not at all: what stands under a name is never torn."""

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

# What a file's mode may be at most; the system takes from the usual one what its mask forbids.
_OWNERS, _USUAL = 0o600, 0o666


@contextlib.contextmanager
def written_whole(path: Path, *, private: bool = False) -> Iterator[Path]:
    """A path beside `path` to write to, which takes its name when the block ends well and is gone when it does not.

    A link keeps pointing where it did and a file keeps its permissions; one that is `private` is its owner's alone, whatever
    stood there. What is no file (a pipe, a device) is written to directly. Raises OSError.
    """
    place = Path(os.path.realpath(path))
    mode = _mode(place)
    if mode is not None and not stat.S_ISREG(mode):
        yield place
        return
    # The name is new and hidden: nothing of the user's is called so, and no folder that is read takes it in.
    beside = place.with_name(f".zhize-{secrets.token_hex(8)}.part")
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNERS if private else _USUAL))
        yield beside
        if mode is not None and not private:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def write_whole(path: Path, data: bytes) -> None:
    """Writes the file, whole or not at all. Raises OSError."""
    with written_whole(path) as beside:
        beside.write_bytes(data)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
