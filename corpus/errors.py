"""All errors that Zhize raises on purpose.

    ZhizeError
    ├── BadInput            one file cannot be read; the rest goes on
    │   ├── EmptyInput          nothing in it
    │   ├── DamagedInput        truncated, or not what its name says
    │   ├── EncryptedInput      needs a password
    │   ├── OversizedInput      larger than the setting allows, packed or unpacked
    │   ├── UndecodableInput    text in no encoding we know
    │   ├── UnsupportedInput    no reader for it
    │   ├── ReaderFailed        the reader ran out of time or memory, or crashed
    │   └── RefusedInput        the store does not take what was read
    ├── BadRequest          the question, filter or option makes no sense
    ├── NotFound            no such record
    ├── Forbidden           the key is missing or wrong
    └── StoreError          the store cannot be used
        ├── StoreBusy           another process is writing
        ├── StoreDamaged        it fails its own checks
        ├── StoreOutdated       made by another schema, tokenizer or dictionary
        └── StoreUnavailable    it does not answer
            ├── StoreAbsent         nothing was ever written there
            ├── StoreMoved          it is at another change than when the question began
            ├── StoreFull           no room to write: disk, quota or limit
            └── StoreReadOnly       it may be read, not written

Every message is Chinese and says what to do next.
"""

import errno

# What the system refuses, as people say it; its own texts are English, or of whatever language it is set to.
_REASONS: dict[int, str] = {
    errno.EACCES: "没有权限",
    errno.EADDRINUSE: "已被别的程序占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EEXIST: "已有同名的文件",
    errno.EFBIG: "文件太大",
    errno.EIO: "磁盘读写出错",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: "名字太长",
    errno.ENFILE: "打开的文件太多",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
}


def reason_of(error: OSError) -> str:
    """Why the system refused, in Chinese; its number where no more is known."""
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}" if error.errno else "系统错误")


class ZhizeError(Exception):
    """The root. `message` says what is wrong, `remedy` what to do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}。{self.remedy}" if self.remedy else self.message

    def __reduce__(self) -> tuple[type["ZhizeError"], tuple[str, str]]:
        return type(self), (self.message, self.remedy)


class BadInput(ZhizeError):
    """One file cannot be read."""


class EmptyInput(BadInput):
    """There is nothing in it."""


class DamagedInput(BadInput):
    """It is truncated, or not what its name says."""


class EncryptedInput(BadInput):
    """It needs a password."""


class OversizedInput(BadInput):
    """It is larger, packed or unpacked, than the settings allow."""


class UndecodableInput(BadInput):
    """Its text is in no encoding we know."""


class UnsupportedInput(BadInput):
    """No reader takes it."""


class ReaderFailed(BadInput):
    """The reader ran out of time or memory, or crashed."""


class RefusedInput(BadInput):
    """The store does not take what was read from it."""


class BadRequest(ZhizeError):
    """The question, filter or option makes no sense."""


class NotFound(ZhizeError):
    """There is no such record."""


class Forbidden(ZhizeError):
    """The key is missing or wrong."""


class StoreError(ZhizeError):
    """The store cannot be used."""


class StoreBusy(StoreError):
    """Another process is writing."""


class StoreDamaged(StoreError):
    """It fails its own checks."""


class StoreOutdated(StoreError):
    """It was made by another schema, tokenizer or dictionary."""


class StoreUnavailable(StoreError):
    """It does not answer."""


class StoreAbsent(StoreUnavailable):
    """Nothing was ever written there; this alone may be taken for an empty store."""


class StoreMoved(StoreUnavailable):
    """What was read of it is lost, and it is at another change by now; the question may be asked again at once."""


class StoreFull(StoreUnavailable):
    """There is no room to write: the disk, a quota or a limit."""


class StoreReadOnly(StoreUnavailable):
    """It may be read, not written."""
