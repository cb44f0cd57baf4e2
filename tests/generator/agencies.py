"""Names of the agencies of each level, as lists print them.

A department takes the prefix of its level (区发改委); a fixed name carries its own place or its party committee
and takes none; a branch stands bare (公安分局); a collective names nobody in particular.
"""

from __future__ import annotations

from tests.generator.places import Level

# A line an agency: the forms that one document or another prints, first the short ones, after | the full one.
DEPARTMENTS = """
发改委 发改局 | 发展和改革委员会
教育局 教体局 教育局（体育局） | 教育和体育局
科技局 科技局（大数据局） | 科学技术局
工信局 经信局 | 工业和信息化局
民宗局 | 民族和宗教事务局
民政局 | 民政局
司法局 | 司法局
财政局 | 财政局
人社局 | 人力资源和社会保障局
自规局 自然资源局 | 自然资源和规划局
住建局 住建局（人防办） | 住房和城乡建设局
城管局 城管局（综合行政执法局） | 城市管理局
交通局 交通运输局 | 交通运输局
水利局 | 水利局
水务局 | 水务局
农业农村局 农业农村局（乡村振兴局） | 农业农村局
商务局 | 商务局
文旅局 文广旅体局 | 文化和旅游局
卫健委 卫健委（爱卫办） 卫健局 | 卫生健康委员会
退役军人局 | 退役军人事务局
应急局 应急管理局 应急局（安委办） | 应急管理局
审计局 | 审计局
市场监管局 市场局 | 市场监督管理局
统计局 | 统计局
医保局 | 医疗保障局
信访局 | 信访局
行政审批局 | 行政审批服务局
数据局 | 政务服务和数据管理局
机关事务中心 | 机关事务服务中心
国资办 国资委 | 国有资产监督管理委员会
金融办 | 地方金融工作办公室
人防办 | 人民防空办公室
投促局 | 投资促进局
粮储局 | 粮食和物资储备局
林业局 | 林业和草原局
园林局 | 园林绿化管理局
供销社 | 供销合作社联合社
总工会 | 总工会
妇联 | 妇女联合会
残联 | 残疾人联合会
科协 | 科学技术协会
红十字会 | 红十字会
工商联 | 工商业联合会
检察院 | 人民检察院
法院 | 人民法院
税务局 | 税务局
气象局 | 气象局
烟草局 | 烟草专卖局
邮政管理局 | 邮政管理局
地震局 | 地震局
安委办 | 安全生产委员会办公室
消委办 | 消防安全委员会办公室
专治办 | 安全生产专项整治工作领导小组办公室
河长办 | 河长制办公室
食安办 | 食品安全委员会办公室
公积金中心 | 住房公积金管理中心
档案馆 | 档案馆
融媒体中心 | 融媒体中心
疾控中心 疾控局 | 疾病预防控制局
城建中心 | 城市建设服务中心
"""
PROVINCE_DEPARTMENTS = """
发展改革委 | 发展和改革委员会
教育厅 | 教育厅
科技厅 | 科学技术厅
工业和信息化厅 工信厅 | 工业和信息化厅
公安厅 | 公安厅
民政厅 | 民政厅
司法厅 | 司法厅
财政厅 | 财政厅
人力资源社会保障厅 | 人力资源和社会保障厅
自然资源厅 | 自然资源厅
生态环境厅 | 生态环境厅
住房城乡建设厅 | 住房和城乡建设厅
交通运输厅 | 交通运输厅
水利厅 | 水利厅
农业农村厅 | 农业农村厅
商务厅 | 商务厅
文化和旅游厅 | 文化和旅游厅
卫生健康委 | 卫生健康委员会
应急管理厅 | 应急管理厅
审计厅 | 审计厅
国资委 | 国有资产监督管理委员会
市场监管局 | 市场监督管理局
广电局 | 广播电视局
体育局 | 体育局
统计局 | 统计局
医保局 | 医疗保障局
能源局 | 能源局
林业局 | 林业和草原局
粮食和储备局 | 粮食和物资储备局
药监局 | 药品监督管理局
知识产权局 | 知识产权局
大数据局 | 大数据管理局
通信管理局 | 通信管理局
税务局 | 税务局
气象局 | 气象局
地震局 | 地震局
邮政管理局 | 邮政管理局
消防救援总队 | 消防救援总队
高法院 法院 | 高级人民法院
检察院 | 人民检察院
总工会 | 总工会
残联 | 残疾人联合会
"""
STREET_DEPARTMENTS = """
党政办 党政综合办 | 党政综合办公室
党建办 | 基层党建工作办公室
平安办 | 平安建设办公室
应急办 | 公共安全和应急管理办公室
城建办 | 城市建设和管理办公室
社会事务办 | 公共管理和社会服务办公室
经发办 | 经济发展和科技办公室
农业农村办 | 农业农村办公室
综合执法队 综合执法中队 | 综合行政执法队
便民服务中心 | 便民服务中心
党群服务中心 | 党群服务中心
财政所 | 财政所
司法所 | 司法所
派出所 | 派出所
市场监管所 | 市场监督管理所
自然资源所 | 自然资源和规划所
网格中心 | 网格化服务管理中心
社区卫生服务中心 | 社区卫生服务中心
退役军人服务站 | 退役军人服务站
文化站 | 综合文化站
人武部 | 人民武装部
纪工委 | 纪律检查工作委员会
团工委 | 团工委
供电所 | 供电所
消防站 | 政府专职消防站
"""
CITY_ONLY = """
公安局 | 公安局
生态环境局 | 生态环境局
城投集团 | 城市建设投资集团
消防救援支队 | 消防救援支队
公交集团 | 公共交通集团
"""

