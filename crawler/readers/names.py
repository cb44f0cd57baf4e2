"""Names of files that are not UTF-8: the system gives their bytes as lone surrogates, which nothing can print or send."""

import contextlib


def readable(name: str) -> str:
    """The name itself where it is text; else its bytes read as GB18030, and where that fails escaped."""
    with contextlib.suppress(UnicodeEncodeError):
        name.encode()
        return name
    data = name.encode("utf-8", "surrogateescape" if _holds_bytes(name) else "backslashreplace")
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("gb18030")
    return data.decode("utf-8", "backslashreplace")


def _holds_bytes(name: str) -> bool:
    return all("\udc80" <= character <= "\udcff" for character in name if "\ud800" <= character <= "\udfff")
