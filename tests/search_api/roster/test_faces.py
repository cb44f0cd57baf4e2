"""Rosters through HTTP, pages and the command line, and what is private in none of them without the key."""

import csv
import io
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest
from fastapi import FastAPI

from corpus.settings import Settings
from indexer.engine import Engine, open_engine
from indexer.meaning import own_carder
from search_api.cli.uploads import Uploads
from search_api.http import create_app
from search_api.service import Service
from tests.sample_builder.roster import ROSTERS
from tests.search_api.cli.running import Program
from tests.search_api.http.asking import REMOTE, Client
from tests.search_api.http.uploading import upload
from tests.search_api.roster.conftest import KEY, MAIL, NUMBER

PROGRAM = "from search_api.cli import main; main()"
# The key is no Latin text: its bytes are sent as they are.
HEADERS: Any = {"X-Zhize-Key": KEY.encode()}
PROVINCE = ROSTERS / "岚江省应急专家名册.xlsx"
CITY = ROSTERS / "霁阳市应急专家.csv"


@pytest.fixture
def app(service: Service) -> FastAPI:
    return create_app(service, Settings(key=KEY))


@pytest.fixture
def client(app: FastAPI) -> Client:
    return Client(app)


@pytest.fixture
def zhize(capsys: pytest.CaptureFixture[str], listed: tuple[Engine, Service, Path]) -> Program:
    return Program(capsys, listed[2])


@pytest.fixture
def own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Program:
    return Program(capsys, tmp_path / "store")


def holds_private(data: bytes) -> bool:
    return NUMBER.encode() in data or MAIL.encode() in data


def test_the_list_over_http(client: Client) -> None:
    answer = client.get("/v1/experts", hazard="火灾", region="枕溪区", on="2026-06-01").json()
    assert [(each["name"], each["near"], each["match"]) for each in answer["items"]] == [
        ("枕溪区消防救援大队", "own", "hazard"),
        ("顾南乔", "above", "hazard"),
        ("宋明夷", "above", "hazard"),
    ]
    assert answer["total"] == 3
    assert {"hazard", "field", "region", "roster"} == set(answer["facets"])
    assert len(client.items("/v1/experts", size=5, page=2)) == 5
    assert {each["name"] for each in client.items("/v1/rosters")} == {"岚江省应急专家名册", "霁阳市应急专家"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Zhize-Key": "wrong"},
        {"X-Zhize-Key": ""},
        {"Authorization": "Bearer wrong"},
        {"X-Zhize-Key": KEY.encode()[:-1]},
    ],
)
@pytest.mark.parametrize("address", [("127.0.0.1", 5), REMOTE])
def test_private_data_wants_the_key(app: FastAPI, headers: Any, address: tuple[str, int]) -> None:
    answer = Client(app, address).get("/v1/experts", private="true", headers=headers)
    assert answer.status_code == 403
    assert not holds_private(answer.content)


def test_the_key_in_the_address_is_none(client: Client) -> None:
    assert client.get("/v1/experts", private="true", key=KEY).status_code == 403


def test_without_a_key_on_the_server_nobody_reads_private_data(service: Service) -> None:
    answer = Client(create_app(service, Settings())).get("/v1/experts", private="true", headers=HEADERS)
    assert answer.status_code == 403
    assert "ZHIZE_KEY" in answer.text


@pytest.mark.parametrize("headers", [HEADERS, {"Authorization": b"Bearer " + KEY.encode()}])
def test_the_key_opens_private_data_that_nobody_may_keep(client: Client, headers: Any) -> None:
    answer = client.get("/v1/experts", private="true", field="危化", headers=headers)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    items = answer.json()["items"]
    assert items[0]["private"] == {
        "联系方式电话": "000-5550-0101",
        "联系方式电子邮箱": "shenyanqiu@example.org",
        "备注": "周末联系手机",
    }
    assert all(set(item["private"]) for item in items)
    without = client.get("/v1/experts", field="危化", headers=headers)
    assert not holds_private(without.content)
    assert "private" not in without.json()["items"][0]


