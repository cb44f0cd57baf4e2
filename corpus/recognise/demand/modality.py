"""Whether a sentence obliges, forbids, permits or encourages."""

import re

from corpus.model import Modality

# 应 and 要 oblige only as verbs: not in 应急, 应用, 相应, 要求, 主要, 重要, 需要. What may not stand before them is asked behind
# them: a pattern that begins with a character is found much faster.
_MUST_NOT = re.compile(r"不得|严禁|禁止|不准|不许|不应|不可以|一律不予|一律不|切勿|杜绝")
_MUST = re.compile(
    r"必须|应当|应(?<![相适反响供对回感效]应)(?![急用对变力届邀付答试该有运])|要(?<![主重需首摘纪提想简概只扼]要)(?![求点素件闻塞害领旨职道])"
    r"|须(?<![无毋]须)|一律|务必|确保|严格"
)
_MAY = re.compile(r"可以|有权|允许|可(?!能|靠|行|持|见|视|燃|再|操|控|追|量|评)")
_SHOULD = re.compile(r"鼓励|支持|提倡|倡导|引导|推荐|原则上|宜(?=[采设在用按为])")


def read_modality(text: str) -> Modality | None:
    """must_not, must, may or should, the strictest that the text uses, or None where it only states something."""
    if _MUST_NOT.search(text):
        return "must_not"
    if _MUST.search(text):
        return "must"
    if _MAY.search(text):
        return "may"
    return "should" if _SHOULD.search(text) else None
