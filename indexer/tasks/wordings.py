"""How clauses that give work to units are worded, and what is worded alike and gives none. All texts here are folded."""

import re

from indexer.tasks.predicates import CONSULTS, MAINLY, NO_ROLE, Lazy, any_of, words_of

HAN = "[一二三四五六七八九十]{1,3}"

# Quotes, titles and brackets say nothing about who is to act.
MASKED = re.compile(
    r"《[^《》\n]{1,160}》|“[^“”\n]{1,120}”|\([^()]{1,400}\)|〔[^〔〕]{1,400}〕|【[^【】]{1,400}】"
)
COMMA = re.compile(r"[,，:：]")
# What may stand before a subject without a comma behind it: a marker, a date, a request.
DATE = (
    r"(?:到|至|自)?(?:(?:每年|\d{4}年|今年|明年|本年)?(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年|第?[一二三四]季度)|每年|每季度|每月|\d{4}年|今年|年(?=底|内))"
    r"(?:最后一个月)?(?:\d{1,2}日)?(?:上旬|中旬|下旬|[初中底末](?!央))?(?:之?前|以前|起|内|开始)?"
)
BEFORE = re.compile(
    rf"(?:{HAN}[是要]|[①-⑳]|\(\d{{1,2}}\)|首先|其次|同时|此外|另外|其中|并且|并|另|请|原则上|一律|以(?=[^,，。;]{{2,60}}{MAINLY})|{DATE})[,、:]?\s?"
)
# No 由 is in 理由; there is one behind 管理, 治理, 办理 and other words that end so (水渠管理由A负责). What a law is said to
# determine (《办法》规定由A审批) is told, unless it is done by that (按规定由A审批).
FROM = re.compile(
    r"(?<!》规定)(?<!》明确)(?<![一-龥]中规定)(?<![一-龥]中明确)(?<!明确了)(?<!规定了)(?<![自缘事经或])(?<!\A理)(?<![^管清处办代受审修整治监护梳料助]理)由(?![于此来衷])"
    r"|(?:(?<![一-龥])|(?<=国务院))责成|(?<=[一-龥])(?<![提报申聘邀呈敬特函])请(?=[^,，。;:]{2,60}(?:会同|牵头|负责|办理|承办|组织))"
)
# 建立由A牵头、B落实的机制 says how things are arranged; 由A管理转为自律管理 what changes.
ARRANGES = re.compile(
    r"(?:建立|健全|完善|形成|构建|实行|坚持)[^由,，。;]{0,16}由[^,，。;]{2,60}的[^,，。;的]{0,10}(?:机制|格局|体制|体系|制度|模式|局面|原则)(?=[,，。;]|$)"
)
TURNS = re.compile(r"[转变改]为")
# A quick look for the words of FROM.
MAY_GIVE = re.compile(
    r"由(?<!自由)(?<!缘由)(?<!事由)(?![于此来衷])|责成|请(?<!申请)(?<!提请)(?<!报请)(?<!聘请)(?<!邀请)(?!示|求)"
)
# 也可以由A审核 permits.
PERMITS = re.compile(r"可以|可(?=[由视]|根据|按照|给予|予以|采取|适当)")
# 可以予以训诫，或者由A处罚 permits both.
ELSE = re.compile(r"(?:或者?|也)$|(?:或者?|也)(?=由)")
# 请A在办法中明确，B要…: what is ruled stands behind the comma.
RULES_THAT = re.compile(r"(?:中|予以|应当?|要)(?:明确|规定|提出|要求|约定)[,，:：]\s?$")
# 可以申请顺延，是否准许由A决定: a clause of another's right or duty.
ANOTHERS = re.compile(r"可以(?![视由])|应当|不得|必须")
# 制定目录，A要…: a clause of work without a subject, which is not for A.
OWN_WORK = Lazy(
    rf"\s?(?:同时|并|还|也|又|更)?(?:要(?!求|素|点|件)|{any_of('opening', 'action')})(?=[^,，。;:]{{4}})"
)
# 以政府名义印发的或者由A起草、报请政府批准的文件，由B审核: the first clause says of what the second one speaks.
OF_A_PAPER = re.compile(
    r"(?:[一-龥、]|□|\(|\)){2,60}的[^,，。;的]{0,8}(?:公文|文件|草案|方案|标准|规划|项目|事项|材料)[,，][^,，。;]{0,12}由"
)
# （其中市级部分由A负责）
EXCEPTION = re.compile(r"\((?P<words>[^()]{2,120}?(?<![经理])由[^()]{3,160})\)")
# 由A起草的文件, A会同B制定的规划: who is named stands in an attribute.
_DONE_BY = f"(?:{any_of('action', 'given')})"
RELATIVE = Lazy(
    rf"(?:(?:负责|牵头|联合|共同|统一|依法|组织|具体|分别|按[^,，。;的]{{2,12}}?){{0,3}}?)"
    rf"(?:{_DONE_BY}[、和并及]?){{1,3}}的(?=[一-龥《“])"
)
THROUGH = re.compile(r"经(?=[^,，;]{2,40}会同)")
# A clause that begins so only prepares the one that gives the work.
PREPARING = re.compile(
    r"(?:按|根据|依据|依照|依托|结合|围绕|针对|为|在|对|以|通过|自|从|到|经|随着|除|凡|于|鉴于|考虑到|每|\d|同时|此外|另外|首先|其次|最后"
    rf"|即日|年|{HAN}是|[上下]半年|坚持|聚焦|涉及|本着|着眼|因|如|若|遇|当)"
)
# 启动Ⅱ级以上响应后，A组织…: an event that calls for what follows.
EVENT = re.compile(
    r"(?:启动|发生|发布|接到|收到|发现|出现|进入|达到|超过|需要|接报|受理|验收)[^,，。;:了]{1,40}(?:后|时|的)[,，]"
)
# 正在牵头建设 is an assignment under way, 已牵头建设 a tale.
UNDER_WAY = re.compile(r"正在(?=牵头|会同|负责)")
TOLD = Lazy(
    rf"{any_of('told')}|了(?![解然结])|提出(?:了|:)|(?:不力|不到位|不严|不够|缺失|不足|失察)(?![的等，、])|[一-龥]说(?=[,，:])"
    r"|于\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:建立|成立|批准|设立|发布|组建|印发)"
)
# What is done about 违规 (查处违规行为) is work; who 违规 did something is told.
WRONGED = re.compile(r"违规")
AGAINST = re.compile(
    r"查处|查办|整治|打击|清理|处置|处理|处罚|纠正|制止|劝阻|劝离|举报|防止|防范|杜绝|严禁|监管|排查|治理|取缔|拆除|检查|对|离|除|理"
)
# 去年冬春期间，A牵头侦办…: what a clause before a subject looks back on.
LOOKS_BACK = re.compile(
    r"\s?(?:去年|前年|往年|上年度|近年来|(?:今|\d{4})年以来|过去[一二三四五六七八九十两几\d]{0,3}年|截至目前)"
)
# How things stand (入围企业在3家以上的) or a noun of the same letters (A考核应采用, A工作组织情况).
STATE = Lazy(
    rf"(?:{any_of('action', 'manner')})(?:应(?!急)|要(?!求|素|点)|可(?!行|靠|持)|须|工作|情况|结果|体系|机制|规划和|项目和|任务"
    r"|指标|标准|方案|制度|人员|人(?=[:\s]|$)|电话|方式|(?<!保障)经费|部门|是|为|存在)"
)
DEED = re.compile(rf"(?:{any_of('deed')})")
NO_WORK = re.compile(rf"(?:共同|联合|分别|各)?(?:{any_of('no_work')})")
# 办公室设在A is no order but what it is there for may be; a body that is founded is none either.
SEATED = ("设在", "设于", "挂靠")
SEAT_DUTY = re.compile(r"[,，](?:具体|主要|全面)?(?:负责|承担)")
FOUNDED = re.compile(r"(?:设立|成立|组建|下设)[^,，。;]{0,30}(?:指挥部|委员会|小组|联席会议|办公室|机制)")
# 各级部门安全理念进一步强化 tells what is to come about, not what is to be done.
GOAL = re.compile(
    r"(?:进一步|显著|不断|更加|全面|有效|持续|明显|逐步|大幅|普遍)(?:[一-龥]{0,4})(?:强化|增强|提升|提高|加强|好转|向好|遏制|牢固|改善|下降|减少|完善|优化|健全|树牢[一-龥]{0,12}|稳定向好)$"
)
# 各部门报送国务院的公文，…: a paper of theirs, of which something is said.
PAPER = re.compile(
    r"(?:报送|上报|提请|提出|制定|印发|出台|发布|报)[^,，。;]{0,30}的[^,，。;的]{0,8}(?:公文|文件|草案|建议|材料|请示|报告|规定|政策)$"
)
# A是…主体，要…; A发现…的，要…: what only leads in, and orders nothing without the word of role behind it.
LEADING_IN = frozenset(("是", "由", *words_of("leading")))
# A在汛期到来前，要…, A作出决定前，要…
IN_TIME = re.compile(
    r"[^,，。;:]{2,40}(?:前|后|时|内|间|期|起|中|日|月|底|末)[,，]\s?(?:还|都|均|也)?(?:要(?![求素点件])|应当|必须)(?!由)"
)
# 会议要求，A…: what a meeting decided is given, whoever else it heard before.
DECIDED = re.compile(r"会议(?:还|并|同时)?(?:要求|决定|明确|议定|商定|确定|强调)[,，]")
# 街道办事处 2025年4月8日印发: a signature.
SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(?=[\s(]|印发|发布|公布|$)")
# 各县代表作为副主任 speaks of persons.
OFFICE = re.compile(r"代表(?:作为|担任|兼?任|为)|(?:担|兼)任|作为副?(?:主任|组长|召集人|总指挥)|责任人$")
WORK = Lazy(any_of("action", "responsible", "lead", "together"))
INQUIRY = re.compile(r"(?:组成|成立|组建)[^,。;]{0,20}调查组")
# 要密切配合, 要各司其职 orders nothing that could be shown done.
SLOGAN = re.compile(
    r"\s?(?![,、\s]*$)(?:密切|积极|主动|全力|加强|协同|通力|各司其职|各负其责|齐抓共管|协调联动|协作|协调|沟通|配合|支持|合作|联动|高度重视|提高认识|统一思想|[,、])++(?=[。;]|$)"
)
SOFT = re.compile(rf"\s?(?:{any_of('soft')})")
CONCRETE = re.compile(
    r"制定|制订|建立|编制|报送|上报|成立|明确|列入|列为|纳入|开展|组织|检查|培训|公布|公开|出台|完善|健全|落实|督促|配备|安排|推进|定期|会同"
)
# 要有大局意识 wants a mind, not a work.
MIND = re.compile(
    r"(?:有|树立|牢固树立|保持|发扬)[^,，。;]{0,12}(?:意识|观念|思维|精神|担当|责任感|紧迫感|使命感|定力|格局|情怀|作风)(?=[,，。;]|$)"
)
HELPS = Lazy(
    rf"(?:主动|认真|全力|大力)?(?:{any_of('support')})(?!机制|意识|能力|[,，](?:联合|共同|相互|形成合力))"
)
# Who 参加 something attends it as often as helps with it.
ATTENDS = re.compile(r"参加")
# 负责参与审核 gives a help, unless work of one's own follows: 负责参与审核，组织拨付资金.
HELPS_ONLY = Lazy(
    rf"(?:积极|主动|全力)?(?:{any_of('support')})(?!工作机制|机制|意识|能力)(?![^。;]*[,，、](?:{any_of('action')}))"
)
# 各有关部门要密切配合，形成合力 asks anybody for no more than goodwill.
GOODWILL = re.compile(
    r"\s?(?:密切|积极|主动|全力|大力|通力|加强|相互|协同|协作|[,、]){1,4}配合(?=[,，。;]|$)"
)
# 请A在办法中明确，B要…
SAID = re.compile(r"(?:指出|强调|认为|表示|[中》](?:明确|规定))[,，:：]$")
# 由中央和地方按照事权各负其责 is a principle; 办公室承担以下职责 only announces.
PRINCIPLE = re.compile(
    r"(?:各负其责|各司其职|(?:以下|下列|如下)(?:主要|具体)?(?:职责|工作|任务|事项))[。;]?$"
)
# 按照在国家宏观调控下，省级人民政府全面负责的原则: who is named stands inside the principle.
UNDER = re.compile(
    r"(?:按照?|根据|本着|坚持|遵循|依据|贯彻)(?![^。;]*(?:原则|方针|精神|要求|规定|分工))[^。;]*[,，、]$"
)
MAXIM = re.compile(r"的(?:原则|方针|精神)$")
# A依照法律规定独立行使监督权 says by what right it acts.
OWN_RIGHT = re.compile(r"[在依按根][^。;]{2,80}独立行使[^,，。;]{0,12}[权职]")
# A依法承担赔偿责任 says who answers for a damage.
LIABLE = re.compile(
    r"(?:依法)?承担[^,，。;:]{0,12}(?:赔偿|法律|民事|刑事|连带|违约|侵权|补偿|举证)[^,，。;:]{0,4}责任"
)
# A接到报告后，未按时处理的，由B责令改正; A通过集资筹集的资金，由B管理; A在处置资产时，可以…: a case, a matter, a permission.
CASE = re.compile(
    r"[^,，。;]{0,80}[时后中前内][,，][^。;]{0,200}的[,，](?:无需|不|由)|[^。;]{0,200}的[,，]无需"
)
MATTER = re.compile(
    r"[^,，。;]{2,80}的[^,，。;的]{0,10}(?:资金|经费|费用|款项|事项|收入|财物|物资)[,，](?:根据|按|由|应|须|可|依|属|经|需|不)"
)
# A在实施规划等工作 and A通过集资筹集的资金 are no sentences.
UNSAID = re.compile(
    r"在(?:实施|开展|进行|制定|编制|办理)[^,，。;]{2,100}(?:工作|活动|过程)[中时]?[。;]?$|通过[^。;]{2,80}的[^,，。;的]{0,10}(?:资金|经费|收入|财产)[。;]?$"
)
MAY = re.compile(r"[^。;]{0,80}?(?:有权|[时后前中][,，]\s?可以)")
DONE = re.compile(r"[一-龥]了(?![解然结])")
TOGETHER = re.compile(rf"会同(?![志意])|{CONSULTS}")
# 由A牵头，B、C等单位组成 says who belongs to a group.
COMPOSED = re.compile(r"[^。;]{0,200}(?:共同|联合)?组成[。;,]?$")
# 本方案由A负责解释 says who answers for a paper, and gives no work.
EXPLAINS = re.compile(r"(?:负责|承担)[^,，。;]{0,12}解释|(?:商|会同)[^,，。;]{2,80}解释[。;]?$")
# 分别由A、B、C牵头开展相关领域的整治: which leads what is not said.
EACH_ITS_OWN = re.compile(r"分别[^。;]{0,120}(?:相关|各自|有关|本)(?:领域|行业|部门|系统|方面|区域)")
# 由A牵头，B配合，对C逐户测温: roles, behind which stands what they speak of.
ROLES_ONLY = re.compile(
    r"牵头(?:负责)?[,，](?:[^,，。;:]{2,120}(?:配合|协助|参与|参加)[,，]|(?:联合|会同)[^,，。;:]{2,120}[,，]){0,2}\s?"
)
# 由A牵头，联合B、C，…
JOINING = re.compile(r"(?<=牵头[,，])联合|(?<=负责[,，])联合")
LEADS = re.compile(rf"牵头(?!{NO_ROLE})")
CARRY = Lazy(rf"(?:并)?(?P<cue>负责|承担|牵头|主管|会同|{any_of('support', 'action')})")
ALSO = re.compile(rf"(?:同时|并|还|也|又|更)?要(?!求|素|点|件)|{HAN}(?:是|要(?!求|素|点|件))")
COUNTED = re.compile(rf"{HAN}[是要]|[①-⑳]")
PERSON = re.compile(r"同志|负责人|责任人|领导(?!小组|责任|机制)|人员|干部|[专联]职")
SUPPORT = re.compile(rf"(?:{any_of('support')})")
SUPPORTERS = Lazy(
    r"[,，、;]\s?(?P<units>[^,，。;:]{2,160}?)(?P<must>要|应当?)?(?:派员|派人|按职责|积极|共同|密切|予以|给予|协同|分工|全力|做好|抓好){0,2}"
    rf"(?:{any_of('support')})(?:做好|落实|开展|抓好|实施|工作|完成)?(?=[,，。;]|$)"
)
# A负责X，B协助做好Y: what B helps with is told behind the word.
HELPERS_OF = Lazy(
    rf"[,，、;]\s?(?P<units>[^,，。;:]{{2,160}}?)(?:派员|派人|按职责|积极|共同|密切|全力){{0,2}}(?:{any_of('support')})"
    r"(?!工作|落实|完成)(?=[一-龥]{2})"
)
# B要密切配合 behind another is no more than a help.
ONLY_HELPS = re.compile(
    r"(?:积极|密切|主动|全力|大力|认真|做好|予以){0,2}(?:配合|协助|支持配合)(?:工作)?(?=[。;]|$)"
)
# B予以配合 is a help and no work of its own.
GIVES_HELP = re.compile(
    rf"(?:予以|给予|按职责|积极|共同|密切|全力){{1,2}}(?:{any_of('support')})(?=[,，。;]|$)"
)
# 由A牵头，B配合。says who but not what: that stands in the sentence before.
# 市水利局负责清淤，市财政局给予资金支持，市住建局加强指导: who only supports or guides what another is given.
BACKS = re.compile(
    r"(?:要|应当?|须)?(?:积极|全力|大力|密切|主动|切实|共同){0,2}(?:给予|予以|提供|加强|做好)(?:积极|大力|必要|相应|有力|业务|技术|政策|资金|经费|人员|工作|专业|的){0,3}"
    r"(?:(?P<guide>(?:督促|监督|检查|跟踪|业务|技术|[、和]){0,4}指导(?:(?:[、和]|与)?(?:督促|监督|检查|支持|帮助|服务)){0,2})|(?:支援|支持|帮助|协助|配合|保障)(?:(?:[、和]|与)?(?:支持|帮助|协助|配合|保障))?)(?:工作)?[,，。;]?"
)
SHARES = re.compile(rf"(?:{any_of('responsible')})(?:组织实施|具体实施|抓好落实|落实|实施|推进)?[,，。;]?")
THIS_WORK = re.compile(
    r"(?:(?:此|该|本|这|上述|以上|具体|相关|各)?(?:各?项)?(?:工作|任务|事项|措施)?)[,，]?(?:均|分别|统一|具体)?由?"
)
_DEED = r"(?:组织实施|具体实施|组织落实|抓好落实|推进落实|具体落实|落实|实施|承办|承担|推进|完成)"
_BY_WHEN = r"(?:(?:在|于|力争|确保)?[^,，。;:]{2,24}[前底末内](?:全部|全面|基本)?(?:完成|落实|到位|见效|建成|办结|实施|启动)?)"
_HOW_LONG = r"(?:并?(?:长期|全年|常年|持续|常态化|滚动|定期)(?:坚持|推进|实施|开展|抓好)?)"
ROLE_ALONE = re.compile(
    r"(?:(?:按照?|依据?|依照|根据)[^,，。;:]{0,12}(?:职责|分工|职能|权限|规定|要求|原则))?(?:认真|共同|具体|分别|统一|负责)?"
    rf"(?:牵头负责|牵头|负责|(?:会同|商)(?P<units>[^,，。;:]{{2,120}}?)|积极配合|予以配合|配合|协助|{_DEED})(?:到位|{_DEED})?"
    rf"(?:[,，、;][^,，。;:]{{2,120}}?(?:{any_of('support')}|负责)(?:落实|实施)?){{0,3}}"
    rf"(?:[,，](?:{_BY_WHEN}|{_HOW_LONG}))?[。;]?"
)
# 由A牵头，B参加。主要职责：… tells what their work is.
DUTIES_OF = re.compile(r"(?:其)?(?:主要|工作|具体|基本){0,2}(?:职责|任务)(?:任务|分工)?(?:是|为|包括|如下)?:")
THEIR_DUTIES = re.compile(r"[,，。](?:主要|工作|具体)?(?:职责|任务)(?:是|为)?[:：]")
GOES_ON = re.compile(r"(?:主要|具体)?(?:负责|承担)(?![人制])")
ROLES_LAST = re.compile(r"牵头(?:负责)?[,，、;][^。;]{2,120}(?:参加|参与|配合|协助)[。;]?$")
# 6月底前完成。says by when what the sentence before gives is to be done.
DUE_ALONE = re.compile(rf"(?:(?:以上|上述|此项|该项|本项)[^,，。;:]{{0,6}}[,，]?)?{_BY_WHEN}[。;]?")
# 牵头单位是A, A为牵头单位
_BEARS = r"(?:总?牵头|主办|主责|责任|负责|实施|承办|配合|协办|参与|协助)(?:责任)?(?:单位|部门)"
# 由A、B等部门组成，C为牵头单位，D为成员单位: members say nothing of roles.
COMPOSING = re.compile(r"由[^。;]{2,400}组成[,，]")
MEMBERS = re.compile(r"[,，、][^,，。;]{2,160}[为是]成员(?:单位)?[。;]?$")
KEY_WORDS = re.compile(rf"(?P<bearer>[为是]{_BEARS}(?=[,，。;]|$))|{_BEARS}[为是]")
# A quick look for them.
MAY_BE_KEY = re.compile(r"为[总牵主责负实承配协参]|是[总牵主责负实承配协参]|单位(?:为|是)|部门(?:为|是)")
# Nobody in particular is asked for help as everybody is: 各有关部门要密切配合.
ANYBODY = re.compile(r"(?:各|有关|相关|其他|其它|所有|地方|级){0,4}(?:地区|部门|单位|方面|地|机构|成员单位)")
UNIT_END = re.compile(r"(?:[部委局办厅署会院所站队处室]|单位|部门|政府|街道|乡镇|社区|公司|企业|等)$")
LEADING_UNIT = re.compile(r"\s?(?:牵头|主责|责任|主办|上级)(?:部门|单位|机关)")


def masked(text: str) -> str:
    """The text with what stands in quotes, titles and brackets blotted out, of the same length."""
    return MASKED.sub(lambda found: found[0][0] + "□" * (len(found[0]) - 2) + found[0][-1], text)
