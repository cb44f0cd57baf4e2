"""The program as a process: how fast it answers, how it ends, what it serves."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from corpus.errors import StoreError
from indexer.engine import open_engine
from indexer.meaning import own_carder

RUN = [sys.executable, "-c", "from search_api.cli import main; main()"]
# One second on a machine of one's own; the tests' machine may be shared by several.
_PATIENCE = 3.0


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*RUN, *arguments], capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def held(data: Path) -> int:
    """How many documents are in a store that may still be in the making."""
    with (
        closing(open_engine(data, own_carder())) as engine,
        contextlib.suppress(StoreError),
        engine.view() as view,
    ):
        return view.stats().documents
    return 0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port: int = door.getsockname()[1]
        return port


@contextlib.contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([*RUN, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for(process: subprocess.Popen[str], url: str) -> None:
    for _ in range(300):
        assert process.poll() is None, process.communicate()
        with contextlib.suppress(httpx.TransportError):
            httpx.get(url)
            return
        time.sleep(0.1)
    pytest.fail("the server did not come up")


@pytest.mark.parametrize(("given", "kept"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "4"}, "4")])
def test_numpy_computes_in_one_thread_unless_told_otherwise(given: dict[str, str], kept: str) -> None:
    told = """
import atexit, os, sys
from search_api.cli import main
# NumPy looks once, when it is imported.
atexit.register(lambda: print(os.environ["OPENBLAS_NUM_THREADS"], "numpy" in sys.modules))
main(["--version"])
"""
    environment = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"} | given
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.splitlines()[-1] == f"{kept} False"


def test_a_question_is_answered_within_a_second_of_being_typed(sample_store: Path) -> None:
    def used() -> float:
        began = time.perf_counter()
        ran = run("--data", str(sample_store), "ask", "枕溪区小区里的充电桩归谁建")
        assert ran.returncode == 0, ran.stderr
        return time.perf_counter() - began

    assert min(used() for _ in range(3)) < _PATIENCE


def test_asking_imports_no_server_no_reader_no_sheet(sample_store: Path) -> None:
    code = (
        "import sys; from search_api.cli.program import _run;"
        f"_run(['--data', {str(sample_store)!r}, 'ask', '枕溪区小区里的充电桩归谁建']);"
        "print(sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for heavy in (
        "fastapi",
        "uvicorn",
        "openpyxl",
        "bs4",
        "pdfplumber",
        "docx",
        "jinja2",
        "lxml",
        "jieba",
        "crawler",
    ):
        assert f"'{heavy}'" not in ran.stderr.splitlines()[-1], heavy


@pytest.mark.parametrize("arguments", [("tasks", "--json"), ("tasks",), ("search", "充电", "--size", "200")])
def test_a_reader_that_has_seen_enough_is_no_error(sample_store: Path, arguments: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        [*RUN, "--data", str(sample_store), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(30) == 0
    assert "Traceback" not in (said := process.stderr.read().decode())
    assert not said or re.fullmatch(r"共 \d+ 项\n", said)
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [("stats",), ("tasks",), ("tasks", "--format", "csv"), ("search", "充电"), ("check", "--json")],
)
def test_output_that_cannot_be_written_is_told(sample_store: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*RUN, "--data", str(sample_store), *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 2
    assert "结果写不出去（磁盘已满）" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_any_locale_prints_utf8(sample_store: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "POSIX"}
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[3])
    ran = subprocess.run(
        [*RUN, "--data", str(sample_store), "ask", "枕溪区小区里的充电桩归谁建"],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "牵头：" in ran.stdout.decode("utf-8")


def test_the_demo_reads_asks_and_ends() -> None:
    ran = run("demo", "--no-serve")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("\n问：") == 3
    assert ran.stdout.count("牵头：") >= 3
    assert ran.stdout.count("出处：") >= 3
    assert "结论：" not in ran.stdout, "all three are answered"


def test_the_demo_serves_until_ctrl_c(tmp_path: Path) -> None:
    port = free_port()
    with running("demo", "--port", str(port)) as process:
        wait_for(process, f"http://127.0.0.1:{port}/healthz")
        page = httpx.get(f"http://127.0.0.1:{port}/").text
        assert "枕溪区小区里的电动车充电桩归谁建" in page
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert process.returncode == 0, err
        assert f"http://127.0.0.1:{port}" in err
        assert "Traceback" not in err
        assert "问：" in out


def test_serve_answers_takes_uploads_and_ends_quietly(tmp_path: Path) -> None:
    port, data = free_port(), tmp_path / "store"
    base = f"http://127.0.0.1:{port}"
    notice = (
        "关于做好防汛工作的通知\n枕政办发〔2024〕9号\n一、加强值守。区应急管理局牵头，2024年12月底前完成。\n"
    )
    with running("serve", "--data", str(data), "--port", str(port)) as process:
        wait_for(process, f"{base}/healthz")
        assert httpx.get(f"{base}/readyz").status_code == 503
        sent = httpx.post(f"{base}/v1/documents", files={"file": ("通知.txt", notice.encode())}, timeout=60)
        assert sent.status_code == 201, sent.text
        answer = httpx.get(f"{base}/v1/ask", params={"q": "防汛值守由谁牵头？"}).json()
        assert answer["outcome"] == "answered"
        assert json.loads(run("--data", str(data), "stats", "--json").stdout)["documents"] == 1
        busy = run("serve", "--data", str(data), "--port", str(port))
        assert busy.returncode == 2
        assert "--port" in busy.stderr
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
        assert process.returncode in (0, -signal.SIGTERM)


def test_the_first_question_waits_for_no_word_list_or_template(sample_store: Path) -> None:
    """What is opened while it is answered, the store's own files aside: nothing."""
    code = f"""
import sys
from datetime import date
from corpus.settings import Settings
from search_api import web
from search_api.cli.assembly import service_of
from search_api.cli.serving import warm_up
from pathlib import Path
opened, on = [], date(2025, 6, 1)
with service_of(Settings(data=Path({str(sample_store)!r}))) as service:
    warm_up(service, on)
    sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event in ("open", "import") else None)
    answer = service.ask("枕溪区小区里的电动车充电桩归谁建？")
    web.answer_page(on, answer, {{}})
print(*[name for name in opened if not name.startswith({str(sample_store)!r})], sep="\\n")
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == []


def test_an_interrupted_reading_keeps_what_is_written(tmp_path: Path) -> None:
    for folder in range(40):
        (tmp_path / "in" / str(folder)).mkdir(parents=True)
        for n in range(10):
            text = (
                f"关于做好第{folder}号{n}项工作的通知\n枕政办发〔2024〕{folder * 10 + n + 1}号\n区应急管理局牵头。\n"
                * 40
            )
            (tmp_path / "in" / str(folder) / f"{n}.txt").write_text(text, "utf-8")
    data = tmp_path / "store"
    with running("ingest", str(tmp_path / "in"), "--data", str(data), "--jobs", "1") as process:
        for _ in range(600):
            if held(data) or process.poll() is not None:
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert "Traceback" not in err
    assert process.returncode == 130
    told = re.search(r"400 个文件中已收录 (\d+) 个，都已存好", err)
    assert told, err
    kept = json.loads(run("stats", "--data", str(data), "--json").stdout)["documents"]
    assert 0 < int(told[1]) == kept < 400
    again = run("ingest", str(tmp_path / "in"), "--data", str(data), "--json")
    assert again.returncode == 0, again.stderr
    report = json.loads(again.stdout)
    assert report["new"] + report["unchanged"] == 400
    assert run("check", "--data", str(data)).returncode == 0
