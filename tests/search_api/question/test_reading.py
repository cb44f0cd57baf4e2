"""Questions into queries: what is asked, of whom, where, about what."""

import random
from datetime import date

import pytest

from search_api.question import read_question
from search_api.values import Query
from tests.growth import LINEAR, growth

ON = date(2026, 6, 1)
HELD = ("岚江省/澜川市/枕溪区", "岚江省/澜川市/棠阳区", "岚江省/霁阳市")


def read(question: str) -> Query:
    return read_question(question, ON, HELD)


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("路边的树倒了该找谁", "responsibility"),
        ("路边的树倒了该找哪里", "responsibility"),
        ("窨井盖由哪一级部门来管？", "responsibility"),
        ("餐厨垃圾收运的牵头单位是哪家", "responsibility"),
        ("餐厨垃圾收运怎么分工", "responsibility"),
        ("餐厨垃圾收运", "responsibility"),
        ("水务局是不是管河道保洁", "responsibility"),
        ("河道保洁归水务局管吗?", "responsibility"),
        ("水务局在河道保洁里是什么角色", "responsibility"),
        ("水务局要做哪些事", "unit_tasks"),
        ("水务局一共牵头几项", "unit_tasks"),
        ("水务局的任务清单", "unit_tasks"),
        ("列出水务局负责的所有工作", "unit_tasks"),
        ("河道保洁最迟哪天要完成", "deadline"),
        ("河道保洁的完成时限是什么", "deadline"),
        ("河道保洁还剩多少天", "deadline"),
        ("河道保洁方案的文号是多少", "document"),
        ("河道保洁方案什么时候印发的", "document"),
        ("河道管理办法还有效吗", "document"),
        ("河道管理办法是根据哪个文件制定的", "document"),
        ("哪份文件提到河道保洁", "document"),
        ("河道里能不能游泳", "requirement"),
        ("河道保洁员至少要配几个人", "requirement"),
        ("河道保洁从哪天开始", "requirement"),
        ("电梯里要公示什么", "requirement"),
        ("游船上应当配备哪些救生设备", "requirement"),
        ("住建局要公示什么", "unit_tasks"),
        ("往河道倒垃圾罚多少钱", "law"),
        ("往河道倒垃圾怎么罚", "law"),
        ("往河道倒垃圾会被罚吗", "law"),
        ("往河道倒垃圾谁来罚，罚多少", "law"),
        ("往河道倒垃圾谁来罚", "responsibility"),
        ("往河道倒垃圾誰處罰", "responsibility"),
        ("往河道倒垃圾由谁执法", "responsibility"),
        ("往河道倒垃圾的罚款由谁罚", "responsibility"),
        ("往河道倒垃圾由哪个部门查处", "responsibility"),
        ("按条例河道归谁管", "law"),
        ("GB 50016-2014被哪个标准代替", "standard"),
    ],
)
def test_what_is_asked(question: str, intent: str) -> None:
    assert read(question).intent == intent


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("岚政办发〔2024〕18号是谁发的", "issuer"),
        ("《河道管理办法》是哪个部门制定的", "issuer"),
        ("河道管理办法哪天公布的", "published_on"),
        ("河道管理办法什么时候成文", "written_on"),
        ("河道管理办法从什么时候起施行", "in_force_from"),
        ("河道管理办法作废了没有", "validity"),
        ("河道管理办法被哪个文件代替了", "replaced_by"),
        ("河道三年行动方案到期了吗", "period"),
        ("河道管理办法什么时候失效", "period"),
        ("河道管理办法有效期到哪天", "period"),
        ("河道管理规程是哪天印发的", "written_on"),
        ("岚政办发〔2024〕18号讲什么", "title"),
        ("岚政办发〔2024〕18号", "title"),
        ("婺府办字〔2025〕6号是什么文件", "title"),
        ("婺府办字〔2025〕6号", "title"),
        ("婺府办字〔2025〕6号有哪些附件", "annexes"),
        ("《河道管理办法》", "title"),
        ("河道管理办法", "title"),
        ("河道管理办法有几条", "count"),
        ("岚政办发〔2024〕18号部署了几项任务", "count"),
        ("岚政办发〔2024〕18号附件有哪些", "annexes"),
        ("河道管理办法的制定依据是什么", "basis"),
        ("河道保洁是任务分工的第几项", "item"),
        ("河道管理办法的咨询电话是多少", "contact"),
        ("河道整治领导小组组长是谁", "person"),
    ],
)
def test_which_fact_of_a_document(question: str, fact: str) -> None:
    query = read(question)
    assert (query.intent, query.fact) == ("document", fact)


@pytest.mark.parametrize(
    "question", ["举报电话由谁公布", "充电设施什么时候投入使用", "白皮书什么时候发布", "检查手册由谁制定"]
)
def test_what_is_made_is_no_document_asked_about(question: str) -> None:
    assert read(question).intent in {"responsibility", "deadline"}


