"""Commands whose help and usage errors are Chinese."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from search_api.cli.layout import padded, screen_width, width_of, wrapped

_GAP = 2
_HELP = ("-h", "--help")
_WIDEST_TERM = 30
# Of 0.6, difflib's own bound, “remove” is near “restore”; slips of one letter in a word of five score 0.8.
_NEAR = 0.7
# What other programs call it.
_REMOVING = frozenset({"delete", "rm", "del", "forget", "drop"})
_HOW_TO_REMOVE = "；要删除文件，请用 zhize remove 编号"


class Command(click.Command):
    """A command with a Chinese help page; what click complains of is told by `explain`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[选项]")
        kwargs.setdefault("context_settings", {"help_option_names": list(_HELP)})
        super().__init__(*args, **kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest:
            raise click.UsageError(f"多出了参数“{' '.join(rest)}”", ctx)
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本说明"
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(page(ctx, self))


class Group(click.Group):
    """Commands that are imported only when asked for: `lazy` maps a name to `module:attribute`."""

    def __init__(self, *args: Any, lazy: Mapping[str, str], **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[选项]")
        kwargs.setdefault("subcommand_metavar", "命令 …")
        kwargs.setdefault("context_settings", {"help_option_names": list(_HELP)})
        kwargs.setdefault("no_args_is_help", False)
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._lazy:
            return None
        module, _, name = self._lazy[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self._lazy and not args[0].startswith("-"):
            hint = _HOW_TO_REMOVE if args[0] in _REMOVING else _did_you_mean(args[0], self._lazy)
            raise click.UsageError(f"没有命令“{args[0]}”{hint}", ctx)
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本说明"
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(page(ctx, self))


def command(name: str) -> Callable[[Callable[..., Any]], Command]:
    """Makes a function a Chinese command of that name."""

    def made(function: Callable[..., Any]) -> Command:
        return click.command(name, cls=Command)(function)

    return made


def page(ctx: click.Context, command: click.Command) -> str:
    """The whole help page of a command."""
    lines = [f"用法：{usage(ctx)}", ""]
    for paragraph in (command.help or "").strip().split("\n\n"):
        lines += [
            f"  {line}"
            for line in wrapped("".join(map(str.strip, paragraph.split("\n"))), screen_width() - 2)
        ]
        lines.append("")
    if isinstance(command, click.Group):
        rows = [(name, _first(command.get_command(ctx, name))) for name in command.list_commands(ctx)]
        lines += ["命令：", *_two_columns(rows), ""]
    options = [
        (_term(option), option.help or "")
        for option in command.get_params(ctx)
        if isinstance(option, click.Option) and not option.hidden
    ]
    lines += ["选项：", *_two_columns(options)]
    return "\n".join(lines) + "\n"


def usage(ctx: click.Context) -> str:
    """The line that shows how the command is called."""
    return " ".join((ctx.command_path, *ctx.command.collect_usage_pieces(ctx)))


def explain(error: click.UsageError) -> str:
    """What was wrong with the call, in a Chinese sentence, and how it is called."""
    told = [f"用法不对：{_reason(error)}"]
    if error.ctx is not None:
        told += [f"正确用法：{usage(error.ctx)}", f"详细说明：{error.ctx.command_path} --help"]
    return "\n".join(told)


def _reason(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        known = (
            [name for option in error.ctx.command.get_params(error.ctx) for name in option.opts]
            if error.ctx
            else []
        )
        return f"没有选项“{error.option_name}”{_did_you_mean(error.option_name, known)}"
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        option = next((p for p in error.ctx.command.params if name in p.opts), None) if error.ctx else None
        if isinstance(option, click.Option) and option.is_flag:
            return f"选项“{name}”后面不带值"
        return f"选项“{name}”后面缺少值"
    if isinstance(error, click.MissingParameter):
        return f"缺少{_name_of(error.param, error.ctx)}"
    if isinstance(error, click.BadParameter):
        return f"{_name_of(error.param, error.ctx)}：{error.message}"
    if error.message == "Missing command.":
        return "缺少命令"
    return error.message


def _name_of(param: click.Parameter | None, ctx: click.Context | None) -> str:
    if param is None:
        return "参数"
    if isinstance(param, click.Argument) and ctx is not None:
        return f"参数 {param.make_metavar(ctx)}"
    return f"选项“{max(param.opts, key=len)}”"


def _did_you_mean(word: str, known: Mapping[str, str] | list[str]) -> str:
    near = get_close_matches(word, list(known), n=1, cutoff=_NEAR)
    return f"，是不是“{near[0]}”？" if near else ""


def _term(option: click.Option) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag or option.count else f"{names} {option.metavar or '值'}"


def _first(command: click.Command | None) -> str:
    """The first sentence of a command's help."""
    return (command.help or "").strip().split("\n\n")[0].split("。")[0].replace("\n", "") if command else ""


def _two_columns(rows: list[tuple[str, str]]) -> Iterator[str]:
    term_width = min(_WIDEST_TERM, max((width_of(term) for term, _ in rows), default=0))
    for term, text in rows:
        first, *more = wrapped(text, screen_width() - term_width - 2 * _GAP) or [""]
        if width_of(term) > term_width:
            yield f"{' ' * _GAP}{term}"
            term = ""
        yield f"{' ' * _GAP}{padded(term, term_width)}{' ' * _GAP}{first}".rstrip()
        for line in more:
            yield f"{' ' * (term_width + 2 * _GAP)}{line}"
