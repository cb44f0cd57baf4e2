"""The cluster away altogether, as each face tells it: HTTP, the page, readiness, the command line."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.node_urls import is_read_on_the_way
from corpus.settings import Settings, load_settings
from indexer.engine import Address, open_engine
from indexer.meaning import own_carder
from search_api.cli import main
from search_api.http import create_app
from search_api.service import Service
from tests.sample_builder import SAMPLE
from tests.search_api.http.asking import Client

PASSWORD = "p4ss-w0rd"  # noqa: S105 - opens nothing
SOON = 10.0


@pytest.fixture(scope="module")
def away() -> Iterator[str]:
    """An address at which nobody listens, and nobody else will."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{door.getsockname()[1]}"


@pytest.fixture
def client(away: str) -> Iterator[Client]:
    engine = open_engine(Address((away,), user="zhize", password=PASSWORD), own_carder())
    settings = Settings(engine=away, engine_user="zhize", engine_password=PASSWORD)
    yield Client(create_app(Service(engine, settings), settings, remove=engine.remove))
    engine.close()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/readyz"),
        ("GET", "/"),
        ("GET", "/v1/ask?q=养犬由谁负责"),
        ("GET", "/v1/documents"),
        ("GET", "/v1/experts"),
        ("GET", "/v1/tasks/x"),
        ("DELETE", "/v1/documents/x"),
    ],
)
def test_every_route_tells_what_is_wrong_and_when_to_come_back(
    client: Client, method: str, path: str
) -> None:
    begun = time.monotonic()
    answer = client(method, path)
    assert time.monotonic() - begun < SOON
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert int(answer.headers["retry-after"]) > 0
    problem = answer.json()
    assert problem["type"] == "urn:zhize:problem:store-unavailable"
    assert "连不上 Elasticsearch" in problem["detail"]
    assert problem["remedy"]
    assert PASSWORD not in answer.text
    assert "127.0.0.1" not in answer.text, "where the cluster is, is nobody's who asks"


def test_a_page_tells_it_too_and_liveness_and_metrics_go_on(client: Client) -> None:
    page = client.get("/", headers={"accept": "text/html"}, q="养犬由谁负责")
    assert page.status_code == 503
    assert page.headers["retry-after"]
    assert "连不上 Elasticsearch" in page.text
    assert client.get("/healthz").status_code == 200
    metrics = client.get("/metrics")
    assert metrics.status_code == 200
    assert PASSWORD not in metrics.text + page.text


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "养犬由谁负责"],
        ["search", "养犬"],
        ["tasks"],
        ["cases"],
        ["experts"],
        ["stats"],
        ["check"],
        ["reindex"],
        ["reindex", "--drop-old"],
        ["remove", "x"],
        ["known", "list"],
        ["backup", "FOLDER/all.backup"],
        ["copy", "--to", "FOLDER/copy"],
        ["--data", "FOLDER/empty", "copy", "--to", "AWAY"],
        ["ingest", f"{SAMPLE}/README.md", str(next(iter(sorted(SAMPLE.rglob("*.txt")))))],
        ["--on", "2024-05-01", "show", "x"],
    ],
    ids=lambda arguments: " ".join(word for word in arguments if "/" not in word),
)
def test_every_command_ends_with_one_sentence(
    arguments: list[str],
    away: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ZHIZE_ENGINE_USER", "zhize")
    monkeypatch.setenv("ZHIZE_ENGINE_PASSWORD", PASSWORD)
    given = [word.replace("FOLDER", str(tmp_path)).replace("AWAY", away) for word in arguments]
    if "AWAY" in arguments:
        engine = open_engine(tmp_path / "empty", own_carder())
        with engine.writing():
            pass
        engine.close()
    else:
        monkeypatch.setenv("ZHIZE_ENGINE", away)
    begun = time.monotonic()
    with pytest.raises(SystemExit) as ended:
        main(given)
    out, err = capsys.readouterr()
    assert time.monotonic() - begun < SOON
    assert ended.value.code == 2
    assert out == ""
    *others, sentence = err.strip().splitlines()
    # What was left out of a folder is told before; nothing was read in vain.
    assert all(line.startswith("提示：") for line in others)
    assert sentence.startswith("错误：")
    assert "连不上 Elasticsearch" in sentence
    assert "请" in sentence
    assert "Traceback" not in err
    assert PASSWORD not in err


def test_settings_show_no_secret(away: str) -> None:
    settings = load_settings(
        {
            "ZHIZE_ENGINE": away.replace("//", f"//zhize:{PASSWORD}@"),
            "ZHIZE_ENGINE_PASSWORD": PASSWORD,
            "ZHIZE_ENGINE_API_KEY": PASSWORD,
        }
    )
    assert PASSWORD not in repr(settings)


@pytest.mark.parametrize(
    ("url", "password", "is_told"),
    [
        ("http://zhize-es.invalid:9200", PASSWORD, True),
        ("http://u:p4ss-w0rd@zhize-es.invalid:9200", None, True),
        ("http://zhize-es.invalid:9200", None, False),
        ("https://zhize-es.invalid:9200", PASSWORD, False),
        ("AWAY", PASSWORD, False),
    ],
)
def test_a_password_that_others_can_read_on_the_way_is_told_of_once(
    url: str,
    password: str | None,
    is_told: bool,
    away: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ZHIZE_ENGINE", url.replace("AWAY", away))
    if password:
        monkeypatch.setenv("ZHIZE_ENGINE_USER", "zhize")
        monkeypatch.setenv("ZHIZE_ENGINE_PASSWORD", password)
    with pytest.raises(SystemExit):
        main(["stats"])
    err = capsys.readouterr().err
    assert err.count("不加密") == is_told
    assert PASSWORD not in err


@pytest.mark.parametrize(
    ("url", "is_read"),
    [
        ("http://127.0.0.1:9200", False),
        ("http://127.8.9.1:9200", False),
        ("http://[::1]:9200", False),
        ("http://localhost:9200", False),
        ("http://10.0.0.8:9200", True),
        ("http://es1:9200", True),
        ("http://127.0.0.1.example:9200", True),
        ("https://es1:9200", False),
    ],
)
def test_what_stays_on_this_machine_or_is_encrypted_nobody_reads(url: str, is_read: bool) -> None:
    assert is_read_on_the_way(url) == is_read
