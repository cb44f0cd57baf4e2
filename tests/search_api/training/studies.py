"""Invented cases, studied: what a sheet is laid out from, without a store."""

from datetime import date

import msgspec

from corpus.model import Article, Case, Citation, Evidence, Party, Span, Target
from search_api.case_study import CaseStudy, Place

ON = date(2026, 6, 1)
SOURCE = Evidence(
    document_id="d",
    title="澜川市人民政府关于“7·12”事故调查报告的批复",
    document_number="澜政复〔2023〕31号",
    locator="案例1",
    quote="2023年7月12日，清源公司发生中毒事故",
    start=100,
    end=120,
)
ARTICLE = Article(
    id="law-a3",
    document_id="law",
    path=("第三条",),
    heading="",
    text="第三条 有限空间作业应当遵守下列规定：\n（一）先通风；\n（二）有人监护。",
    evidence=Evidence(document_id="law", title="岚江省安全生产条例", locator="第三条", start=40, end=80),
    law="岚江省安全生产条例",
    number="第三条",
    version=date(2019, 5, 20),
    validity="amended",
    in_force_from=date(2019, 8, 1),
)
HELD = Target(kind="article", id="law-a3", title="岚江省安全生产条例", number="第三条", version="2019-05-20")


def cited(printed: str, start: int, **others: object) -> Citation:
    """A provision as a case cites it."""
    values: dict[str, object] = {"kind": "article", **others}
    return Citation(printed=printed, start=start, end=start + len(printed), **values)  # type: ignore[arg-type]


VIOLATED = (
    cited("《岚江省安全生产条例》第三条", 300, target=HELD),
    cited("《澜川市排水管理办法》第十条", 320, reason="库中没有这份文件"),
    cited("《岚江省安全生产条例》第三条", 340, target=HELD),
)
CASE = Case(
    id="d-k1",
    document_id="d",
    title="清源污水处理有限公司“7·12”较大中毒事故",
    evidence=SOURCE,
    occurred_on=date(2023, 7, 12),
    occurred="2023-07-12",
    time="09:37",
    place="枕溪区青埠镇的清源公司",
    region="岚江省/澜川市/枕溪区",
    hazard=("中毒和窒息",),
    industry=("水利、环境和公共设施管理业",),
    deaths=2,
    injuries=1,
    loss_yuan=3_126_000.0,
    grade="较大事故",
    grade_by_law="一般事故",
    course="9时20分，班长孙某某安排两人下池清淤。\n9时37分，两人先后倒下。",
    direct_causes=("未经通风和检测进入池内作业",),
    indirect_causes=("没有培训", "没有人监护，违反了《岚江省安全生产条例》第三条"),
    measures=("逐家检查",),
    lessons=("有限空间作业必须有人监护", "盲目施救使伤亡扩大"),
    violated=VIOLATED,
    parties=(Party(role="生产经营单位", name="清源污水处理有限公司"),),
)
PLACES = {
    "occurred_on": (Place(100, 110, "正文"),),
    "deaths": (Place(112, 116, "正文"),),
    "injuries": (Place(117, 120, "三、"),),
    "course": (Place(130, 150, "一、"),),
    "direct_causes": (Place(200, 213, "二、（一）"),),
    "indirect_causes": (Place(220, 224, "二、（二）1."), Place(230, 250)),
    "lessons": (Place(400, 412, "四、（一）"), Place(420, 430, "四、（二）")),
    "grade": (Place(380, 384, "三、"),),
}
CITED = (Place(300, 315, "二、（二）2."), Place(320, 335, "二、（二）2."), Place(340, 355, "五、"))


def study(**changed: object) -> CaseStudy:
    """The invented case with some of its fields changed."""
    case = msgspec.structs.replace(CASE, **changed)
    spans = {name: tuple(Span(start=p.start, end=p.end) for p in places) for name, places in PLACES.items()}
    return CaseStudy(
        case=msgspec.structs.replace(case, spans=spans),
        places=PLACES,
        cited=CITED[: len(case.violated)],
        articles={ARTICLE.id: ARTICLE},
    )
