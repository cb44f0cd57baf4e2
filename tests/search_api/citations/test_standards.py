"""Standards that texts cite, in a store that holds a catalogue."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from indexer.cards import ReadingCarder
from indexer.engine import Engine, open_engine
from search_api.citations import cite
from tests.search_api.citations.stores import ON, entry

CATALOGUE = """标准号,标准名称,标准状态,发布日期,实施日期,代替标准号
GB 50016-2014,建筑设计防火规范,现行,2014-08-27,2015-05-01,GB 50016-2006
GB 50016-2006,建筑设计防火规范,被代替,2006-07-12,2006-12-01,
GB/T 33190-2016,电子文件存储与交换格式 版式文档,现行,2016-10-13,2017-05-01,
GB 1-1990,甲规范,废止,1990-01-01,1990-06-01,
GB 1-1995,甲规范,废止,1995-01-01,1995-06-01,
GB 2101-85,乙规范,现行,1985-08-27,1986-05-01,
GB 2101-2024,乙规范,即将实施,2024-06-27,2024-09-01,GB 2101-85
GB 2102-2015,丙规范,现行,2015-08-27,2016-05-01,
GB 2102-2026,丙规范,即将实施,2026-06-27,2027-01-01,GB 2102-2015
"""
TEXT = """GB 2102-2015
丙规范
5 要求
5.1 一般要求
5.1.2 应当牢固。
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    carder = ReadingCarder()
    engine = open_engine(Path(tmp_path_factory.mktemp("standards")), carder)
    for name, text in (("标准目录.csv", CATALOGUE), ("丙规范.txt", TEXT)):
        taken = entry(name, text.encode())
        engine.write([msgspec.structs.replace(taken, cards=carder(taken.reading))])
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("《建筑设计防火规范》（GB 50016-2014）第5.5.18条", "GB 50016-2014", None),
        ("GB50016—2006", "GB 50016-2006", None),
        # Without a year the edition that holds is meant; where none does, none is.
        ("按照GB 50016执行", "GB 50016-2014", None),
        ("按照GB 1执行，GB/T 33190", "GB/T 33190-2016", None),
        # As it stands on the day, whatever a catalogue said when it was printed.
        ("按照GB 2101执行", "GB 2101-2024", None),
        ("按照GB 2102执行", "GB 2102-2015", None),
        # Of a standard whose text is held no clause is meant that it does not have.
        ("GB 2102-2015第5.1.2条", "GB 2102-2015", None),
        ("GB 2102-2015第5.1.9条", None, "文件中没有第5.1.9条"),
        ("GB 50016-2018", None, "库中没有这项标准"),
        ("GB 50017-2014", None, "库中没有这项标准"),
    ],
)
def test_a_standard_is_meant_by_its_number(
    engine: Engine, text: str, number: str | None, reason: str | None
) -> None:
    with engine.view() as view:
        found = [each for each in cite(view, text, ON) if each.kind == "standard"]
    target = found[-1].target
    assert (target.number if target else None, found[-1].reason) == (number, reason)
    assert target is None or target.kind == "standard"
