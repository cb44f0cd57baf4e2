"""What others must have of an office before they may, or tell it: 应当经…批准, 应当向…备案."""

import re
from collections.abc import Sequence
from functools import cache

from corpus.lexicon import any_of, lexicon
from indexer.laws.competence_act_matter import IS_DONE, MANNER, SHORTEST, act_matter
from indexer.laws.competence_matter import Given
from indexer.laws.competence_offices import read_offices
from indexer.laws.competence_sentences import Told

# 开办码头应当经县渔业主管部门批准, 改建码头的，应当向县渔业主管部门备案.
_NEEDS = re.compile(
    r"(?P<who>[^,。;]{0,60}?)(?:应当|必须|须)(?:(?:事先|事前|依法|及时|先|[^,。;]{0,16}?[日月]内))?(?:(?:将|把)(?P<object>[^,。;]{3,60}?))?(?P<way>经过?|报(?:请|送)?|向)(?P<office>[^,。;]{2,60})$"
)
# Whoever must do it is no matter: 经营单位应当向…备案.
_WHOEVER = re.compile(
    r"(?:办事处|单位|企业|者|人|机构|公司|组织|部门|政府|学校|医院|人员|个人|协会|(?:委员|理事|董事|监事|常委|业主大|代表大)会|集团|社|院|所|站|场|方|船长|船舶|其|应当)$"
)
# Only that something has happened: what, the sentence before says (劝阻无效的，应当报告).
_BARE_CASE = re.compile(
    r"(?:不听|(?:影响|危及|妨碍)(?![^,]*的)|劝|制止|拒不|拒绝|情节|造成|可能|存在|不能|不属|无法|超过|认为|但|如|凡|仍|经|逾期|确有|有特殊|必要|协商|发现后|知道|接到|属于|需要?检|[^,]{0,4}结果(?!的))"
)
# 因特殊情况需要停闭: whatever is left without its reason must tell the matter.
_REASON = re.compile(r"^(?:因[^,]{1,40}?(?:需要|原因|情况|确需|等))?(?:确需|确有必要|需要|需|必须|的|而)*")
_TELLS_ITSELF = 8
# 应当向工程所在地县级以上人民政府建设行政主管部门申请领取施工许可证.
_APPLIES = re.compile(
    r"(?:[^,。;]{0,60}?(?:应当|必须|须))?(?:[^,。;]{0,30}?(?:[日月]内|前|后))?(?:依法|(?:按照|依照|根据)[^,。;]{0,14}规定|持[^,。;]{2,40})?向(?P<office>[^,。;]{2,60}?)"
    r"(?P<way>申请领取|申领|领取|申请换领|申请补领|申请核发|申请颁发|申请办理|申请取得|申请)(?P<thing>[^,。;]{2,30}?)(?:手续)?$"
)
# 需要砍伐林木: what is to be done.
_WANTS = re.compile("确需|需要|需(?!求)|确有必要")
# 确需移动、拆除的: what, the sentence before says.
_NO_THING = re.compile(
    r"(?:(?:临时|另行|提前)?(?:移动|拆除|变更|使用|架设|铺设|填堵|废除|调整|改变|捕捞|砍伐|移植|迁移|占用|挖掘|停闭|关闭|停业|延期|延长|续期|出境|开放|穿越"
    r"|跨越|停止|中止|终止|转让|借用|搬迁|进入)(?:、|或者|和)?)+"
)
_WHEN = re.compile(
    r"[^,]{2,24}(?:之日起|后)?[一二三四五六七八九十\d]{1,3}个?(?:工作)?[日天月]内$|(?:在|于|自)[^,]{1,30}(?:[年月日]|[日月]内|前)$"
)
_WHERE_IT_IS = re.compile("[在对][^,]{2,20}(?:内|中|上|范围|区域)")
_TO = re.compile(r"^对(?![外口台象]|[^,]*(?:进行|实施|开展|采取|作出))")


def find_needed(text: str, before: Sequence[str], region: str | None) -> Told | None:
    """What must have an office's consent, or be told to it: in the part, or in the last before (改建码头的，应当向…备案)."""
    if (applied := _applied(text, region)) is not None:
        return applied
    match = _NEEDS.fullmatch(text)
    end = _ends_needed().search(match["office"]) if match else None
    if (
        match is None
        or end is None
        or (match["way"] == "向" and end["duty"] not in lexicon("competences")["notices"])
    ):
        return None
    offices = read_offices(match["office"], 0, end.start(), region)
    if offices is None:
        return None
    told = MANNER.sub("", match["who"])
    thing = match["object"]
    is_actor = not told or (_WHOEVER.search(told) is not None and not IS_DONE.match(told))
    of_before = is_actor and not thing
    own = thing if thing else "".join(before[-1:]).removesuffix("的") if of_before else told
    earlier = before[:-1] if of_before else before
    if not thing and earlier and _WHERE_IT_IS.match(earlier[-1]):
        return None  # 在控制区内设置房屋, 埋设管线的: where, the part before tells.
    own = _WHEN.sub("", _TO.sub("", own))
    bare = _REASON.sub("", own, count=1)
    if thing is None and (_BARE_CASE.match(own) or len(bare) < SHORTEST):
        return None
    # 因住宿, 需要较长时间停车的: who stops with what is told before.
    if bare != own and (_NO_THING.fullmatch(bare) or (len(before) > of_before and len(bare) < _TELLS_ITSELF)):
        return None
    own = own if thing else _REASON.sub("", own) if _WANTS.match(own) else own
    matter = act_matter(own)
    return (
        Told(offices=offices, given=Given(matter=matter, duty=end["duty"]), gives="act") if matter else None
    )


_AGAIN = re.compile("(?:重新)?(?P<does>核发|换发|补发|换领|补领)")
_GIVEN_OUT = re.compile("[领发]")
# Of what, the sentence before tells.
_ANY_PAPER = re.compile(
    "(?:许可|相关|有关|资格|资质|注册|变更|注销|设立|初始)?(?:许可证|许可|登记|资质|证书|证件|登记证|资格证)"
)


def _applied(text: str, region: str | None) -> Told | None:
    """At which office one applies for a paper, which that office gives out."""
    match = _APPLIES.fullmatch(text)
    if match is None or not match["thing"].endswith(tuple(lexicon("competences")["papers"])):
        return None
    again = _AGAIN.match(match["thing"])
    offices = read_offices(match["office"], 0, len(match["office"]), region)
    matter = act_matter(match["thing"][again.end() :] if again else match["thing"])
    if offices is None or matter is None or _ANY_PAPER.fullmatch(matter):
        return None
    duty = again["does"] if again else "颁发" if _GIVEN_OUT.search(match["way"]) else "受理"
    return Told(offices=offices, given=Given(matter=matter, duty=duty), gives="act")


@cache
def _ends_needed() -> re.Pattern[str]:
    table = lexicon("competences")
    return re.compile(rf"(?:依法)?(?P<duty>{any_of([*table['consents'], *table['notices']])})$")
