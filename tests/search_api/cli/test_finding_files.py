"""Files found in folders and archives, and loaded within limits."""

import contextlib
import errno
import os
import socket
import struct
import zipfile
from pathlib import Path

import pytest

from corpus.errors import (
    BadInput,
    BadRequest,
    DamagedInput,
    EncryptedInput,
    OversizedInput,
    UnsupportedInput,
)
from crawler.readers import Limits
from search_api.cli.finding_files import InputFile, Loader, find_files
from tests.sample_builder import SAMPLE
from tests.search_api.cli.running import Program

NOTICE = "关于做好防汛工作的通知\n枕政办发〔2024〕9号\n一、加强值守。区应急管理局牵头，2024年12月底前完成。\n附件：任务分工表\n"


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return path


def load(file: InputFile, limits: Limits | None = None) -> bytes:
    with Loader(limits or Limits()) as loader:
        return loader.load(file)


def test_files_of_an_archive_stand_in_their_own_folders(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", **{"乙/通知.txt": b"1", "甲/通知.txt": b"2", "甲/附件.txt": b"3"})
    files = find_files([str(path)])
    assert [file.name for file in files] == ["a.zip/乙/通知.txt", "a.zip/甲/通知.txt", "a.zip/甲/附件.txt"]
    assert files[1].folder == files[2].folder != files[0].folder
    with Loader(Limits()) as loader:
        assert [loader.load(file) for file in files] == [b"1", b"2", b"3"]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("关于做好防汛工作的通知.txt".encode("gbk"), "关于做好防汛工作的通知.txt"),
        # The bytes of this one happen to be UTF-8 too.
        ("通知.txt".encode("gbk"), "通知.txt"),
        ("通知é.txt".encode(), "通知é.txt"),
        ("Приказ.txt".encode(), "Приказ.txt"),
        (b"caf\xe9.txt", "caf\\xe9.txt"),
        ("甲\n乙\x1b[31m.txt".encode(), "甲\\n乙\\x1b[31m.txt"),
    ],
)
def test_any_name_of_a_file_is_listed_read_and_told_as_text(
    zhize: Program, tmp_path: Path, stored: bytes, shown: str
) -> None:
    folder = tmp_path / "in" / os.fsdecode("文件".encode("gbk"))
    folder.mkdir(parents=True)
    (folder / os.fsdecode(stored)).write_text(NOTICE, "utf-8")
    (folder / os.fsdecode(b"bad-" + stored + b".pdf")).write_bytes(b"no pdf")
    ran = zhize("ingest", str(tmp_path / "in"), "--json")
    assert ran.status == 1, ran.err
    report = ran.json()
    assert [each["name"] for each in report["documents"]] == [f"文件/{shown}"]
    assert f"bad-{shown}" in report["failed"][0]["message"]
    direct = zhize("ingest", str(folder / os.fsdecode(stored)), "--json").json()
    assert [each["name"] for each in direct["documents"]] == [shown]


def test_files_of_one_readable_name_stay_apart(tmp_path: Path) -> None:
    for name in ("关于做好工作的通知.txt".encode(), "关于做好工作的通知.txt".encode("gbk")):
        (tmp_path / os.fsdecode(name)).write_text(NOTICE, "utf-8")
    names = [file.name for file in find_files([str(tmp_path)])]
    assert len(set(names)) == 2
    assert all(name.endswith(".txt") and "关于做好工作的通知" in name for name in names)


def test_a_store_is_not_read_as_files(zhize: Program, tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "别处").mkdir()
    assert zhize("ingest", str(tmp_path)).status == 0
    assert zhize("copy", "--to", str(tmp_path / "别处" / "另一个库")).status == 0
    (zhize.data / "附件.txt").write_text("任务分工\n一、值守。区水利局牵头。\n", "utf-8")
    for paths in ([str(tmp_path)], [str(tmp_path / "通知.txt"), str(zhize.data)]):
        report = zhize("ingest", *paths, "--json").json()
        assert (report["failed"], len(report["documents"])) == ([], 2)


