"""The measure that a rule gives, asked as people ask it; and what it says only of another kind of the thing."""

from collections.abc import Iterator

import pytest

from search_api.service import Service
from tests.search_api.answer.papers import asked_of

BANQUETS = """澜川市露天集市管理办法
（2025年3月6日澜川市人民政府令第81号公布）
第一条　为了规范露天集市，保障公众安全，制定本办法。
第二条　摊位数在五十个以上的露天集市，开办者应当在开市七日前向街道办事处报告。
第三条　集市的熟食摊主应当每年进行健康检查，取得健康证明后方可售卖。
第四条　熟食摊主应当对出售的熟食留样，留样量不少于一百克，留样时间不少于二十四小时。
第五条　进货台账保存期限不得少于两年。
第六条　车站、码头周边五十米范围内禁止摆摊。
第七条　滨江步道和古城墙上全年禁止摆摊。
第八条　集市开办许可的有效期为三年，其中夜市开办许可的有效期为五年。许可期满三十日前可以申请延续。
第九条　临时摊位设置期限不得超过十日，活动结束后二日内应当自行拆除。
第十条　集市连续停业超过十五日的，应当向街道办事处报告。
第十一条　新开办的便民集市一次性补贴5万元，并应当持续经营不少于两年。
第十二条　灶台周围三米以内不得堆放柴草，十米以内不得存放油料。
第十三条　改造老旧摊位的，按照每个摊位800元的标准给予补贴，一个集市最高不超过5万元。
第十四条　本办法自2025年5月1日起施行。
"""
CABINS = """DB77/T 3312-2024
索道运行维护规程
发布日期：2024-03-10 实施日期：2024-06-01
1 范围
本文件规定了索道运行维护的要求。
4 检查
4.1 载客吊厢应每日检查不少于一次。
4.2 货运吊厢应每月检查不少于一次。
4.3 风速大于15m/s时不应运行。
4.4 检修人员每组不应少于2人。
4.5 每个支架的润滑脂加注量不应少于125 g。
4.6 检修许可证有效期不应超过8 h。
4.7 对乘客投诉应在24 h内响应，5个工作日内办结并回复。
"""
NOTICE = """澜川市安全生产委员会办公室关于两起事故的通报
澜安办〔2025〕9号
各区人民政府：
近期我市发生两起生产安全事故，现通报如下：
【案例一】白浪洗车行“3·2”触电事故
2025年3月2日10时20分，澜川市雨花区白浪洗车行一名员工操作漏电的高压水枪时触电，造成1人死亡，直接经济损失90万元。
【案例二】恒固钢构公司“3·9”高处坠落事故
2025年3月9日14时，澜川市北湖区恒固钢构公司一名工人从屋面采光板踏空坠落，造成1人死亡，直接经济损失130万元。
各区要吸取教训，认真排查。
澜川市安全生产委员会办公室
2025年3月20日
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    papers = {"集市": BANQUETS, "索道": CABINS, "通报": NOTICE}
    with asked_of(tmp_path_factory.mktemp("values"), papers) as service:
        yield service


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("熟食留样时间多长", "不少于二十四小时"),
        ("熟食要留样多久", "不少于二十四小时"),
        ("熟食留样要留多少克", "不少于一百克"),
        ("进货台账保存期限多长", "不得少于两年"),
        ("进货台账要保存几年", "不得少于两年"),
        ("露天集市开市要提前几日报告", "七日前"),
        ("熟食摊主多久体检一次", "每年"),
        ("载客吊厢多久检查一次", "每日"),
        ("货运吊厢多久检查", "每月"),
        # Units by their letters, and each of a kind.
        ("索道检修人员一组几个人", "不应少于2人"),
        ("每个支架要加多少克润滑脂", "不应少于125 g"),
        ("索道检修许可证有效期多长时间", "不应超过8 h"),
        # From how much on: the rule says it before the word that obliges.
        ("露天集市摊位数多少个以上要报告", "五十个以上"),
        ("索道风速大于多少不能运行", "大于15m/s"),
        ("集市连续停业超过多少日要报告", "超过十五日"),
        # What a rule only states; each of its pieces for itself.
        ("夜市开办许可有效期几年", "五年"),
        # How far stands before what is forbidden there.
        ("灶台离油料至少要多远", "十米以内"),
        ("集市灶台离柴草多远才行", "三米以内"),
        # What each is granted is not what is granted at most in all.
        ("改造老旧摊位每个摊位补贴多少钱", "800元"),
        # What is settled is no application.
        ("索道乘客投诉多长时间要办结", "5个工作日内"),
        ("临时摊位最多能设置多久", "不得超过十日"),
        ("集市开办许可的有效期是几年", "三年"),
        ("新开办的便民集市补贴多少", "补贴5万元"),
        # How long something lasts is not by when another thing is due.
        ("临时摊位设置期限多长", "不得超过十日"),
        # How many cases a paper tells.
        ("澜安办〔2025〕9号通报了几起事故", "2起"),
        ("澜安办〔2025〕9号通报了几起触电事故", "1起"),
    ],
)
def test_the_measure_that_is_asked_for(rules: Service, question: str, value: str) -> None:
    answer = rules.ask(question)
    assert (answer.outcome, answer.value) == ("answered", value)
    assert answer.answers[0].record.evidence is not None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("哪里禁止摆摊", "禁止摆摊"),
        ("什么地方全年不能摆摊", "古城墙"),
        ("春节期间可以在古城墙摆摊吗", "全年禁止摆摊"),
    ],
)
def test_where_it_is_forbidden(rules: Service, question: str, said: str) -> None:
    answer = rules.ask(question)
    assert answer.outcome == "answered"
    assert answer.answers[0].record.evidence is not None
    assert said in answer.answers[0].record.evidence.quote


@pytest.mark.parametrize(
    "question",
    [
        "冷藏吊厢多久检查一次",
        "学校周边可以摆摊吗",
        "澜安办〔2025〕10号通报了几起事故",
        "澜安办〔2025〕9号通报了几起火灾事故",
    ],
)
def test_what_is_said_of_another_kind_answers_nothing(rules: Service, question: str) -> None:
    assert rules.ask(question).outcome == "not_held"
