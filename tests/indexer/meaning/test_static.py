"""Our own model: what its vectors are, and what it says of texts it was not shown."""

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from indexer.meaning import StaticModel, own_model, pack
from indexer.meaning.static import save

TOKENS = ("充电", "电动", "电动车", "消防", "车充")


@pytest.fixture
def model(tmp_path: Path) -> StaticModel:
    rows = np.eye(5, 8, dtype=np.float32) * np.arange(1, 6, dtype=np.float32)[:, None]
    save(tmp_path, "small", TOKENS, rows, {})
    return StaticModel(tmp_path)


def test_a_vector_is_the_sum_of_its_tokens_at_length_1(model: StaticModel) -> None:
    row = model.encode(["电动车充电"])[0]
    weights = np.array([1, 2, 3, 0, 5, 0, 0, 0], dtype=np.float32)
    assert np.allclose(row, weights / np.linalg.norm(weights), atol=1e-6)


def test_how_often_and_in_which_order_words_stand_means_nothing(model: StaticModel) -> None:
    one, other = model.encode(["消防，充电", "充电，消防，充电"])
    assert np.array_equal(one, other)


@pytest.mark.parametrize("text", ["", "   ", "abc", "没有一个词在表里"])
def test_a_text_of_which_nothing_is_known_has_no_direction(model: StaticModel, text: str) -> None:
    rows = model.encode([text])
    assert not rows.any()
    assert pack(rows) == [None]


def test_packed_rows_keep_their_direction() -> None:
    rows = own_model().encode(["电动车能不能上楼充电", "谁负责查处违法建设"])
    packed = np.stack([np.frombuffer(row or b"", dtype=np.int8) for row in pack(rows)]).astype(np.float32)
    cosines = (packed * rows).sum(axis=1) / np.linalg.norm(packed, axis=1)
    assert (cosines > 0.999).all()


def test_a_model_whose_parts_disagree_is_refused(tmp_path: Path) -> None:
    save(tmp_path, "small", TOKENS, np.ones((5, 4), dtype=np.float32), {})
    tmp_path.joinpath("tokens.txt").write_text("充电", "utf-8")
    with pytest.raises(ValueError, match="1 tokens, 5 rows"):
        StaticModel(tmp_path).encode(["防汛"])


def test_half_a_byte_a_component_keeps_what_texts_mean(tmp_path: Path) -> None:
    dice = np.random.default_rng(1)
    rows = dice.normal(size=(400, 64)).astype(np.float32) * dice.uniform(0.1, 10, (400, 1)).astype(np.float32)
    save(tmp_path, "half", [f"词{place}" for place in range(400)], rows, {})
    model = StaticModel(tmp_path)
    assert (tmp_path / "table.npy").stat().st_size < rows.size
    lost = np.abs(model.vectors([0, 399]) - rows[[0, 399]]).max(axis=1)
    assert (lost < 0.3 * np.abs(rows[[0, 399]]).max(axis=1)).all()
    bags = [dice.choice(400, 40, replace=False).tolist() for _ in range(20)]
    exact = np.array([rows[bag].sum(axis=0) for bag in bags])
    assert ((model.sums(bags) * exact).sum(axis=1) / np.linalg.norm(exact, axis=1) > 0.98).all()
    assert np.array_equal(model.table()[1][7], model.vectors([7])[0])


def test_an_odd_number_of_components_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="5 components"):
        save(tmp_path, "odd", TOKENS, np.ones((5, 5), dtype=np.float32), {})


def test_our_model_is_small_and_its_table_is_mapped_not_read() -> None:
    folder = Path(__file__).parents[3] / "indexer" / "meaning" / "models"
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert size < 40_000_000
    tracemalloc.start()
    StaticModel(folder / "static")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < folder.joinpath("static", "table.npy").stat().st_size


@pytest.mark.parametrize(
    ("said", "meant", "other"),
    [
        (
            "老板不给工资怎么办",
            "用人单位未按照劳动合同的约定及时足额支付劳动报酬",
            "承租人未经出租人同意转租的",
        ),
        ("离婚后孩子归谁", "离婚后，不满两周岁的子女，以由母亲直接抚养为原则", "股东会由全体股东组成"),
        ("欠钱不还去哪告", "借款人应当按照约定的期限返还借款", "商标注册的有效期为十年"),
    ],
)
def test_it_tells_what_lay_words_mean(said: str, meant: str, other: str) -> None:
    asked, near, far = own_model().encode([said, meant, other])
    assert asked @ near > asked @ far


def test_tokens_within_lines_are_found_whatever_words_they_stand_in(model: StaticModel) -> None:
    tokens, lines = model.within(["电动车充电，充电", "", "无", "消防电动车\ud800", "电", "车\0充电"])
    found = [(TOKENS[token], line) for token, line in zip(tokens, lines, strict=True)]
    assert found == [
        ("充电", 0),
        ("电动", 0),
        ("电动车", 0),
        ("车充", 0),
        ("电动", 3),
        ("电动车", 3),
        ("消防", 3),
        ("充电", 5),
    ]


@pytest.mark.parametrize("lines", [[], [""], ["a"], ["", ""]])
def test_nothing_is_within_nothing(model: StaticModel, lines: list[str]) -> None:
    assert all(found.size == 0 for found in model.within(lines))
