"""Deadlines that a task's own words tell, whatever form gives its units."""

import pytest

from tests.indexer.tasks.papers import tasks_of


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        (("1.到2025年完成果园改造2万亩。", "责任单位：市农业农村局"), "到2025年完成"),
        (("1.每年10月20日前发布采收日期。责任单位：市农业农村局、市林业局",), "每年10月20日前"),
        (("1.打造年画夜市。牵头：市文旅局；配合：市城管局；时限：“五一”前",), "“五一”前"),
        (
            ("一、开展补充普查（市林业局牵头）", "1.对后续资源登记建档，2024年10月底前完成。"),
            "2024年10月底前",
        ),
        (("市林业局牵头，市城管局配合，每季度开展一次古树巡护。",), "每季度"),
        (("1.开展专项检查，每半年一次。（市林业局负责）",), "每半年"),
        (("1.打击盗伐。市林业局负责，长期坚持。",), "长期坚持"),
        (("1.打击盗伐。市林业局负责公布名单，并及时更新。",), None),
        (("1.开展专项检查，做好台账。（市林业局负责，2024年6月底前完成）",), "2024年6月底前"),
        (("1.开展专项检查，做好台账。（市林业局负责）",), None),
    ],
)
def test_a_deadline_in_the_words_of_the_task(lines: tuple[str, ...], printed: str | None) -> None:
    (task,) = tasks_of(*lines)
    assert (task.deadline.printed if task.deadline else None) == printed
