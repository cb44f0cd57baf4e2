"""A document read anew as another text: its earlier version stays as it was, known questions go where their answer went."""

from datetime import date
from pathlib import Path

from corpus.model import Document
from search_api.cli.ingestion import find_files, ingest
from search_api.service import Service
from search_api.values import ShownDocument
from tests.search_api.conftest import store

NOTICE = (
    "# 关于养犬的通知\n\n澜川政发〔2024〕5号\n\n各区人民政府：\n\n{lead}\n\n一、市公安局负责养犬登记。\n\n"
    "本通知自{day}起施行。\n\n澜川市人民政府\n2024年5月1日\n"
)
RULES = ("为了养犬，制定本规定。", "养犬人应当登记。", "养犬人不得弃犬。", "本规定自2019年6月1日起施行。")


def regulation(*rules: str) -> str:
    numbered = [f"第{'一二三四五六七八九'[place]}条 {rule}" for place, rule in enumerate(rules)]
    return "\n\n".join(["# 北京市养犬管理规定", "2019年5月1日", *numbered]) + "\n"


def only_document(service: Service) -> Document:
    (document,) = service.documents().items
    assert isinstance(document, Document)
    return document


def test_an_earlier_version_is_shown_with_its_own_facts(tmp_path: Path) -> None:
    file = tmp_path / "papers" / "甲.md"
    file.parent.mkdir()
    file.write_text(NOTICE.format(lead="现通知如下。", day="2024年6月1日"), "utf-8")
    engine, service = store(tmp_path / "store", find_files([str(file)]))
    file.write_text(NOTICE.format(lead="为了加强管理，现将有关事项通知如下。", day="2024年7月1日"), "utf-8")
    assert ingest(engine, find_files([str(file)])).changed == 1
    document = only_document(service)
    new, old = (service.show(document.id, version=version.id) for version in service.versions(document.id))
    for shown, force in ((new, date(2024, 7, 1)), (old, date(2024, 6, 1))):
        assert isinstance(shown.document, ShownDocument)
        text, said = shown.document.text or "", shown.document.quotes["in_force_from"]
        assert shown.document.in_force_from == force
        assert said in text
    between = date(2024, 6, 15)
    assert service.show(document.id, between, old.document.versions[-1].id).document.validity == "in_force"
    assert service.show(document.id, between).document.validity == "not_yet_in_force"
    engine.close()


def test_a_known_question_goes_where_the_article_goes_that_answers_it(tmp_path: Path) -> None:
    file = tmp_path / "papers" / "甲.md"
    file.parent.mkdir()
    file.write_text(regulation(*RULES), "utf-8")
    engine, service = store(tmp_path / "store", find_files([str(file)]))
    document = only_document(service)
    article = next(each for each in service.show(document.id).clauses if "弃犬" in each.text)
    service.confirm("能不能扔狗", article.id)
    for rules, told in (
        ((*RULES[:2], "养犬人应当打针。", *RULES[2:]), "第四条 养犬人不得弃犬。"),
        ((*RULES[:2], "养犬人应当打针。", RULES[3]), ""),
        (RULES, "第三条 养犬人不得弃犬。"),
    ):
        file.write_text(regulation(*rules), "utf-8")
        assert ingest(engine, find_files([str(file)])).changed == 1
        (known,) = service.known()
        assert (known.text, known.held) == (told, bool(told))
    engine.close()
