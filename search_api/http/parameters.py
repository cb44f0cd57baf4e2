"""Parameters that several routes share, each with what it means."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query

from search_api.bounds import LONGEST_QUESTION

_NAME = 300

Day = Annotated[date | None, Query(alias="on", description="按哪一天判断有效性、时限和期限，默认当天")]
Question = Annotated[str, Query(alias="q", min_length=1, max_length=LONGEST_QUESTION, description="问题")]
MaybeQuestion = Annotated[
    str | None,
    Query(alias="q", min_length=1, max_length=LONGEST_QUESTION, description="问题；不给时列出全部"),
]
Words = Annotated[str, Query(alias="q", min_length=1, max_length=LONGEST_QUESTION, description="要找的词")]
Region = Annotated[str | None, Query(max_length=_NAME, description="这个地方及其下级，如 江苏省/南通市")]
AppliesTo = Annotated[
    str | None, Query(max_length=_NAME, description="对这个地方有约束力的：本地、下级和上级")
]
Unit = Annotated[str | None, Query(max_length=_NAME, description="单位名称")]
Role = Annotated[
    Literal["lead", "support", "guide"] | None, Query(description="单位的角色：牵头、配合、指导")
]
Issuer = Annotated[str | None, Query(max_length=_NAME, description="发文机关")]
Year = Annotated[int | None, Query(ge=1900, le=2200, description="年份")]
DocumentName = Annotated[
    str | None, Query(max_length=_NAME, description="文件的编号、文号或标题；附件也在内")
]
Validity = Annotated[
    Literal["in_force", "amended", "repealed", "not_yet_in_force", "unknown"] | None,
    Query(description="有效性"),
]
DocumentKind = Annotated[
    Literal["notice", "plan", "annex", "law", "regulation", "standard", "case", "interpretation", "other"]
    | None,
    Query(alias="kind", description="文件的种类"),
]
DueFrom = Annotated[date | None, Query(description="时限不早于这一天")]
DueTo = Annotated[date | None, Query(description="时限不晚于这一天")]
Page = Annotated[int, Query(ge=1, le=10_000, description="第几页")]
Size = Annotated[int, Query(ge=1, le=200, description="每页几条")]
# Of lists that also come as files: a file holds all of the list unless a page is asked for.
ListPage = Annotated[int | None, Query(ge=1, le=10_000, description="第几页，默认 1；成文件时默认全部")]
ListSize = Annotated[int | None, Query(ge=1, le=1000, description="每页几条；成文件时默认全部")]
Form = Annotated[
    Literal["json", "csv", "xlsx", "ics"] | None, Query(alias="format", description="格式，优先于 Accept 头")
]
Id = Annotated[str, Path(min_length=1, max_length=_NAME, description="编号")]
