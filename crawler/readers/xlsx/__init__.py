"""Excel workbooks: each visible sheet as a table, its title rows as paragraphs, its values as they are shown."""

from corpus.blocks import Blocks
from crawler.readers.package import Package, member_names
from crawler.readers.reader import Limits, Reader

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def is_xlsx(data: bytes) -> bool:
    """Whether the bytes are a zip package with an Excel workbook in it."""
    return any(name.startswith("xl/workbook") and name.endswith(".xml") for name in member_names(data))


def read_xlsx(name: str, data: bytes, limits: Limits) -> Blocks:
    """The blocks of a workbook; hidden sheets are left out with a warning, formulas stand as last computed.

    Raises `DamagedInput`, `EncryptedInput` and `OversizedInput`. Source: ECMA-376, part 1, clause 18. It is read
    without openpyxl, which walks every place of a merged range, be it 17 billion, and takes 0.3 s to load.
    """
    from crawler.readers.xlsx.workbook import (
        Workbook,
    )  # compiles patterns that other formats need not wait for

    workbook = Workbook(Package(name, data, limits), limits)
    return Blocks(MEDIA_TYPE, tuple(workbook.blocks()), warnings=tuple(workbook.warnings))


READER = Reader("xlsx", "Excel 工作簿（xlsx）", (".xlsx", ".xlsm"), is_xlsx, read_xlsx)
