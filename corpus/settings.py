"""Every setting with its default and help, read from arguments, the environment and one TOML file; and the clock."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

import msgspec
from msgspec import Meta

from corpus.clock import today
from corpus.errors import BadRequest
from corpus.model import Record
from corpus.node_urls import HIDDEN, read_urls, shown_urls

PREFIX = "ZHIZE_"
FILE_VARIABLE = "ZHIZE_SETTINGS"
_SLIP = 0.9

_MEGABYTE = 1024 * 1024
_SECRET = {"secret": True}


class Settings(Record):
    """The settings as read once, at the edge. Each is also `ZHIZE_` plus its name in the environment."""

    data: Annotated[Path, Meta(description="内嵌存储所在的文件夹")] = Path("zhize-data")
    engine: Annotated[
        str | None,
        Meta(description="Elasticsearch 地址,如 http://127.0.0.1:9200，多个用逗号隔开；不设则用内嵌存储"),
    ] = None
    engine_user: Annotated[str | None, Meta(description="Elasticsearch 用户名")] = None
    engine_password: Annotated[str | None, Meta(description="Elasticsearch 密码", extra=_SECRET)] = None
    engine_api_key: Annotated[str | None, Meta(description="Elasticsearch API 密钥", extra=_SECRET)] = None
    engine_ca: Annotated[Path | None, Meta(description="校验 Elasticsearch 证书用的 CA 文件")] = None
    index_prefix: Annotated[
        str,
        Meta(
            description="索引名的开头，用小写字母、数字、- 和 _，以字母起头，最多 64 个字符",
            pattern=r"^[a-z][a-z0-9_-]{0,63}$",
        ),
    ] = "zhize"
    index_shards: Annotated[
        int, Meta(description="新建集群索引时的分片数，1 到 1024；每片以不超过 50 GB 为宜", ge=1, le=1024)
    ] = 1
    key: Annotated[
        str | None, Meta(description="写入接口的口令；不设则写入接口只接受本机访问", extra=_SECRET)
    ] = None
    archive: Annotated[Path | None, Meta(description="抓取原件（WARC）的文件夹；不设则放在存储文件夹内")] = (
        None
    )
    today: Annotated[
        date | None, Meta(description="判断有效性、时限和期间所用的日期，写作 2020-12-31；不设则为当天")
    ] = None
    max_bytes: Annotated[int, Meta(description="单个文件的最大字节数", ge=1, le=2**40)] = 20 * _MEGABYTE
    read_seconds: Annotated[float, Meta(description="读取一个文件的最长秒数", gt=0, le=86_400)] = 120.0
    read_memory_mb: Annotated[int, Meta(description="读取一个文件的最大内存，单位 MB", ge=64, le=2**20)] = (
        1024
    )
    model: Annotated[
        str | None,
        Meta(
            description="句向量模型的名称或路径（须装 sentence-transformers）；不设则用自带的。改动后须执行 zhize reindex"
        ),
    ] = None
    write_wait_seconds: Annotated[float, Meta(description="等待另一个写入者的最长秒数", ge=0, le=86_400)] = (
        10.0
    )
    jobs: Annotated[int, Meta(description="同时读取文件的进程数；0 为按处理器数目", ge=0, le=1024)] = 0
    user_agent: Annotated[
        str, Meta(description="抓取时报出的程序名和联系方式", min_length=1, max_length=400)
    ] = "zhize/0.1 (+https://github.com/zhize/zhize; contact: zhize@example.org)"

    def on(self) -> date:
        """The day on which validity, deadlines and periods are judged: `today`, else the real day in China."""
        return self.today or today()

    @property
    def engine_urls(self) -> tuple[str, ...]:
        """The addresses of the Elasticsearch nodes; none for the embedded store."""
        return read_urls(self.engine or "").urls

    def __repr__(self) -> str:
        return f"Settings({', '.join(f'{name}={value!r}' for name, value in self.__rich_repr__())})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """Name and value of each setting, secrets hidden."""
        return [(setting.name, _shown(setting, getattr(self, setting.name))) for setting in KNOWN]


class Setting(Record):
    """What there is to know about one setting."""

    name: str
    variable: str
    default: str
    help: str
    secret: bool


def load_settings(environ: Mapping[str, str], **overrides: object) -> Settings:
    """The settings: an override that is not None wins over the environment, that over the file, that over the default.

    The file is the TOML file named by `ZHIZE_SETTINGS`; its relative paths start from its own folder. An empty variable
    counts as unset. Raises BadRequest, naming the setting and what it may be, for values, names and files that do
    not serve.
    """
    values = _from_file(environ.get(FILE_VARIABLE, ""))
    _refuse_slips(environ)
    for setting in KNOWN:
        text = environ.get(setting.variable, "")
        # Blanks in place of a cluster are a name that was not filled in: what is meant for it shall not land in a folder.
        if text.strip() or (text and setting.name == "engine"):
            values[setting.name] = _read(setting.name, text.strip(), setting.variable)
    for name, value in overrides.items():
        if name not in _TYPES:
            raise _unknown(name)
        if value is not None:
            values[name] = _read(name, value, name)
    return _without_user(msgspec.structs.replace(Settings(), **values))


def _refuse_slips(environ: Mapping[str, str]) -> None:
    """Raises BadRequest for a variable one slip away from a setting's (ZHIZE_ENGIN): what it says would go unheard."""
    known = {setting.variable for setting in KNOWN} | {FILE_VARIABLE}
    for variable in environ:
        if not variable.startswith(PREFIX) or variable in known:
            continue
        if meant := get_close_matches(variable, known, 1, _SLIP):
            raise BadRequest(f"没有名为 {variable} 的环境变量设置", f"是否指 {meant[0]}？请改正或去掉它")