def test_a_folder_that_may_not_be_looked_into_is_told(
    zhize: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused as the system does it: the tests may run as one who may look into anything."""
    (tmp_path / "in" / "密").mkdir(parents=True)
    (tmp_path / "in" / "通知.txt").write_text(NOTICE, "utf-8")
    scan = os.scandir

    def refused(path: str) -> object:
        if str(path).endswith("密"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    ran = zhize("ingest", str(tmp_path / "in"))
    assert ran.status == 1
    assert "未能读入：文件夹“密”打不开" in ran.err


def test_an_archive_is_read_like_a_folder(zhize: Program, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    annex = "任务分工表\n一、建设充电设施\n牵头单位：区住房和城乡建设局\n"
    archive(folder / "a.zip", **{"通知.txt": NOTICE.encode(), "附件.txt": annex.encode(), "坏.pdf": b"no"})
    report = zhize("ingest", str(folder), "--json").json()
    assert report["new"] == 2
    assert [failure["name"] for failure in report["failed"]] == ["a.zip/坏.pdf"]
    ids = {document["name"]: document["document_id"] for document in report["documents"]}
    assert zhize("show", ids["a.zip/附件.txt"], "--json").json()["parent_id"] == ids["a.zip/通知.txt"]


def test_names_from_windows_are_read(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", **{"xxxx.txt": b"1", "yyyyyy.txt": b"2"})
    data = path.read_bytes().replace(b"xxxx", "通知".encode("gbk")).replace(b"yyyyyy", "附件".encode())
    path.write_bytes(data)
    assert [file.name for file in find_files([str(path)])] == ["a.zip/通知.txt", "a.zip/附件.txt"]
    assert {load(file) for file in find_files([str(path)])} == {b"1", b"2"}


def test_names_cannot_leave_the_archive(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.zip",
        **{"../../etc/甲.txt": b"1", "/abs/乙.txt": b"2", "__MACOSX/._丙.txt": b"3", ".git/丁.txt": b"4"},
    )
    assert sorted(file.name for file in find_files([str(path)])) == ["a.zip/abs/乙.txt", "a.zip/etc/甲.txt"]


def test_what_is_no_archive_stands_for_itself(tmp_path: Path) -> None:
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04 and then nothing")
    archive(tmp_path / "空.zip")
    (tmp_path / "真.docx").write_bytes(archive(tmp_path / "b.zip", a=b"1").read_bytes())
    (tmp_path / "b.zip").unlink()
    assert [file.name for file in find_files([str(tmp_path)])] == ["坏.zip", "真.docx", "空.zip"]
    assert all(file.member is None for file in find_files([str(tmp_path)]))


def test_a_member_is_bounded(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", 大=b"x" * 5000, 小=b"y")
    by_name = {file.member: file for file in find_files([str(path)])}
    with pytest.raises(OversizedInput, match="超过上限"):
        load(by_name["大"], Limits(max_bytes=1000))
    bomb = archive(tmp_path / "b.zip", 炸弹=b"\0" * 5_000_000)
    with pytest.raises(OversizedInput, match="压缩炸弹"):
        load(find_files([str(bomb)])[0])


def test_a_member_that_is_not_what_it_says(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", 甲=b"some text that is long enough to be squeezed" * 10)
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(DamagedInput, match="解压失败"):
        load(find_files([str(path)])[0])
    locked = archive(tmp_path / "b.zip", 乙=b"1")
    data = bytearray(locked.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 8 : entry + 10] = struct.pack("<H", struct.unpack("<H", data[entry + 8 : entry + 10])[0] | 1)
    locked.write_bytes(bytes(data))
    with pytest.raises(EncryptedInput, match="有密码"):
        load(find_files([str(locked)])[0])


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_an_archive_damaged_anywhere_costs_no_more_than_its_files(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", method) as made:
        made.writestr("通知.txt", NOTICE)
    whole = path.read_bytes()
    for place, byte in enumerate(whole):
        path.write_bytes(whole[:place] + bytes([byte ^ 0xFF]) + whole[place + 1 :])
        for file in find_files([str(path)]):
            with contextlib.suppress(BadInput):
                load(file)


def test_files_are_found_once_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b/乙.txt", "a/内/甲.txt", "a/.git/藏.txt", "a/.隐藏.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("字", "utf-8")
    files = find_files([str(tmp_path / "a"), str(tmp_path / "b"), str(tmp_path / "a" / "内" / "甲.txt")])
    assert [file.name for file in files] == ["内/甲.txt", "乙.txt"]
    with pytest.raises(BadRequest, match="找不到"):
        find_files([str(tmp_path / "没有")])


def test_a_file_that_went_away_is_a_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="打不开"):
        load(InputFile("甲.txt", str(tmp_path / "甲.txt")))


def test_files_of_two_folders_keep_names_of_their_own(tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "通知.txt").write_text(f"{folder}的通知", encoding="utf-8")
    (tmp_path / "乙" / "方案.txt").write_text("方案", encoding="utf-8")
    names = {file.name for file in find_files([str(tmp_path / "甲"), str(tmp_path / "乙")])}
    assert names == {"甲/通知.txt", "乙/通知.txt", "方案.txt"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_file_is_left_out_and_told(zhize: Program, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (tmp_path / "别处").mkdir()
    folder.mkdir()
    (folder / "通知.txt").write_text(NOTICE, "utf-8")
    os.mkfifo(folder / "管道.txt")
    (folder / "空设备.txt").symlink_to(os.devnull)
    (folder / "断.txt").symlink_to("没有.txt")
    (folder / "圈.txt").symlink_to("圈.txt")
    (folder / "链").symlink_to(tmp_path / "别处")
    (folder / ".藏.txt").symlink_to("没有.txt")
    with socket.socket(socket.AF_UNIX) as door, contextlib.chdir(folder):
        door.bind("门.txt")
    ran = zhize("ingest", str(folder), "--json")
    assert ran.status == 0
    assert ran.err.splitlines() == [f"提示：{warning}" for warning in ran.json()["warnings"]]
    assert sorted(ran.json()["warnings"]) == sorted(
        (
            "“圈.txt”是断开的链接，没有读入",
            "“断.txt”是断开的链接，没有读入",
            "“空设备.txt”是设备，没有读入",
            "“管道.txt”是管道，没有读入",
            "“链”是指向文件夹的链接，没有读入",
            "“门.txt”是套接字，没有读入",
        )
    )
    for name in ("管道.txt", "断.txt"):
        ran = zhize("ingest", str(folder / name))
        assert ran.status == 2
        assert "读不了" in ran.err
    with pytest.raises(BadInput, match="是管道"):
        load(InputFile("管道.txt", str(folder / "管道.txt")))


def test_what_only_tells_of_a_folder_is_no_document(zhize: Program, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("通知.txt", "README.md", "readme_zh.txt", "readmeter.txt"):
        (folder / name).write_text(NOTICE + name, "utf-8")
    archive(folder / "包.zip", **{"a/README": b"about", "a/b.txt": NOTICE.encode()})
    told: list[str] = []
    files = find_files([str(folder)], told.append)
    assert [file.name for file in files] == ["readmeter.txt", "包.zip/a/b.txt", "通知.txt"]
    assert len(told) == 3
    assert [file.name for file in find_files([str(folder / "README.md")])] == ["README.md"]


def test_a_readme_headed_by_the_title_of_a_law_is_that_law(tmp_path: Path) -> None:
    for folder, heading in (("a", "# 枕溪区养犬管理条例"), ("b", "# 部署说明"), ("c", "枕溪区养犬管理条例")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "README.md").write_text(f"---\nx: y\n---\n{heading}\n\n第一条　……\n", "utf-8")
    assert [file.name for file in find_files([str(tmp_path)])] == ["a/README.md"]


def test_the_sample_is_the_same_read_by_its_folder_and_by_the_demo() -> None:
    told: list[str] = []
    files = find_files([str(SAMPLE)], told.append)
    held = [file for file in SAMPLE.rglob("*") if file.is_file() and file.name != "README.md"]
    assert len(files) == len(held)
    assert all("/" in file.name for file in files)
    assert told == ["“README.md”是对文件夹的说明，没有读入"]


def test_too_large_a_file_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "大.txt").write_text("字" * 100, "utf-8")
    with pytest.raises(BadInput, match="ZHIZE_MAX_BYTES"):
        load(InputFile("大.txt", str(tmp_path / "大.txt")), Limits(max_bytes=100))


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_member_that_is_packed_in_a_rare_way_is_refused(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", method) as made:
        made.writestr("通知.txt", "关于防汛工作的通知" * 50)
    (file,) = find_files([str(path)])
    with Loader(Limits()) as loader, pytest.raises(UnsupportedInput, match="压缩方法少见"):
        loader.load(file)
