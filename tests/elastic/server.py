"""Real Elasticsearch servers for tests: one node, or several that can be killed, suspended and started again."""

import base64
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

# A cluster that runs already, or the server's own packed release.
URL_VARIABLE, ZIP_VARIABLE = "ZHIZE_TEST_ES_URL", "ZHIZE_TEST_ES_ZIP"
_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "tools"
_START_SECONDS = 120
_KEPT_BYTES = 2_000_000_000
_UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class Guard:
    """Who is let in: users with their passwords and roles, and what further files the configuration has. The first user is ours.

    With `ca`, the certificate that the server's own is signed by, it speaks TLS; its key and certificate are among the files.
    """

    users: Mapping[str, tuple[str, str]]
    files: Mapping[str, bytes] = field(default_factory=dict)
    ca: Path | None = None

    @property
    def settings(self) -> dict[str, str]:
        """What the server is told."""
        told = {"xpack.security.enabled": "true"}
        if self.ca:
            told |= {
                "xpack.security.http.ssl.enabled": "true",
                "xpack.security.http.ssl.key": "server.key",
                "xpack.security.http.ssl.certificate": "server.crt",
            }
        return told


class Node:
    """One server in a folder of its own. It listens on loopback alone."""

    def __init__(
        self,
        home: Path,
        folder: Path,
        data: Path,
        name: str,
        settings: Mapping[str, str],
        heap: str,
        guard: Guard | None = None,
    ) -> None:
        self._home, self._folder, self._heap = home, folder, heap
        self._data = data
        self.name = name
        self._guard = guard
        self.port, self.transport = _free_port(), _free_port()
        self._settings = dict(settings)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"{'https' if self._guard and self._guard.ca else 'http'}://127.0.0.1:{self.port}"

    def configure(self, **more: str) -> None:
        """Writes its configuration."""
        config = self._folder / "config"
        if not config.exists():
            shutil.copytree(self._home / "config", config)
        told = {
            "node.name": self.name,
            "network.host": "127.0.0.1",
            "http.port": str(self.port),
            "transport.port": str(self.transport),
            "path.data": str(self._data),
            "path.logs": str(self._folder / "logs"),
            "xpack.security.enabled": "false",
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            **(self._guard.settings if self._guard else {}),
            **self._settings,
            **more,
        }
        lines = "".join(f"{name}: {value}\n" for name, value in told.items())
        (config / "elasticsearch.yml").write_text(lines, "utf-8")
        for made in (self._data, self._folder / "logs", self._folder / "tmp"):
            made.mkdir(exist_ok=True)
        if self._guard:
            for name, data in self._guard.files.items():
                (config / name).write_bytes(data)
            for name, (password, role) in self._guard.users.items():
                subprocess.run(
                    [self._home / "bin" / "elasticsearch-users", "useradd", name, "-p", password, "-r", role],
                    env=self._environment(),
                    check=True,
                    capture_output=True,
                )
        if os.geteuid() == 0:
            for path in (self._data, self._folder, *self._folder.rglob("*")):
                shutil.chown(path, _UNPRIVILEGED)

    def start(self) -> None:
        """Starts it; it may not answer yet."""
        command = [str(self._home / "bin" / "elasticsearch")]
        if os.geteuid() == 0:  # It refuses to run as root.
            command = ["setpriv", f"--reuid={_UNPRIVILEGED}", "--regid=nogroup", "--clear-groups", *command]
        self._process = subprocess.Popen(
            command,
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(self._folder),
            "ES_JAVA_HOME": _java_home(),
            "ES_PATH_CONF": str(self._folder / "config"),
            "ES_TMPDIR": str(self._folder / "tmp"),
            "ES_JAVA_OPTS": f"-Xms{self._heap} -Xmx{self._heap}",
        }

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to the launcher and the server it started."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, number)

    def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        self.signal(signal.SIGCONT)
        self.signal(signal.SIGKILL)
        if self._process is not None:
            self._process.wait()

    def stop(self) -> None:
        """Ends it in order."""
        self.signal(signal.SIGCONT)
        self.signal(signal.SIGTERM)
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(30)
        self.kill()


