"""The builder of the sample corpus's binary files: plain data in `data/`, one writer a format.

`python -m tests.sample_builder` rewrites the files in `corpus/sample/`. With the same library versions it
writes the same bytes: no clocks, no random identifiers, archives with fixed times.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.sample_builder.pdf import write_pdf
from tests.sample_builder.sheet import write_sheet
from tests.sample_builder.sources import read_paragraphs, read_rows
from tests.sample_builder.word import write_word

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
PROVINCE = Path("岚江省")
CITY = PROVINCE / "澜川市"
OTHER_CITY = PROVINCE / "霁阳市"


def _written(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime(year, month, day, 9, 0, 0)  # noqa: DTZ001 (the format's property has no zone)


def _word(name: str, author: str, written: dt.datetime) -> bytes:
    return write_word(read_paragraphs(name), author, written, lean=True)


TUNNEL = "岚江省澜霁高速公路青螺山隧道“3·27”重大坍塌事故调查报告"
BUILDS: dict[Path, Callable[[], bytes]] = {
    CITY / "枕溪区/枕溪区推进城市安全发展实施办法.docx": lambda: write_word(
        read_paragraphs("city_safety"),
        "枕溪区人民政府办公室",
        _written(2024, 6, 18),
        read_rows("city_safety"),
    ),
    CITY / "棠阳区/棠阳区2025年民生实事重点任务分工表.xlsx": lambda: write_sheet(read_rows("livelihood")),
    CITY / "关于进一步加强校园食品安全工作的通知.pdf": lambda: write_pdf(
        read_paragraphs("school_food"),
        "关于进一步加强校园食品安全工作的通知",
        "澜川市教育局",
        read_rows("school_food"),
    ),
    PROVINCE / f"{TUNNEL}.pdf": lambda: write_pdf(
        read_paragraphs("tunnel_collapse"), TUNNEL, "岚江省应急管理厅"
    ),
    OTHER_CITY / "霁阳市岚翎木业有限公司“9·6”一般粉尘爆炸事故调查报告.docx": lambda: write_word(
        read_paragraphs("dust_explosion"),
        "事故调查组",
        _written(2021, 12, 3),
        read_rows("dust_explosion"),
        lean=True,
    ),
    OTHER_CITY / "霁阳市安全生产委员会办公室关于月湖蔬菜合作社机械伤害事故结案的通知.docx": partial(
        _word, "greenhouse_winder", "霁阳市安全生产委员会办公室", _written(2025, 4, 27)
    ),
    OTHER_CITY / "霁阳市液氨泄漏事故应急演练总结报告.docx": partial(
        _word, "ammonia_drill", "霁阳市安全生产委员会办公室", _written(2023, 6, 28)
    ),
    CITY / "枕溪区/枕溪区人民政府关于澜川市翰林中学“3·19”物体打击事故调查报告.docx": partial(
        _word, "school_rigging", "枕溪区人民政府事故调查组", _written(2024, 6, 11)
    ),
}