@pytest.mark.parametrize(
    ("question", "path", "known"),
    [
        ("崇川区充电桩谁建", "江苏省/南通市/崇川区", True),
        ("南通崇川充电桩谁建", "江苏省/南通市/崇川区", True),
        ("崇川区學田街道充電樁誰建", "江苏省/南通市/崇川区/学田街道", True),
        ("枕溪区充电桩谁建", "岚江省/澜川市/枕溪区", True),
        ("枕溪的充电桩谁建", "岚江省/澜川市/枕溪区", True),
        ("枕溪区望潮街道的充电桩谁建", "岚江省/澜川市/枕溪区/望潮街道", False),
        ("曜川市充电桩谁建", "曜川市", False),
        ("国家层面充电桩归谁管", "全国", True),
        ("谁管南通的充电桩", "江苏省/南通市", True),
        ("哪个部门来负责枕溪的充电桩", "岚江省/澜川市/枕溪区", True),
    ],
)
def test_place(question: str, path: str, known: bool) -> None:
    place = read(question).place
    assert place is not None
    assert (place.paths, place.known) == ((path,), known)


SHORT = (
    "福建省/泉州市/石狮市",
    "北京市/朝阳区",
    "黑龙江省/大庆市/让胡路区",
    "天津市/和平区",
    "江苏省/南京市/鼓楼区",
)


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("石狮夜市摊点谁管", "福建省/泉州市/石狮市"),
        ("朝阳共享单车归谁管", "北京市/朝阳区"),
        ("大庆让胡路免费刻章找哪个部门", "黑龙江省/大庆市/让胡路区"),
        ("请问鼓楼的行道树谁修", "江苏省/南京市/鼓楼区"),
        ("充电桩在石狮归谁建", "福建省/泉州市/石狮市"),
    ],
)
def test_a_short_name_of_a_place_with_documents_is_that_place(question: str, path: str) -> None:
    place = read_question(question, ON, SHORT).place
    assert place is not None
    assert place.paths == (path,)
    assert read_question(question, ON, ()).place is None


@pytest.mark.parametrize(
    "question",
    ["和平时期国防动员谁负责", "公安充电桩谁建", "看朝阳哪里最好", "谁管平安保险", "谁来负责和平鸽"],
)
def test_a_word_is_no_place(question: str) -> None:
    assert read_question(question, ON, SHORT).place is None


def test_the_level_before_who_is_no_end_of_a_word() -> None:
    assert "夜市" in {term.text for term in read("夜市谁管").terms}
    assert "夜市" in {term.text for term in read("夜市由市哪个部门管").terms}


def test_a_name_of_several_places_keeps_all() -> None:
    place = read("鼓楼区充电桩谁建").place
    assert place is not None
    assert len(place.paths) > 1
    assert all(path.endswith("/鼓楼区") for path in place.paths)


def test_two_places_joined_are_both_meant() -> None:
    place = read("枕溪区和棠阳区的充电桩谁建").place
    assert place is not None
    assert place.paths == ("岚江省/澜川市/枕溪区", "岚江省/澜川市/棠阳区")


@pytest.mark.parametrize(
    "question",
    ["老小区充电桩谁建", "居民小区和社区的充电桩谁建", "要建成安全发展示范城市吗", "产业园区的充电桩谁建"],
)
def test_words_that_end_as_places_do(question: str) -> None:
    assert read(question).place is None


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("充电桩是不是归住建局管", ("住建局",)),
        ("充电桩是城管牵头吗", ("城管",)),
        ("人防办在应急避难场所里是牵头还是配合", ("人防办",)),
        ("枕溪区应急管理局牵头哪些任务", ("枕溪区应急管理局",)),
        ("由哪些单位配合民政局建充电桩", ()),
        ("充电桩由哪个部门牵头", ()),
        ("各街道要做哪些事", ("各街道",)),
        ("市粮食应急指挥部的职责有哪些", ("市粮食应急指挥部",)),
    ],
)
def test_units_asked_about_and_units_that_belong_to_the_matter(question: str, units: tuple[str, ...]) -> None:
    assert read(question).units == units


@pytest.mark.parametrize(
    ("question", "held", "path"),
    [
        ("有人往枕溪的河里倒垃圾归谁管", HELD, "岚江省/澜川市/枕溪区"),
        ("宝山友谊路街道的流浪狗谁来抓", ("上海市/宝山区/友谊路街道",), "上海市/宝山区/友谊路街道"),
    ],
)
def test_a_place_by_its_short_name_in_the_middle_and_before_a_street(
    question: str, held: tuple[str, ...], path: str
) -> None:
    place = read_question(question, ON, held).place
    assert place is not None
    assert path in place.paths


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("我家楼下天天有人烧烤，没人管，到底该找谁", {"烧烤"}),
        ("请问一下，小区里的充电桩归谁建呀？谢谢", {"小区", "充电桩", "建"}),
        ("枕溪区废旧锂电池回收由哪个部门牵头", {"废旧", "锂电池", "回收"}),
        ("枕溪区殡仪馆乱收费归谁查", {"殡仪馆", "乱收费"}),
        ("人民医院门口乱停车谁管", {"医院", "门口"}),
        ("區裡的廢舊鋰電池回收由誰負責", {"废旧", "锂电池", "回收"}),
        ("废旧锂电池回收什么时候前完成", {"废旧", "锂电池", "回收"}),
        ("废旧锂电池回收是不是归生态环境局管", {"废旧", "锂电池", "回收"}),
    ],
)
def test_the_matter_is_what_the_frame_leaves(question: str, words: set[str]) -> None:
    assert words <= {term.text for term in read(question).terms}
    assert not {term.text for term in read(question).terms} & {
        "谁",
        "牵头",
        "部门",
        "什么时候",
        "请问",
        "负责",
        "完成",
    }