# Names with their own place, party committee or upper level: {p} the level's prefix, {u} the one above, {stem} the place.
PARTY = (
    "{p}委宣传部",
    "{p}委组织部",
    "{p}委政法委",
    "{p}委网信办",
    "{p}委编办",
    "{p}委社会工作部",
    "{p}纪委监委",
    "{p}政府办公室",
)
OWN_PLACE = (
    "国网{stem}供电公司",
    "中国电信{stem}分公司",
    "中国铁塔{stem}分公司",
    "{stem}水务集团",
    "{stem}燃气公司",
    "{stem}经济开发区管委会",
    "{stem}高新区管委会",
)
DISTRICT_PLACE = ("{stem}消防救援大队",)
UPPER_LEVEL = ("{u}公安局{stem}分局", "{u}自然资源和规划局{stem}分局", "{u}生态环境局{stem}分局")
CITY_UPPER = ("{u}通信管理局", "{u}地质矿产勘查局")
BRANCHES = ("公安分局", "自然资源和规划分局", "生态环境分局", "金融监管分局")
BRIGADE = "消防救援大队"

# Collectives that may stand within a list.
COLLECTIVES = {
    Level.PROVINCE: ("各设区市人民政府",),
    Level.CITY: ("各县（市、区）人民政府", "各区（县）政府", "各县区", "各开发区管委会"),
    Level.DISTRICT: ("各街道办事处", "各街道", "各镇街", "各物业服务企业"),
    Level.COUNTY: ("各乡镇人民政府", "各镇街", "各镇（街道）"),
    Level.STREET: ("各社区", "各网格", "各村（社区）"),
}
# One name with a 、 of its own: only at the end of a list, where it cannot be misread.
JOINED = {
    Level.PROVINCE: ("各市、县、区政府",),
    Level.CITY: ("各市、县、区政府", "各区、开发区"),
    Level.DISTRICT: ("各镇、街道", "各街道、开发区"),
    Level.COUNTY: ("各乡镇、街道",),
    Level.STREET: ("各村、社区",),
}
# Collectives that stand alone for a whole list.
ALONE = {
    Level.PROVINCE: ("省级有关部门", "各有关部门", "各成员单位"),
    Level.CITY: ("市直各部门", "各有关部门", "各相关职能部门", "各成员单位"),
    Level.DISTRICT: ("区直各部门", "各有关部门", "各相关职能部门", "各成员单位"),
    Level.COUNTY: ("县直各部门", "各有关部门", "各成员单位"),
    Level.STREET: ("街道各科室", "各有关部门"),
}
# What guides from above, where a place has anything above it.
GUIDES = ("{u}住房和城乡建设局", "{u}应急管理局", "{u}教育局", "{u}财政局", "{u}水利局", "{u}市场监管局")


def forms(lines: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The short forms and the full one of every agency in the lines."""
    parted = (line.split("|") for line in lines.splitlines() if line)
    return tuple((tuple(short.split()), full.strip()) for short, full in parted)
