"""What autonomous counties and banners are called in short: by rule over the whole list, and by custom."""

import pytest

from corpus.recognise.place.gazetteer import gazetteer
from corpus.recognise.place.regions import find_regions

PEOPLES = sorted(path for path in set(gazetteer().paths.values()) if path.endswith(("自治县", "自治旗")))


def short_form(path: str) -> list[str]:
    """The names that end in 县 or 旗 and mean that place alone."""
    table = gazetteer()
    return [
        name
        for name, codes in table.full.items()
        if name.endswith(("县", "旗")) and "自治" not in name and [table.paths[c] for c in codes] == [path]
    ]


def test_all_of_them_are_listed() -> None:
    assert sum(path.endswith("自治县") for path in PEOPLES) == 117
    assert sum(path.endswith("自治旗") for path in PEOPLES) == 3


@pytest.mark.parametrize("path", PEOPLES)
def test_each_has_a_short_name_of_its_own(path: str) -> None:
    names = short_form(path)
    assert names
    for name in names:
        assert [mention.paths for mention in find_regions(f"{name}的草原防火")] == [(path,)]


def test_no_short_name_is_another_places_full_name() -> None:
    table = gazetteer()
    listed = {path.rsplit("/", 1)[-1]: path for path in table.paths.values()}
    for path in PEOPLES:
        assert all(listed.get(name, path) == path for name in short_form(path))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("前郭县", "吉林省/松原市/前郭尔罗斯蒙古族自治县"),
        ("杜蒙县", "黑龙江省/大庆市/杜尔伯特蒙古族自治县"),
        ("喀左县", "辽宁省/朝阳市/喀喇沁左翼蒙古族自治县"),
        ("围场县", "河北省/承德市/围场满族蒙古族自治县"),
        ("丰宁县", "河北省/承德市/丰宁满族自治县"),
        ("宽城县", "河北省/承德市/宽城满族自治县"),
        ("阜蒙县", "辽宁省/阜新市/阜新蒙古族自治县"),
        ("本溪县", "辽宁省/本溪市/本溪满族自治县"),
        ("察布查尔县", "新疆维吾尔自治区/伊犁哈萨克自治州/察布查尔锡伯自治县"),
        ("莫旗", "内蒙古自治区/呼伦贝尔市/莫力达瓦达斡尔族自治旗"),
        ("乌拉特前旗", "内蒙古自治区/巴彦淖尔市/乌拉特前旗"),
        ("乌前旗", "内蒙古自治区/巴彦淖尔市/乌拉特前旗"),
        ("达茂旗", "内蒙古自治区/包头市/达尔罕茂明安联合旗"),
        ("东乌旗", "内蒙古自治区/锡林郭勒盟/东乌珠穆沁旗"),
        ("鄂前旗", "内蒙古自治区/鄂尔多斯市/鄂托克前旗"),
        ("土左旗", "内蒙古自治区/呼和浩特市/土默特左旗"),
        ("新左旗", "内蒙古自治区/呼伦贝尔市/新巴尔虎左旗"),
        ("赤峰市阿旗", "内蒙古自治区/赤峰市/阿鲁科尔沁旗"),
        ("锡林郭勒盟阿巴嘎旗", "内蒙古自治区/锡林郭勒盟/阿巴嘎旗"),
        ("呼和浩特市前旗", "内蒙古自治区/呼和浩特市"),
        ("巴彦淖尔市前旗", "内蒙古自治区/巴彦淖尔市/乌拉特前旗"),
        ("阿拉善盟左旗", "内蒙古自治区/阿拉善盟/阿拉善左旗"),
    ],
)
def test_what_it_is_called_in_short(name: str, path: str) -> None:
    [mention] = find_regions(name)
    assert mention.paths == (path,)


@pytest.mark.parametrize("text", ["前旗、后旗", "左旗", "国旗和红旗", "四旗", "各旗县"])
def test_directions_and_flags_alone_are_no_place(text: str) -> None:
    assert find_regions(text) == []
