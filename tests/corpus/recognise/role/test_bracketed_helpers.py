"""Brackets within a cell or a list that give a role to others than the units before them."""

import pytest

from corpus.recognise.role.roles import Given, read_assignment

NARROW = str.maketrans("，；：（）", ",;:()")


@pytest.mark.parametrize(
    ("text", "default", "shown"),
    [
        ("人力资源局（弘泰公司配合）", "responsible", "人力资源局 / 弘泰公司"),
        ("人力资源局（弘泰公司、产业发展局配合）", "responsible", "人力资源局 / 弘泰公司、产业发展局"),
        ("人力资源局（配合单位：弘泰公司）", "responsible", "人力资源局 / 弘泰公司"),
        ("市住建局、市水利局（市财政局配合）", "responsible", "市住建局、市水利局 / 市财政局"),
        ("市住建局（市财政局、市公安局协助）", "lead", "市住建局 / 市财政局、市公安局"),
        ("市住建局（市自然资源局参与），9月底前", "lead", "市住建局 / 市自然资源局"),
        ("市住建局牵头（市财政局配合）", "responsible", "市住建局 / 市财政局"),
        ("市住建局负责（市财政局、各区配合）", None, "市住建局 / 市财政局、各区"),
        ("牵头单位：市住建局（市财政局配合）", None, "市住建局 / 市财政局"),
        ("市住建局（市水利局指导）", "responsible", "市住建局 /  / 市水利局"),
        # What no bracket of others is.
        ("市住建局（牵头）、市财政局（配合）", "responsible", "市住建局 / 市财政局"),
        ("市教育局（旅游局）", "responsible", "市教育局（旅游局）"),
        ("市住建局（张三）", "responsible", "市住建局"),
        ("市住建局、市水利局（各单位按职责分工负责）", "responsible", "市住建局、市水利局"),
    ],
)
@pytest.mark.parametrize("narrow", [False, True])
def test_a_bracket_behind_a_name_gives_others_their_role(
    text: str, default: Given | None, shown: str, narrow: bool
) -> None:
    given = read_assignment(text.translate(NARROW) if narrow else text, default)
    assert given is not None
    roles = ((*given.lead, *given.responsible), given.support, given.guide)
    printed = " / ".join("、".join(unit.name for unit in role) for role in roles).rstrip(" /")
    assert printed == (shown.translate(NARROW) if narrow else shown)
