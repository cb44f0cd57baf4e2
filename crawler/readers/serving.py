"""The child's side of `worker`: reads file after file from a pipe, under a memory limit, until it ends."""

import contextlib
import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

import msgspec

from corpus.errors import BadInput, ReaderFailed
from corpus.model import Record
from crawler.readers import read
from crawler.readers.reader import Limits

LENGTH_BYTES = 8
_OBJECTS_BEFORE_COLLECTION = 50_000


class Request(Record):
    """One file to read, and the function (`module:name`) that its blocks go through, if any, with what is `given` beside them."""

    name: str
    data: bytes
    limits: Limits
    then: str | None
    given: bytes = b""


class Refusal(Record):
    """A `BadInput` on its way to the parent: the name of its class, and its parts."""

    kind: str
    message: str
    remedy: str


class Reply(Record):
    """What came of a request: an encoded value, or a refusal."""

    value: bytes = b""
    refusal: Refusal | None = None


def send(stream: BinaryIO, frame: bytes) -> None:
    """Writes one frame: its length, then its bytes."""
    stream.write(len(frame).to_bytes(LENGTH_BYTES, "little") + frame)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """The next frame; None at the end of the stream, also in the middle of a frame."""
    head = stream.read(LENGTH_BYTES)
    if len(head) < LENGTH_BYTES:
        return None
    size = int.from_bytes(head, "little")
    frame = stream.read(size)
    return frame if len(frame) == size else None


def serve(then: str | None = None) -> None:
    """Answers requests from standard input on standard output; what libraries print goes nowhere.

    `then` is the function that the requests will name, to be loaded beforehand.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Most files are pages: their parser, and what comes after, load while the parent still prepares. What stays
    # is not to be looked through for garbage again, and trees of pages are garbage by the ten thousand objects.
    import_module("crawler.readers.html.page")
    if then is not None:
        _function(then)
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION, 20, 50)
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    while (frame := receive(requests)) is not None:
        request = msgspec.msgpack.decode(frame, type=Request)
        del frame
        _limit_memory(request.limits.memory)
        try:
            reply = _answer(request)
        except MemoryError:
            # The heap may be in any state: the parent sees the end of the stream and starts another worker.
            sys.exit(1)
        send(replies, msgspec.msgpack.encode(reply))


def _answer(request: Request) -> Reply:
    try:
        blocks = read(request.name, request.data, request.limits)
        given = (request.given,) if request.given else ()
        value = _function(request.then)(request.name, blocks, *given) if request.then else blocks
        return Reply(value=msgspec.msgpack.encode(value))
    except BadInput as error:
        return Reply(refusal=Refusal(type(error).__name__, error.message, error.remedy))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        # A fault of ours over one file costs that file; where it lies must be told, or nobody will find it.
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__}，{Path(last.filename).name} 第 {last.lineno} 行"
        message = f"“{request.name}”识别时程序出错（{place}）"
        return Reply(refusal=Refusal(ReaderFailed.__name__, message, "请把这份文件和这条信息报告给维护者"))


def _function(path: str) -> Callable[..., object]:
    module, name = path.split(":")
    function: Callable[..., object] = getattr(import_module(module), name)
    return function


def _limit_memory(size: int) -> None:
    """Bounds the address space, where the system can (not on Windows; macOS accepts and ignores it)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