@pytest.mark.parametrize("asked", [{"format": "csv"}, {"format": "xlsx"}, {"format": "json"}])
def test_no_file_holds_private_data_whatever_key_is_given(client: Client, asked: Any) -> None:
    assert client.get("/v1/experts", private="true", headers=HEADERS, **asked).status_code == 400
    assert (
        client.get("/v1/experts", private="true", headers=HEADERS | {"Accept": b"text/csv"}).status_code
        == 400
    )
    given = client.get("/v1/experts", ended="true", headers=HEADERS, **asked)
    assert given.status_code == 200
    if asked["format"] == "xlsx":
        rows = list(openpyxl.load_workbook(io.BytesIO(given.content)).active.iter_rows(values_only=True))
        assert len(rows) == 19
        assert not holds_private(repr(rows).encode())
    assert not holds_private(given.content)


@pytest.mark.parametrize(
    "path",
    ["/experts", "/experts?ended=true", "/metrics", "/v1/search?q=000 5550 0101", "/?q=沈砚秋的电话", "/v1/ask?q=沈砚秋的电话",
     "/v1/suggest?q=000", "/cases", "/documents", "/openapi.json", "/docs", "/v1/experts?hazard=无此类"],
)  # fmt: skip
def test_no_page_or_answer_holds_private_data(client: Client, path: str) -> None:
    answer = client("GET", path, headers=HEADERS)
    assert answer.status_code == 200
    assert not holds_private(answer.content)


def test_the_page_lists_and_other_pages_lead_to_it(client: Client) -> None:
    page = client.get("/experts", hazard="火灾", region="枕溪区", on="2026-06-01").text
    assert page.index("枕溪区消防救援大队") < page.index("顾南乔") < page.index("宋明夷")
    assert "沈砚秋" not in page
    assert "/v1/experts?hazard=" in page
    assert 'href="/experts' in client.get("/").text
    assert "航空" not in client.get("/experts", hazard="航空事故").text.split("没有找到")[1]
    (fire, *_) = client.items("/v1/cases", hazard="火灾", region="岚江省/澜川市")
    assert "能应对火灾的专家和值班单位" in client.get(f"/cases/{fire['record']['id']}").text


def test_hostile_words_are_shown_as_they_are(client: Client) -> None:
    page = client.get("/experts", hazard='"><script>alert(1)</script>', field="<!-- experts -->").text
    assert "<script>" not in page
    assert "<!-- experts -->" not in page


def test_no_page_names_experts_where_there_is_no_roster(sample: Service) -> None:
    client = Client(create_app(sample, Settings()))
    assert 'href="/experts"' not in client.get("/").text
    assert "zhize experts import" in client.get("/experts").text
    assert client.get("/v1/experts").json()["total"] == 0
    (case, *_) = client.items("/v1/cases", hazard="火灾")
    assert "值班单位" not in client.get(f"/cases/{case['record']['id']}").text


def test_no_index_holds_a_word_of_a_roster(listed: tuple[Engine, Service, Path]) -> None:
    folder = listed[2]
    inside = [path for path in (folder / "index").rglob("*") if path.is_file()]
    assert len(inside) > 5
    for path in inside:
        data = path.read_bytes()
        assert not holds_private(data), path
        assert "沈砚秋".encode() not in data, path


def test_a_server_logs_nothing_private(listed: tuple[Engine, Service, Path], tmp_path: Path) -> None:
    log = tmp_path / "log"
    environment = {**os.environ, "ZHIZE_KEY": KEY}
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "--data", str(listed[2]), "serve", "--port", "0"],
            stdout=out, stderr=out, env=environment,
        )  # fmt: skip
        try:
            address = _address(log)
            with httpx.Client(base_url=address, headers=HEADERS) as client:
                assert NUMBER in client.get("/v1/experts", params={"private": "true"}).text
                assert (
                    client.get("/v1/experts", params={"private": "true", "format": "csv"}).status_code == 400
                )
                assert (
                    client.get(
                        "/v1/experts", params={"private": "true"}, headers={"X-Zhize-Key": "x"}
                    ).status_code
                    == 403
                )
                assert not holds_private(client.get("/metrics").content)
        finally:
            server.terminate()
            server.wait()
    assert not holds_private(log.read_bytes())
    assert KEY.encode() not in log.read_bytes()


def _address(log: Path) -> str:
    for _ in range(300):
        for word in log.read_text("utf-8").split():
            if word.startswith("http://"):
                return word
        time.sleep(0.2)
    raise AssertionError("the server does not answer")


