"""Options that several commands share, and the types of their values."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day written 2020-12-31."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}”不是日期，请写作 2020-12-31", param, ctx)


class Count(click.ParamType):  # type: ignore[type-arg]
    """A whole number within bounds."""

    name = "数"

    def __init__(self, least: int, most: int) -> None:
        self._least, self._most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number = int(value)
        except ValueError:
            self.fail(f"“{value}”不是整数", param, ctx)
        if not self._least <= number <= self._most:
            self.fail(f"应在 {self._least} 到 {self._most} 之间，给的是 {number}", param, ctx)
        return number


class FileName(click.ParamType):  # type: ignore[type-arg]
    """A path; an empty one, which the system would take for the current folder, is a slip (an unset variable)."""

    name = "路径"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not str(value).strip():
            self.fail("路径是空的；当前文件夹写作 .", param, ctx)
        return str(value)


class OneOf(click.ParamType):  # type: ignore[type-arg]
    """One of a few words."""

    name = "值"

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.words:
            self.fail(f"不能是“{value}”，可以是 {'、'.join(self.words)}", param, ctx)
        return str(value)


def joined(words: Sequence[str]) -> str:
    """The words of a question that came as several arguments, as one text; bytes that are no text become question marks."""
    return " ".join(words).strip().encode("utf-8", "replace").decode()


def data_option(function: _F) -> _F:
    """`--data`: which store."""
    return click.option(
        "--data",
        metavar="文件夹",
        type=FileName(),
        help="库所在的文件夹（默认 ./zhize-data，或环境变量 ZHIZE_DATA）",
    )(function)


def day_option(function: _F) -> _F:
    """`--on`: the day that counts as today."""
    return click.option(
        "--on", metavar="日期", type=Day(), help="按哪一天判断有效性、时限和期限，写作 2020-12-31（默认当天）"
    )(function)


def json_option(function: _F) -> _F:
    """`--json`: for programs."""
    return click.option("--json", "as_json", is_flag=True, help="输出 JSON，供程序读取")(function)


def reading_options(function: _F) -> _F:
    """What every reading command takes."""
    return json_option(day_option(data_option(function)))
