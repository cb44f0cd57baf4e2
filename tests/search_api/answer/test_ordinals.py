"""Numbers in a question bind: the 37th item is never answered from the 38th."""

from pathlib import Path

import pytest

from search_api.answer.ordinals import ordinals_in
from tests.search_api.answer.papers import asked_of

PAPERS = {
    f"n{number}": (
        f"海陵市水务局关于第{number}项工作的通知\n海水发〔2022〕{number}号\n"
        f"1.完成第{number}项清淤。（市水务局牵头，市住建局配合；2022年{number - 30}月底前完成）\n海陵市水务局\n2022年1月5日\n"
    )
    for number in range(36, 39)
} | {
    "census": "海陵市第三次全国国土调查方案\n一、任务\n（一）开展第三次全国国土调查外业核查。（市自然资源局负责）\n"
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第37项清淤", {"项": {37}}),
        ("第３批和第四批", {"批": {3, 4}}),
        ("第二次污染源普查", {"次": {2}}),
        ("第三方机构", {}),
        ("第一时间", {}),
    ],
)
def test_ordinals(text: str, found: dict[str, set[int]]) -> None:
    assert ordinals_in(text) == found


def test_they_bind(tmp_path: Path) -> None:
    with asked_of(tmp_path, PAPERS) as service:
        assert service.ask("第37项清淤什么时候完成").value == "2022-07-31"
        answer = service.ask("第三十七项清淤由谁负责")
        assert [a.record.text for a in answer.answers] == ["完成第37项清淤。"]
        assert service.ask("第45项清淤什么时候完成").outcome == "not_held"
        assert service.ask("第三次全国国土调查外业核查由谁负责").outcome == "answered"
        assert service.ask("第二次全国国土调查外业核查由谁负责").outcome == "not_held"