class Servers:
    """One cluster of one or several nodes."""

    def __init__(
        self,
        packed: Path,
        count: int = 1,
        heap: str = "512m",
        guard: Guard | None = None,
        *,
        on_disk: bool = False,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self._guard = guard
        self._root, self._kept = (
            Path(tempfile.mkdtemp(prefix="zhize-es-", dir=place))
            for place in (None, None if on_disk else _in_memory())
        )
        for made in (self._root, self._kept):
            made.chmod(0o755)
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(self._root)
        (home,) = (path for path in self._root.iterdir() if path.is_dir())
        for program in (home / "bin").iterdir():
            program.chmod(0o755)
        for program in home.glob("modules/x-pack-*/platform/*/bin/*"):
            program.chmod(0o755)
        settings = {"cluster.name": f"zhize-test-{os.getpid()}", **(settings or {})}
        self.nodes: list[Node] = []
        for number in range(count):
            folder = self._root / f"node-{number}"
            folder.mkdir()
            self.nodes.append(
                Node(home, folder, self._kept / f"node-{number}", f"node-{number}", settings, heap, guard)
            )
        if count == 1:
            joined = {"discovery.type": "single-node"}
        else:
            joined = {
                "discovery.seed_hosts": json.dumps([f"127.0.0.1:{node.transport}" for node in self.nodes]),
                "cluster.initial_master_nodes": json.dumps([node.name for node in self.nodes]),
            }
        for node in self.nodes:
            node.configure(**joined)
            node.start()
        try:
            self.wait(nodes=count)
        except BaseException:
            self.stop()
            raise

    @property
    def urls(self) -> tuple[str, ...]:
        """Where the nodes answer."""
        return tuple(node.url for node in self.nodes)

    def wait(self, nodes: int, status: str = "yellow") -> None:
        """Waits until so many nodes are one cluster of at least this state."""
        end = time.monotonic() + _START_SECONDS
        asked = f"/_cluster/health?wait_for_nodes={nodes}&wait_for_status={status}&timeout=1s"
        while time.monotonic() < end:
            for node in self.nodes:
                with suppress(URLError, OSError, ValueError):
                    told = call(node.url, asked, guard=self._guard)
                    if not told["timed_out"]:
                        return
            time.sleep(0.5)
        raise TimeoutError("the servers under test did not become one cluster")

    def stop(self) -> None:
        """Ends all nodes and removes what they kept."""
        for node in self.nodes:
            node.kill()
        for made in (self._root, self._kept):
            shutil.rmtree(made, ignore_errors=True)


def call(
    url: str, path: str, method: str = "GET", body: object = None, guard: Guard | None = None
) -> dict[str, Any]:
    """What a server answers to one plain request."""
    headers = {"Content-Type": "application/json"}
    if guard:
        name, (password, _) = next(iter(guard.users.items()))
        headers["Authorization"] = f"Basic {base64.b64encode(f'{name}:{password}'.encode()).decode()}"
    context = ssl.create_default_context(cafile=guard.ca) if guard and guard.ca else None
    request = Request(  # noqa: S310 - a server of ours
        url + path,
        None if body is None else json.dumps(body).encode(),
        headers,
        method=method,
    )
    with urlopen(request, timeout=30, context=context) as answer:  # noqa: S310
        told: dict[str, Any] = json.load(answer)
    return told


def remove_indices(url: str, prefix: str) -> None:
    """Deletes the indices that a test made."""
    for index in call(url, f"/{prefix}*?expand_wildcards=all&features=aliases"):
        call(url, f"/{index}", "DELETE")


def packed_server() -> Path:
    """The server's packed release. Skips the test, by name, where there is none, or no Java to run it."""
    named = os.environ.get(ZIP_VARIABLE)
    found = [Path(named)] if named else sorted(_BESIDE.glob("elasticsearch-*.zip"))
    if not found or not found[-1].is_file():
        pytest.skip(f"no Elasticsearch at hand: set {URL_VARIABLE} or {ZIP_VARIABLE}")
    if not _java_home():
        pytest.skip("no Java to run Elasticsearch with: install a Java 17 runtime or set JAVA_HOME")
    return found[-1]


def _java_home() -> str:
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        if os.environ.get(name):
            return os.environ[name]
    java = shutil.which("java")
    return str(Path(java).resolve().parents[1]) if java else ""


def _in_memory() -> str | None:
    """Where files need no disk, for a test makes and drops six indices, which a disk must confirm; else the usual place."""
    shared = Path("/dev/shm")  # noqa: S108 - a folder of ours is made in it
    if shared.is_dir() and os.access(shared, os.W_OK) and shutil.disk_usage(shared).free >= _KEPT_BYTES:
        return str(shared)
    return None


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
    return port