@pytest.mark.parametrize(
    ("question", "punishes"),
    [
        ("往河道倒垃圾谁来罚", True),
        ("往河道倒垃圾归谁处罚？", True),
        ("罚款归谁收", False),
        ("谁执法谁普法由谁负责", False),
        ("河道保洁谁负责", False),
    ],
)
def test_who_punishes(question: str, punishes: bool) -> None:
    query = read(question)
    assert query.punishes is punishes
    assert not {term.text for term in query.terms} & {"罚", "处罚"}


@pytest.mark.parametrize("question", ["停放区什么时候划好", "停放区啥时候划好？", "停放区多久才能划完"])
def test_how_the_work_of_a_deadline_ends_is_left_out(question: str) -> None:
    query = read(question)
    assert query.intent == "deadline"
    assert "划" in {term.text for term in query.terms}


def test_numbers_titles_years_items() -> None:
    query = read("岚政办发[2024]18号和《河道管理办法》里2024年的第13项归谁")
    assert query.numbers == ("岚政办发〔2024〕18号",)
    assert query.titles == ("河道管理办法",)
    assert query.years == (2024,)
    assert query.item == "13"


def test_a_number_typed_in_a_hurry() -> None:
    assert read("岚政办发2024 18号文是哪天出的").numbers == ("岚政办发〔2024〕18号",)


@pytest.mark.parametrize(
    ("question", "role"),
    [("充电桩由谁牵头", "lead"), ("充电桩由谁配合", "support"), ("充电桩谁牵头谁配合", None)],
)
def test_the_role_asked_for(question: str, role: str | None) -> None:
    assert read(question).role == role


@pytest.mark.parametrize(
    "question", ["", " ", "？？？", "谁", "a" * 3000, "由谁" * 400, "《" * 500, "是不是归" * 300]
)
def test_any_text_is_read(question: str) -> None:
    assert read(question).question == question


PIECES = (
    "应该",
    "应",
    "该",
    "要",
    "由",
    "归",
    "谁",
    "哪个",
    "部门",
    "负责",
    "牵头",
    "什么时候",
    "前",
    "的",
    "吗",
    "是不是",
    "区",
    "局",
    "《",
    "〔2024〕",
    "第",
    "项",
)


@pytest.mark.parametrize("seed", range(6))
def test_hostile_questions_are_read_in_time(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(20):
        few = [chance.choice(PIECES) for _ in range(chance.randint(1, 4))]
        many = "".join(chance.choice(PIECES) for _ in range(300))
        assert growth(read, "".join(few), 150) < LINEAR
        read(many)


def test_what_is_done_is_no_part_of_the_name_of_who_does_it() -> None:
    assert read("静安区共享单车联合执法公安静安分局是牵头还是配合").units == ("公安静安分局",)
    assert read("枕溪区行政执法监督局是牵头还是配合充电桩整治").units == ("行政执法监督局",)


@pytest.mark.parametrize("years", ["", "2018—2020年", "2018-2020年"])
@pytest.mark.parametrize("asked", ["还在有效期内吗", "现在还在规划期内吗", "结束了吗"])
def test_whether_a_period_is_over(years: str, asked: str) -> None:
    query = read(f"枕溪区核桃产业振兴计划{years}{asked}")
    assert (query.intent, query.fact) == ("document", "period")


@pytest.mark.parametrize(
    ("question", "place", "first"),
    [
        ("潮音大桥维修谁牵头", None, "潮音"),
        ("潮音河绿道谁建", None, "潮音"),
        ("枕溪区潮音河绿道谁建", "枕溪区", "潮音"),
        ("澜川市潮音大桥维修谁牵头", "澜川市", "潮音"),
        ("潮音街道防火谁管", "潮音街道", "防火"),
        ("潮音防火谁管", "潮音", "防火"),
        ("潮音河里漂浮物谁捞", "潮音", None),
        ("潮音路边摊谁管", "潮音", None),
    ],
)
def test_what_is_named_after_a_street(question: str, place: str | None, first: str | None) -> None:
    held = ("澜川市", "枕溪区", "枕溪区/潮音街道")
    query = read_question(question, ON, held)
    assert (query.place.printed if query.place else None) == place
    assert first is None or query.terms[0].text == first
    by_short_name = query.place is not None and query.place.printed == "潮音"
    assert (query.otherwise is not None) == by_short_name
    if query.otherwise is not None:
        assert (query.otherwise.place, query.otherwise.terms[0].text) == (None, "潮音")