def test_the_command_lists(zhize: Program) -> None:
    ran = zhize("experts", "--hazard", "火灾", "--region", "枕溪区", "--on", "2026-06-01")
    assert ran.status == 0
    assert [line.split()[1] for line in ran.out.splitlines()[2:]] == [
        "枕溪区消防救援大队",
        "顾南乔",
        "宋明夷",
    ]
    assert "共 3 个" in ran.err
    found = zhize("experts", "--expired", "--json").json()
    assert len(found) == 18
    assert all("private" not in each for each in found)
    rows = list(
        csv.DictReader(
            io.StringIO(zhize("experts", "--expired", "--format", "csv").out.removeprefix("\ufeff"))
        )
    )
    assert [row["状态"] for row in rows].count("已到期") == 3
    assert not holds_private(zhize("experts", "--expired", "--format", "csv").out.encode())
    assert not holds_private(zhize("experts", "--expired").out.encode())
    assert "岚江省应急专家名册.xlsx" in zhize("experts", "rosters").out


@pytest.mark.parametrize("options", [("--format", "csv"), ("--json",), ()])
def test_private_data_goes_to_a_terminal_only(
    zhize: Program, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.setenv("ZHIZE_KEY", KEY)
    ran = zhize("experts", "--private", *options)
    assert ran.status == 2
    assert ran.out == ""
    assert "终端" in ran.err


@pytest.mark.parametrize(
    ("key", "typed", "is_shown"),
    [(KEY, KEY, True), (KEY, "wrong", False), (KEY, "", False), ("", KEY, False)],
)
def test_a_terminal_shows_it_to_who_types_the_key(
    listed: tuple[Engine, Service, Path], key: str, typed: str, is_shown: bool
) -> None:
    told = _on_a_terminal(
        ["--data", str(listed[2]), "experts", "--field", "危化", "--private"], {"ZHIZE_KEY": key}, typed
    )
    assert ("000-5550-0101" in told) is is_shown, told
    assert key == "" or key not in told


def _on_a_terminal(arguments: list[str], environment: dict[str, str], typed: str) -> str:
    """What the program shows on a terminal of its own where something is typed when it asks for the key."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(environment)
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM, *arguments])  # noqa: S606
    shown, has_typed, until = b"", False, time.monotonic() + 60
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 0.5)[0]:
            continue
        try:
            data = os.read(terminal, 4096)
        except OSError:
            break
        if not data:
            break
        shown += data
        if "口令".encode() in shown and not has_typed and "没有".encode() not in shown:
            time.sleep(0.3)
            os.write(terminal, typed.encode() + b"\n")
            has_typed = True
    os.close(terminal)
    os.waitpid(pid, 0)
    return shown.decode("utf-8", "replace")


def test_import_replace_remove(own: Program, tmp_path: Path) -> None:
    ran = own("experts", "import", str(CITY), "--as", "专家库")
    assert (ran.status, ran.err) == (0, "")
    assert "收录专家 4 名" in ran.out
    assert not holds_private(ran.out.encode())
    roster = tmp_path / "新.csv"
    roster.write_text("姓名,专业领域,手机\n宋明夷,消防,000-5550-0777\n", "utf-8")
    done = own("experts", "import", str(roster), "--as", "专家库", "--json").json()
    assert (done["replaced"], done["roster"]["experts"], done["private"]) == (4, 1, ["手机"])
    assert [each["name"] for each in own("experts", "--json").json()] == ["宋明夷"]
    database = own.data / "store.sqlite3"
    assert b"000-5550-0777" in database.read_bytes()
    assert b"000-5550-0301" not in database.read_bytes()
    assert own("experts", "remove", "专家库").status == 0
    assert own("experts", "remove", "专家库").status == 2
    assert own("experts", "--json").json() == []
    assert b"000-5550-0777" not in database.read_bytes()


def test_bad_rows_are_told_and_the_rest_is_kept(own: Program, tmp_path: Path) -> None:
    roster = tmp_path / "名册.csv"
    roster.write_text(
        "姓名,专业,聘期,手机\n宋明夷,消防,明天,000-5550-0777\n沈砚秋,化工,2020年起长期,000\n", "utf-8"
    )
    ran = own("experts", "import", str(roster))
    assert ran.status == 1
    assert "第 2 行" in ran.err
    assert not holds_private((ran.out + ran.err).encode())
    assert [each["name"] for each in own("experts", "--json").json()] == ["沈砚秋"]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", "单位,电话\n甲,000-5550-0777\n".encode(), "表头"),
        ("a.csv", "姓名,聘期,电话\n甲乙,明天,000-5550-0777\n".encode(), "没有可以收录的行"),
        ("a.csv", b"", "空文件"),
        ("a.csv", '姓名,"专业\n沈砚秋,000-5550-0777'.encode(), "CSV"),
        ("a.xlsx", b"PK\x03\x04 000-5550-0777", "不完整"),
        ("a.pdf", b"000-5550-0777", "PDF"),
    ],
)
def test_a_file_that_is_no_roster_changes_nothing(
    own: Program, tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    own("experts", "import", str(CITY), "--as", "专家库")
    (tmp_path / name).write_bytes(data)
    ran = own("experts", "import", str(tmp_path / name), "--as", "专家库")
    assert ran.status == 2
    assert told in ran.err
    assert not holds_private((ran.out + ran.err).encode())
    assert len(own("experts", "--json").json()) == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("experts", "import"), "名册文件"),
        (("experts", "import", "没有.xlsx"), "找不到"),
        (("experts", "remove"), "名称"),
        (("experts", "show"), "没有“show”"),
        (("experts", "list", "更多"), "多出了参数"),
        (("experts", "--as", "某"), "--as"),
        (("experts", "import", str(CITY), "--as", " "), "名称"),
        (("experts", "import", str(CITY), "--as", "长" * 61), "60"),
    ],
)
def test_wrong_usage_is_told(own: Program, arguments: tuple[str, ...], told: str) -> None:
    ran = own(*arguments)
    assert ran.status == 2
    assert told in ran.err


def test_a_roster_is_refused_as_a_document(own: Program) -> None:
    ran = own("ingest", str(PROVINCE), str(CITY))
    assert ran.status == 2
    assert "zhize experts import 岚江省应急专家名册.xlsx" in ran.err
    assert not holds_private((ran.out + ran.err).encode())
    assert not any(holds_private(path.read_bytes()) for path in own.data.rglob("*") if path.is_file())


def test_a_roster_is_refused_as_an_upload(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "store", key=KEY)
    engine = open_engine(settings.data, own_carder())
    with Uploads(engine, settings) as uploads:
        client = Client(
            create_app(Service(engine, settings), settings, ingest=uploads.take, remove=engine.remove)
        )
        answer = upload(client, HEADERS, **{"名册.csv": CITY.read_bytes()})
    engine.close()
    assert answer.status_code == 422
    assert "zhize experts import 名册.csv" in answer.text
    assert not holds_private(answer.content)


def test_backup_restore_and_copy_by_command(
    own: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own("experts", "import", str(PROVINCE))
    backup = tmp_path / "all.backup"
    assert own("backup", str(backup)).status == 0
    assert backup.stat().st_mode & 0o777 == 0o600
    assert own("copy", "--to", str(tmp_path / "copied")).status == 0
    restored = Program(capsys, tmp_path / "restored")
    assert restored("restore", str(backup)).status == 0
    expected = own("experts", "--expired", "--json").json()
    for other in (restored, Program(capsys, tmp_path / "copied")):
        assert other("experts", "--expired", "--json").json() == expected
        assert b"000-5550-0101" in (other.data / "store.sqlite3").read_bytes()
        assert other("check").status == 0


def test_an_import_killed_in_the_middle_leaves_the_former_roster(own: Program, tmp_path: Path) -> None:
    own("experts", "import", str(CITY), "--as", "专家库")
    before = own("experts", "--expired", "--json").json()
    roster = tmp_path / "大.csv"
    rows = "".join(f"沈砚秋,消防{number},000-5550-{number:04}\n" for number in range(8_000))
    roster.write_text(f"姓名,专业领域,手机\n{rows}", "utf-8")
    for delay in (0.8, 1.6):
        child = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "--data", str(own.data), "experts", "import", str(roster), "--as", "专家库"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(delay)
        child.kill()
        child.wait()
        found = own("experts", "--expired", "--json").json()
        assert found == before or len(found) == 8_000
        assert own("check").status == 0
