"""What a document is, asked by its number, its title or words of its title."""

import pytest

from search_api.service import Service

RULES = "枕溪区人民政府关于印发《枕溪区社区养老服务设施管理办法》的通知"
EVEN_SAFER = "枕溪区人民政府办公室关于印发《枕溪区推进城市安全发展实施办法》的通知"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("枕政规〔2023〕4号是什么文件", RULES),
        ("枕政规〔2023〕4号讲的是什么？", RULES),
        ("枕政规〔2023〕4号标题是什么", RULES),
        ("枕政规[2023]4号", RULES),
        ("枕政规〔2023〕4号文件", RULES),
        ("《枕溪区社区养老服务设施管理办法》", RULES),
        ("枕溪区社区养老服务设施管理办法", RULES),
        ("枕政办发〔2024〕21号叫什么", EVEN_SAFER),
        ("枕政规〔2023〕4号有效期到什么时候", "2028-10-31"),
        ("枕溪区社区养老服务设施管理办法什么时候失效", "2028-10-31"),
        ("枕政规〔2019〕2号什么时候失效的", "2021-04-30"),
        ("枕政规〔2023〕4号是谁发的", "枕溪区人民政府"),
        ("枕溪区养老服务设施管理办法的发文机关是哪个", "枕溪区人民政府"),
        ("枕政规〔2023〕4号还有效吗", "in_force"),
        ("燃气突发事件应急预案是哪天印发的", "2022-08-11"),
        ("枕政办发〔2024〕21号有几项任务", "32"),
        ("枕政办发〔2024〕21号一共列了多少项重点任务", "32"),
        ("澜川市电动自行车管理条例有几条", "22"),
        ("澜川市电动自行车管理条例一共几章", "6"),
        ("枕政办发〔2024〕21号的附件有哪些", "枕溪区推进城市安全发展任务分工"),
    ],
)
def test_what_a_document_is(sample: Service, question: str, value: str) -> None:
    answer = sample.ask(question)
    assert (answer.intent, answer.outcome, answer.value) == ("document", "answered", value)
    for answered in answer.answers:
        evidence = answered.record.evidence
        assert evidence is not None
        assert sample.text(evidence.document_id)[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    "question",
    [
        "枕政规〔2099〕4号是什么文件",
        "枕政规〔2099〕4号",
        "枕政规〔2099〕4号里充电桩归谁建",
        "枕政规〔2023〕4号里充电桩归谁建",
        "枕政规〔2023〕4号的附件有哪些",
        "餐厨垃圾收运管理办法",
    ],
)
def test_what_the_document_does_not_say_is_not_held(sample: Service, question: str) -> None:
    answer = sample.ask(question)
    assert (answer.outcome, answer.answers) == ("not_held", ())


def test_only_the_numbered_document_answers(sample: Service) -> None:
    answer = sample.ask("枕政办发〔2024〕21号里充电桩归谁建")
    assert answer.outcome == "answered"
    numbers = {
        answered.record.evidence.document_number for answered in answer.answers if answered.record.evidence
    }
    assert numbers == {"枕政办发〔2024〕21号"}
