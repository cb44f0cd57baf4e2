"""The builder of the sample corpus's binary files: plain data in `data/`, one writer a format.

`python -m tests.sample_builder` rewrites the files in `corpus/sample/`. With the same library versions it
writes the same bytes: no clocks, no random identifiers, archives with fixed times.
"""

from collections.abc import Callable
from pathlib import Path

from tests.sample_builder.pdf import write_pdf
from tests.sample_builder.sheet import write_sheet
from tests.sample_builder.sources import read_paragraphs, read_rows
from tests.sample_builder.word import write_word

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
CITY = Path("岚江省/澜川市")

BUILDS: dict[Path, Callable[[], bytes]] = {
    CITY / "枕溪区/枕溪区推进城市安全发展实施办法.docx": lambda: write_word(
        read_paragraphs("city_safety"), read_rows("city_safety")
    ),
    CITY / "棠阳区/棠阳区2025年民生实事重点任务分工表.xlsx": lambda: write_sheet(read_rows("livelihood")),
    CITY / "关于进一步加强校园食品安全工作的通知.pdf": lambda: write_pdf(
        read_paragraphs("school_food"), read_rows("school_food")
    ),
}
