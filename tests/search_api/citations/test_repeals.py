"""What a text abolishes is another one, older than itself, whatever name they share."""

from pathlib import Path

from tests.search_api.citations.stores import citations_of, law, store

OLD, NEW = "甲条例(2005-03-01).md", "甲条例(2020-05-01).md"
LAST = "本条例自2020年7月1日起施行。2005年3月1日公布的《甲安全条例》同时废止。"


def test_a_new_law_abolishes_its_older_text(tmp_path: Path) -> None:
    texts = {
        OLD: law("甲安全条例", "2005-03-01", "为了甲。", force="2005-05-01"),
        NEW: law("甲安全条例", "2020-05-01", "为了甲。", LAST),
    }
    found = citations_of(store(tmp_path / "both", texts), NEW)
    (repealed,) = (each for each in found.values() if each.repeals)
    assert repealed.target is not None
    assert repealed.target.version == "2005-03-01"


def test_where_the_older_text_is_not_held_nothing_is_meant(tmp_path: Path) -> None:
    found = citations_of(store(tmp_path, {NEW: law("甲安全条例", "2020-05-01", "为了甲。", LAST)}), NEW)
    (repealed,) = (each for each in found.values() if each.repeals)
    assert (repealed.target, repealed.reason) == (None, "库中没有这份文件")
