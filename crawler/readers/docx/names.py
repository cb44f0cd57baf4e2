"""The element and attribute names of WordprocessingML that we read."""

from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_OFF = frozenset(("0", "false", "off", "none"))


def child(element: Element | None, *path: str) -> Element | None:
    """The element down a path of names, each the first of its name; None where the path ends early."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The `val` of the element down a path."""
    found = child(element, *path)
    return None if found is None else found.get(W + "val")


def number(element: Element | None, *path: str) -> int | None:
    """The `val` of the element down a path as a number; None where there is none."""
    text = value(element, *path)
    return int(text) if text is not None and len(text) < 8 and text.lstrip("-").isdecimal() else None


def is_on(element: Element | None, *path: str) -> bool:
    """Whether a switch stands down a path and is not turned off."""
    found = child(element, *path)
    return found is not None and (found.get(W + "val") or "1").lower() not in _OFF
