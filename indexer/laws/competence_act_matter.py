"""What an act is done about, without its reach and what follows on it; what tells nothing by itself is none."""

import re
from functools import cache

from corpus.lexicon import any_of, lexicon

_LONGEST = 60
SHORTEST = 3
# Not the beginnings of 市场, 市级, 县道, 区域, 市政, 市民.
_PLACE = r"(?:省|市|盟|州|县|区|旗|自治区|镇|街道)(?![场容域级道际划间区]|政(?!府)|民(?![政防]))"
_SCOPE = re.compile(
    rf"(?:对)?(?:在)?(?:(?:本|全|各自|所|其)?(?:行政区域|辖区|管辖区域)(?:范围)?(?:以?内)?"
    rf"|(?:本|全|各自|所|其){_PLACE}(?:范围)?(?:以?内)?|{_PLACE}(?:范围)?以?内)的?"
)
# 制定…规划(以下简称市规划), 制定措施并予以落实.
_AND_DONE = re.compile(
    r"(?:\((?:以下|下同)[^()]{0,30}\)|并(?:(?:予以|加以|组织|负责)?(?:落实|实施|执行|公布|公开|公示)|负责[^,]{2,8}|将其?[^,]{0,12}纳入[^,]{2,40}))+$"
)
_TIMES = re.compile(r"^(?:至少|不少于)?[一两二三四\d]{1,2}次(?!性)(?:以上)?")
# 核实并给予答复: what is done then.
AND_THEN = re.compile(r"(?<=.{2})(?<![合兼吞])并(?![购联轨入网存行发列排举])[^,]*$")
# 发给相应类别的机动车驾驶证.
_OF_ITS_KIND = re.compile(r"^相应(?:类别|级别|种类|等级)的(?=.{2})")
_OWN = re.compile(r"(?:相关|有关|下列|以下|前款|本条|本法|本条例|本办法|上述|其他|必要|相应|该|其|此)")
_BEHIND = re.compile(r"(?:的?(?:工作|(?<!性)(?<!违法)活动)|等)+$")
# 建立记录档案、设立保护标志: another act.
_ANOTHER_ACT = re.compile(
    r"(?<=[^、]{4})、(?:设立|建立|制定|设置|组织|编制|完善|健全|落实|明确|公布|发布|公开|开展|推广|公示|制作|印制|配备)[^、和及与]{4,}$"
    r"|(?<=[^、]{4})和(?:落实|推进|督促|组织实施)[^、和及与]{2,}$"
)
# 建立并实施…制度, 制定并向社会公开…清单.
_AND_DOES = re.compile(
    r"^并(?:组织|加强|及时|适时|分步|逐步|向社会|定期|依法)?(?:实施|落实|完善|执行|公布|发布|公开|公示|调整|修订|更新)(?=.{3})"
)
# What somebody wants to do, though it ends like somebody: 开办燃气企业.
IS_DONE = re.compile(r"开办|开设|设立|举办|新建|改建|扩建|修建|变更|迁移|转让")
_NO_MATTER = re.compile(
    r"^(?:可以|属于|构成|按照|依照|根据|自(?![行来然备用愿建动主治我贸]))|由[^,]{2,20}(?:决定|负责|批准|组织|实施)|^内容|^一定|上述|前款|按照有关规定$|(?:机构|人员|单位|部门|专人)负责|必须|遵守本(?:法|条例|办法|规定)$|也可以|完毕$|^后|低为$|(?:机关|政府|部门)(?:实施|执行|办理)$|其他情形|报(?:同级|上级|本级|国务院)|第[一二三四五六七八九十]{1,3}[项款]|(?:发生|需要|确需|拟).{0,6}(?:变更|变化|延长|延期|调整|更换)$|(?:相关|有关)(?:服务|工作|事项)$|下列|以下(?:情形|事项|行为|条件)|有关事项$|该(?![省市县区])|不得|禁止|除外|无法|未经|^(?:专门?人员?|[的、和与及并]|或者?|以及|推进|推动|督促|落实|实施|开展|制定|编制|组织|解决|协调|指导|为(?=[^,]{2,16}区$)|进行|关于|(?:结果|情况|费用|经费)(?=.{3})|(?:计划|措施|办法|方案|政策)(?:增加|予以|解决|支持|鼓励|落实|推动|促进|加强|对|引导|保障|确保))|(?:[时后前]|(?<!目)的|情况下|以外|基础上|意见建议|向社会公[布开])$"
)
# 组织教育、卫生等部门, 建设队伍: whom it brings together is no matter.
_ACTORS = re.compile(r"[^,。;]{0,40}等?(?:有关|相关)?(?:部门|单位|机关|企业|院校|科研机构)")
MANNER = re.compile(r"(?:全面|统一|依法|及时|逐步|一并|分别|同时|主动|可以|还|也|均|都|再)+$")


def act_matter(text: str) -> str | None:
    """The matter without its reach; None where it points elsewhere or is a sentence of its own."""
    text = _TIMES.sub("", _AND_DOES.sub("", _AND_DONE.sub("", text)).removeprefix("做好"))
    reach = _SCOPE.match(text)
    own = _OF_ITS_KIND.sub("", _BEHIND.sub("", text[reach.end() :] if reach else text))
    if not SHORTEST <= len(own) <= _LONGEST or own.count("(") != own.count(")"):
        return None
    own = MANNER.sub("", _ANOTHER_ACT.sub("", own))
    if len(own) < SHORTEST or _OWN.match(own) or _NO_MATTER.search(own) or vague().fullmatch(own):
        return None
    if "应当" in own or (_ACTORS.fullmatch(own) and not IS_DONE.match(own)):
        return None
    return own


@cache
def vague() -> re.Pattern[str]:
    """What matches, whole, a matter that tells nothing by itself."""
    words = any_of(lexicon("competences")["vague"])
    return re.compile(rf"(?:(?>{words})(?:和|与|及|以及|或者?|、|的)?)++")
