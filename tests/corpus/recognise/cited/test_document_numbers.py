"""Document numbers in every bracket, with blanks, with a bracket lost, and with words of the sentence before them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.recognise.cited.document_numbers import find_document_numbers

CHONGCHUAN = "崇川政办发〔2020〕11号"
SUBAN = "苏办发〔2018〕53号"


@pytest.mark.parametrize(
    ("text", "printed", "number"),
    [
        ("崇川政办发〔2020〕11号", "崇川政办发〔2020〕11号", CHONGCHUAN),
        ("崇川政办发[2020]11号", "崇川政办发[2020]11号", CHONGCHUAN),
        ("崇川政办发［2020］11号", "崇川政办发［2020］11号", CHONGCHUAN),
        ("崇川政办发(2020)11号", "崇川政办发(2020)11号", CHONGCHUAN),
        ("崇川政办发（２０２０）１１号", "崇川政办发（２０２０）１１号", CHONGCHUAN),
        ("崇川政办发【2020】11号", "崇川政办发【2020】11号", CHONGCHUAN),
        ("崇川政办发﹝2020﹞11号", "崇川政办发﹝2020﹞11号", CHONGCHUAN),
        ("崇川政办发〔2020〕 11 号", "崇川政办发〔2020〕 11 号", CHONGCHUAN),
        ("崇川政办发 〔 2020 〕11号", "崇川政办发 〔 2020 〕11号", CHONGCHUAN),
        ("崇川政办发〔2020〕第11号", "崇川政办发〔2020〕第11号", CHONGCHUAN),
        ("崇川政办发〔2020年〕11号", "崇川政办发〔2020年〕11号", CHONGCHUAN),
        ("国办发〔2018104号", "国办发〔2018104号", "国办发〔2018〕104号"),
        ("国办发2018〕104号", "国办发2018〕104号", "国办发〔2018〕104号"),
        ("国办发2018104号", "国办发2018104号", "国办发〔2018〕104号"),
        ("京应急发202131", "京应急发202131", "京应急发〔2021〕31号"),
        ("京应急发202131号", "京应急发202131号", "京应急发〔2021〕31号"),
        ("安委〔2019〕5号", "安委〔2019〕5号", "安委〔2019〕5号"),
        ("沪府规〔2020〕0012号", "沪府规〔2020〕0012号", "沪府规〔2020〕0012号"),
        ("法（办）发〔1985〕25号", "法（办）发〔1985〕25号", "法(办)发〔1985〕25号"),
        ("国务院令第142号", "国务院令第142号", "国务院令第142号"),
        # gov.cn says so for short.
        ("国令第737号", "国令第737号", "国务院令第737号"),
        ("国务院令493号", "国务院令493号", "国务院令第493号"),
        ("中华人民共和国国务院令第 706 号", "中华人民共和国国务院令第 706 号", "国务院令第706号"),
        ("中华人民共和国主席令第八十八号", "中华人民共和国主席令第八十八号", "主席令第88号"),
        ("主席令（第八十八号）", "主席令（第八十八号", "主席令第88号"),
        ("公安部第61号令", "公安部第61号令", "公安部令第61号"),
        ("市人民政府第十二号令", "市人民政府第十二号令", "市人民政府令第12号"),
        ("令第142号", "令第142号", "令第142号"),
        ("应急管理部公告2020年第5号", "应急管理部公告2020年第5号", "应急管理部公告2020年第5号"),
        ("应急管理部2020年第5号公告", "应急管理部2020年第5号公告", "应急管理部公告2020年第5号"),
        ("公告2020年第5号", "公告2020年第5号", "公告2020年第5号"),
        (
            "浙江省人民代表大会常务委员会公告第46号",
            "浙江省人民代表大会常务委员会公告第46号",
            "浙江省人民代表大会常务委员会公告第46号",
        ),
    ],
)
def test_a_number_has_one_normal_form(text: str, printed: str, number: str) -> None:
    (found,) = find_document_numbers(text)
    assert (found.printed, found.number) == (printed, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("根据苏办发〔2018〕53号文件", SUBAN),
        ("现将苏办发〔2018〕53号文件印发给你们", SUBAN),
        ("《关于推进城市安全发展的意见》(苏办发〔2018〕53号)", SUBAN),
        ("《意见》和苏办发〔2018〕53号", SUBAN),
        ("特急 苏办发〔2018〕53号", SUBAN),
        ("特急苏办发〔2018〕53号", SUBAN),
        ("发文字号：苏办发〔2018〕53号", SUBAN),
        ("文号苏办发〔2018〕53号", SUBAN),
        ("要认真学习领会苏办发〔2018〕53号", SUBAN),
        ("各单位要切实按照通知和苏办发〔2018〕53号执行", SUBAN),
        ("依据省委的苏办发〔2018〕53号", SUBAN),
        ("和政办发〔2020〕1号", "和政办发〔2020〕1号"),
        ("文号:和政办发〔2020〕1号", "和政办发〔2020〕1号"),
        ("根据并政发〔2020〕1号", "并政发〔2020〕1号"),
        ("1997年12月31日市人民政府第12号令", "市人民政府令第12号"),
        ("一九九六年八月三日国务院令第20号发布", "国务院令第20号"),
        ("1996年8月3日中华人民共和国国务院令第142号发布", "国务院令第142号"),
        ("原国家质量技术监督局令第51号", "国家质量技术监督局令第51号"),
        ("2011年修订山东省人民政府令第139号", "山东省人民政府令第139号"),
    ],
)
def test_words_before_the_agency_stay_outside(text: str, number: str) -> None:
    (found,) = find_document_numbers(text)
    assert found.number == number


def test_two_numbers_stay_two() -> None:
    text = "按照苏办发〔2018〕53号和崇川政办发〔2020〕11号文件精神"
    found = find_document_numbers(text)
    assert [(mention.number, mention.printed) for mention in found] == [
        (SUBAN, SUBAN),
        (CHONGCHUAN, CHONGCHUAN),
    ]


def test_agency_year_and_serial_are_told_apart() -> None:
    (found,) = find_document_numbers("崇川政办发[2020]011号")
    assert (found.agency, found.year, found.serial) == ("崇川政办发", 2020, "011")
    (found,) = find_document_numbers("主席令第八十八号")
    assert (found.agency, found.year, found.serial) == ("主席令", None, "88")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "（2020）苏06民终11号",
            "〔2020〕11号",
            "(2020)11号",
            "房号201号",
            "印发2021年工作要点",
            "转发202131",
            "邮编202131",
        ),
        *(
            "黔ICP备19004168号",
            "13042002000523号",
            "第十二号令",
            "2020年第5号",
            "3月5号",
            "根据〔2020〕11号",
            "车牌苏F20201号",
        ),
        *("签发2021311年", "京应急发2021年", "京应急发20213111", "公告栏第5号楼", "11号公告牌"),
    ],
)
def test_what_is_no_document_number_is_left(text: str) -> None:
    assert find_document_numbers(text) == []


AGENCIES = st.sampled_from(
    ["国发", "国办函", "沪府规", "黔府办发", "临政办发", "应急", "自然资规", "高检发释字", "国卫办医函"]
)
BEFORE = st.sampled_from(
    ["", "根据", "文号：", "《办法》（", "\n", "特急 ", "精神和", "号、", "由", "2020年3月7日"]
)
BRACKETS = st.sampled_from(["〔〕", "[]", "()", "（）", "【】", "﹝﹞", "［］"])


@given(
    BEFORE,
    AGENCIES,
    BRACKETS,
    st.integers(1950, 2099),
    st.integers(1, 9999),
    st.sampled_from(["", " ", "  "]),
)
def test_any_number_is_found_whole(
    before: str, agency: str, pair: str, year: int, serial: int, gap: str
) -> None:
    printed = f"{agency}{gap}{pair[0]}{year}{pair[1]}{gap}{serial}{gap}号"
    (found,) = find_document_numbers(f"{before}{printed}文件")
    assert (found.printed, found.number) == (printed, f"{agency}〔{year}〕{serial}号")
    (again,) = find_document_numbers(found.number)
    assert again.number == found.number