def _from_file(path: str) -> dict[str, object]:
    if not path.strip():
        return {}
    file = Path(path.strip())
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadRequest(f"打不开设置文件 {file}", f"请检查环境变量 {FILE_VARIABLE} 所写的路径") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadRequest(f"设置文件 {file} 不是正确的 TOML", f"请按 TOML 格式改正：{error}") from error
    values: dict[str, object] = {}
    for key, value in table.items():
        name = key.lower().removeprefix(PREFIX.lower())
        if name not in _TYPES:
            raise _unknown(key)
        read = _read(name, value, f"{file} 中的 {key}")
        values[name] = file.parent / read if isinstance(read, Path) else read
    return values


def _read(name: str, value: object, place: str) -> object:
    """The value as the setting's type; texts are read, other values must fit."""
    given = str(value) if isinstance(value, Path) else value
    try:
        try:
            return msgspec.convert(given, _TYPES[name], dec_hook=_decode)
        except msgspec.ValidationError:
            if not isinstance(given, str):
                raise
            return msgspec.convert(given, _TYPES[name], strict=False, dec_hook=_decode)
    except msgspec.ValidationError as error:
        setting = next(setting for setting in KNOWN if setting.name == name)
        quoted = "，要写在引号里" if _is_text(name) and not isinstance(given, str) else ""
        raise BadRequest(
            f"设置 {place} 的值“{_shown(setting, given)}”不能用",
            f"它应是：{setting.help}{quoted}（默认 {setting.default}）",
        ) from error


def _is_text(name: str) -> bool:
    wanted = get_args(_TYPES[name])[0]
    return wanted is str or str in get_args(wanted)


def _shown(setting: Setting, value: object) -> object:
    """The value as it may be shown: no secret, and no user and password inside an address."""
    if value is None:
        return None
    if setting.secret:
        return HIDDEN
    if setting.name == "engine":
        return shown_urls(value) if isinstance(value, str) else HIDDEN
    return value


def _decode(wanted: type, value: object) -> object:
    if wanted is Path and isinstance(value, str) and value and "\0" not in value:
        return Path(value).expanduser()
    raise TypeError(wanted)


def _without_user(settings: Settings) -> Settings:
    """The settings with the user and password that the addresses name, which win, in their own places."""
    read = read_urls(settings.engine or "")
    if settings.engine is not None and not read.urls:
        raise BadRequest("设置 engine 里没有地址", "请写成 http://主机:端口；不设则用内嵌存储")
    _check_sent(settings)
    engine = ",".join(read.urls) or None
    if not (read.user or read.password):
        return msgspec.structs.replace(settings, engine=engine)
    return msgspec.structs.replace(
        settings,
        engine=engine,
        engine_user=read.user or settings.engine_user,
        engine_password=read.password or settings.engine_password,
        engine_api_key=None,
    )


def _check_sent(settings: Settings) -> None:
    """Raises BadRequest where what opens a cluster cannot be sent to it, as a line break from the file it was read from."""
    for name in ("engine_user", "engine_password", "engine_api_key"):
        value = getattr(settings, name)
        if value is not None and not (value.isascii() and value.isprintable()):
            raise BadRequest(
                f"设置 {name} 的值不能用", "它只能由 ASCII 字符组成，不含换行；请核对复制时多带的字符"
            )


def _unknown(name: str) -> BadRequest:
    return BadRequest(
        f"没有名为“{name}”的设置", f"可用的设置有：{'、'.join(setting.name for setting in KNOWN)}"
    )


def _known() -> Iterator[Setting]:
    for field in msgspec.structs.fields(Settings):
        meta = next(part for part in _TYPES[field.name].__metadata__ if isinstance(part, Meta))
        yield Setting(
            field.name,
            PREFIX + field.name.upper(),
            "不设" if field.default is None else str(field.default),
            meta.description or "",
            bool((meta.extra or {}).get("secret")),
        )


_TYPES = get_type_hints(Settings, include_extras=True)
KNOWN: tuple[Setting, ...] = tuple(_known())
"""All settings, in the order in which help and documentation list them."""
