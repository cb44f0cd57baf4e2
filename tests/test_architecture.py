"""The house rules that imports must keep."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("corpus", "crawler", "indexer", "search_api")

ALLOWED = {
    "corpus": {"corpus"},
    "crawler": {"crawler", "corpus"},
    "indexer": {"indexer", "corpus"},
    "search_api": {"search_api", "indexer", "corpus"},
}

# Each third-party library and the one module, or the one package, that may import it.
HOMES = {
    "bs4": "crawler.readers.html",
    "lxml": "crawler.readers",
    "pdfplumber": "crawler.readers.pdf",
    "pypdfium2": "crawler.readers.pdf",
    "openpyxl": "search_api.export",
    "docx": "search_api.export",
    "opencc": "corpus.recognise.scripts",
    "jieba": "indexer.tokens",
    "rjieba": "indexer.tokens",
    "tantivy": "indexer.engine.embedded",
    "elasticsearch": "indexer.engine.elastic",
    "elastic_transport": "indexer.engine.elastic",
    "sentence_transformers": "indexer.meaning",
    "fastapi": "search_api.http",
    "starlette": "search_api.http",
    "uvicorn": "search_api.cli",
    "jinja2": "search_api.web",
    "click": "search_api.cli",
    "tqdm": "search_api.cli",
    "prometheus_client": "search_api.http",
}
# msgspec is the root of all records; vectors are made and scanned in one room, and told apart in the other.
SHARED = {
    "msgspec": {"corpus", "crawler", "indexer", "search_api"},
    "numpy": {"indexer", "search_api.retrieval"},
}


def modules(room: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / room).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        yield name, ast.parse(path.read_text("utf-8"))


def imports(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module)
    return found


def within(module: str, home: str) -> bool:
    return module == home or module.startswith(home + ".")


@pytest.mark.parametrize("room", ROOMS)
def test_imports_run_one_way(room: str) -> None:
    for name, tree in modules(room):
        rooms = {target.partition(".")[0] for target in imports(tree)} & set(ROOMS)
        allowed = ALLOWED[room] | ({"crawler"} if within(name, "search_api.cli") else set())
        assert rooms <= allowed, f"{name} imports {sorted(rooms - allowed)}"


def test_the_model_imports_nothing_else_of_ours() -> None:
    for name, tree in modules("corpus/model"):
        ours = {target for target in imports(tree) if target.partition(".")[0] in ROOMS}
        assert all(within(target, "corpus.model") for target in ours), name


@pytest.mark.parametrize("library", [*HOMES, *SHARED])
def test_each_library_has_one_home(library: str) -> None:
    homes = SHARED.get(library) or {HOMES[library]}
    for room in ROOMS:
        for name, tree in modules(room):
            if any(target.partition(".")[0] == library for target in imports(tree)):
                assert any(within(name, home) for home in homes), f"{name} imports {library}"


def test_every_dependency_is_explained() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    told = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    named = [
        *project["dependencies"],
        *(dep for extra in project["optional-dependencies"].values() for dep in extra),
    ]
    for requirement in named:
        library = requirement.partition(">")[0].partition("=")[0].partition("<")[0].strip()
        assert f"`{library}`" in told, f"docs/dependencies.md says nothing of {library}"
