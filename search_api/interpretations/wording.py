"""The Chinese words in which every face tells interpretations."""

from corpus.model import Explained, ExplainedBy, InterpretationType
from search_api.wording import ONLY_EXPLAINS

TYPES: dict[InterpretationType, str] = {
    "explanation": "解读",
    "judicial": "司法解释",
    "legislative": "立法解释",
}
# What is only explained binds nobody; what the courts and the congress interpret does.
MARKS: dict[InterpretationType, str] = {
    "explanation": ONLY_EXPLAINS,
    "judicial": "司法解释（对法律的解释，不是法律原文）",
    "legislative": "立法解释（对法律的解释，不是法律原文）",
}
GROUNDS: dict[ExplainedBy, str] = {
    "title": "标题指明",
    "field": "页面所列相关文件",
    "opening": "开头指明",
    "article": "指明条款",
    "heading": "指明标题",
    "quote": "引用原文",
}


def explained_text(explained: Explained) -> str:
    """What an interpretation says it explains: its name, its number, and why it is not shown where it is not."""
    name = f"《{explained.title}》" if explained.title else ""
    number = explained.number or ""
    told = f"{name}（{number}）" if name and number else name or number
    return f"{told}（{explained.reason}）" if explained.reason else told
