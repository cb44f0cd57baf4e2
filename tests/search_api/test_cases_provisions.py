"""The provisions that a case says were broken, beside the law itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.settings import Settings
from search_api.cli.ingestion import InputFile, find_files
from search_api.http import create_app
from tests.sample_builder import SAMPLE
from tests.search_api.conftest import store
from tests.search_api.http.asking import Client
from tests.search_api.test_cases import RIGGING, TUNNEL, named


@pytest.fixture(scope="module")
def beside_the_law(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The sample beside the law of work safety as of 2021."""
    (law,) = (shared_data / "laws" / "lawrefbook").rglob("安全生产法(2021-06-10).md")
    files = [*find_files([str(SAMPLE)]), InputFile(law.name, str(law))]
    engine, service = store(tmp_path_factory.mktemp("law"), files)
    yield Client(create_app(service, Settings()))
    engine.close()


def test_provisions_lead_to_the_law_that_held_on_the_day(beside_the_law: Client) -> None:
    listed = [hit["record"] for hit in beside_the_law.items("/v1/cases", size="100")]
    case = beside_the_law.get(f"/v1/cases/{named(listed, RIGGING)['id']}").json()
    first = next(cited for cited in case["violated"] if "安全生产法" in cited["printed"])
    assert first["target"]["version"] == "2021-06-10"
    article = beside_the_law.get(f"/v1/articles/{first['target']['id']}").json()
    assert article["number"] == "第四十三条"
    assert "吊装" in article["text"]
    others = [cited for cited in case["violated"] if "条例》" in cited["printed"]]
    assert others
    assert all(cited["target"] is None for cited in others)
    # What was broken in 2019 by the numbering of 2014 is not what bears that number now.
    tunnel = beside_the_law.get(f"/v1/cases/{named(listed, TUNNEL)['id']}").json()
    of_law = [cited for cited in tunnel["violated"] if "安全生产法》" in cited["printed"]]
    assert of_law
    assert all(cited["target"] is None or cited["target"]["version"] != "2021-06-10" for cited in of_law)
