"""All errors that Zhize raises on purpose.

    ZhizeError
    ├── BadInput            one file cannot be read; the rest goes on
    │   ├── EmptyInput          nothing in it
    │   ├── DamagedInput        truncated, or not what its name says
    │   ├── EncryptedInput      needs a password
    │   ├── OversizedInput      larger than the setting allows, packed or unpacked
    │   ├── UndecodableInput    text in no encoding we know
    │   ├── UnsupportedInput    no reader for it
    │   └── ReaderFailed        the reader ran out of time or memory, or crashed
    ├── BadRequest          the question, filter or option makes no sense
    ├── NotFound            no such record
    ├── Forbidden           the key is missing or wrong
    └── StoreError          the store cannot be used
        ├── StoreBusy           another process is writing
        ├── StoreDamaged        it fails its own checks
        ├── StoreOutdated       made by another schema, tokenizer or dictionary
        └── StoreUnavailable    it does not answer

Every message is Chinese and says what to do next.
"""


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
