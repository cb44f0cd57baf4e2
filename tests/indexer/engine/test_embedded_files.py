"""Every file of the index damaged in every way: the right answer or a clear error, and whoever writes repairs it."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import StoreDamaged
from indexer.engine.embedded import EmbeddedEngine
from indexer.engine.embedded.lock import WriterLock
from indexer.engine.values import Filter, Leg, Probe
from tests.indexer.engine.samples import Work, entry, reading
from tests.indexer.engine.test_vectors import CARDER, vector

Damage = Callable[[Path, random.Random], None]
NAMES = [f"d{n}" for n in range(12)]


def one_byte(path: Path, dice: random.Random) -> None:
    data = path.read_bytes() or b"\0"
    place = dice.randrange(len(data))
    with path.open("r+b") as file:
        file.seek(place)
        file.write(bytes([data[place] ^ dice.randrange(1, 256)]))


def some_bytes(path: Path, dice: random.Random) -> None:
    with path.open("r+b") as file:
        file.seek(dice.randrange(path.stat().st_size + 1))
        file.write(dice.randbytes(dice.randrange(1, 200)))


def all_bytes(path: Path, dice: random.Random) -> None:
    put(path, dice.randbytes(path.stat().st_size or 100))


def cut(path: Path, dice: random.Random) -> None:
    data = path.read_bytes()
    put(path, data[: dice.randrange(len(data) + 1)])


def emptied(path: Path, _: random.Random) -> None:
    put(path, b"")


def put(path: Path, data: bytes) -> None:
    """Other bytes in the file's place. Cut where it lies, a file that is mapped ends the process that reads it (SIGBUS)."""
    beside = path.with_name("damage")
    beside.write_bytes(data)
    beside.replace(path)


def removed(path: Path, _: random.Random) -> None:
    path.unlink()


def replaced(path: Path, dice: random.Random) -> None:
    """Another file of the same kind of name: whole by itself, but not what belongs there."""
    others = sorted(other for other in path.parent.iterdir() if other != path and other.is_file())
    if others:
        put(path, dice.choice(others).read_bytes())


DAMAGES: list[Damage] = [one_byte, some_bytes, all_bytes, cut, emptied, removed, replaced]
Answer = tuple[frozenset[str], frozenset[str], int, tuple[str, ...]]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store of several segments, with deletions and vectors."""
    folder = tmp_path_factory.mktemp("sound")
    engine = EmbeddedEngine(folder, CARDER)
    for name in NAMES:
        work = Work("疏通河道", lead=("水务局",))
        engine.write([entry(reading(name, clauses=("加强值班值守", f"第{name}号"), tasks=(work,)), CARDER)])
    engine.write([entry(reading("d0", clauses=("加强值班值守", "另一"), tasks=(work,)), CARDER)])
    engine.close()
    return folder


def answer(engine: EmbeddedEngine) -> Answer:
    leg = Leg(name="words", tokens=(("班", 1.0), ("河", 1.0)))
    probe = Probe(legs=(leg,), vector=vector(1), size=100, counted=True, facets=("region", "unit"))
    with engine.view() as view:
        found = view.search(probe)
        tasks = tuple(task.id for task in view.tasks(Filter(units=("水务局",))))
        assert view.documents().total == len(NAMES)
        assert [region.count for region in view.regions()] == [len(NAMES)] * 3
        assert view.units("水务")
    legs = [frozenset(match.id for match in found.legs[name]) for name in ("words", "vectors")]
    return legs[0], legs[1], found.total or 0, tasks


def answer_or_damage(engine: EmbeddedEngine) -> Answer | StoreDamaged:
    try:
        return answer(engine)
    except StoreDamaged as damage:
        return damage


def files(store: Path) -> list[Path]:
    return sorted(path for path in store.glob("index/**/*") if path.is_file())


def some_of_every_kind(store: Path, dice: random.Random) -> list[Path]:
    """One file of each kind that the store has."""
    shuffled = dice.sample(files(store), len(files(store)))
    return list({path.suffix: path for path in shuffled}.values())


def test_there_is_something_of_every_kind_to_damage(sound: Path) -> None:
    kinds = {path.suffix for path in files(sound)}
    assert {".del", ".term", ".idx", ".pos", ".store", ".fast", ".fieldnorm", ".json", ".vectors"} <= kinds


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_reader_answers_rightly_or_says_what_is_damaged(
    sound: Path, tmp_path: Path, damage: Damage, capfd: pytest.CaptureFixture[str]
) -> None:
    """The writer's place is taken, so that the reader cannot mend it."""
    dice = random.Random(damage.__name__)
    engine = EmbeddedEngine(sound, CARDER)
    expected = answer(engine)
    engine.close()
    for turn, original in enumerate(some_of_every_kind(sound, dice)):
        store = tmp_path / str(turn)
        shutil.copytree(sound, store)
        damage(store / original.relative_to(sound), dice)
        engine = EmbeddedEngine(store, CARDER, write_wait_seconds=0)
        with WriterLock(store / "writer.lock", 0):
            said = answer_or_damage(engine)
        assert said == expected or (str(store) in str(said) and "zhize reindex" in str(said)), original
        engine.close()
    assert "panicked" not in capfd.readouterr().err


@pytest.mark.parametrize("name", ["vectors/state.json", "words/meta.json"])
def test_no_byte_of_what_says_which_files_count_passes_unseen(sound: Path, tmp_path: Path, name: str) -> None:
    dice = random.Random(name)
    engine = EmbeddedEngine(sound, CARDER)
    expected = answer(engine)
    engine.close()
    (original,) = sound.glob(f"index/*/{name}")
    whole = original.read_bytes()
    store = tmp_path / "store"
    shutil.copytree(sound, store)
    for place in sorted(dice.sample(range(len(whole)), min(len(whole), 200))):
        changed = bytearray(whole)
        changed[place] ^= 1 << dice.randrange(8)
        put(store / original.relative_to(sound), bytes(changed))
        engine = EmbeddedEngine(store, CARDER, write_wait_seconds=0)
        with WriterLock(store / "writer.lock", 0):
            said = answer_or_damage(engine)
        engine.close()
        assert said == expected or (str(store) in str(said) and "zhize reindex" in str(said)), (
            place,
            bytes(changed),
        )


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_writer_makes_it_anew(
    sound: Path, tmp_path: Path, damage: Damage, capfd: pytest.CaptureFixture[str]
) -> None:
    dice = random.Random(damage.__name__)
    engine = EmbeddedEngine(sound, CARDER)
    expected = answer(engine)
    engine.close()
    for turn, original in enumerate(dice.sample(files(sound), 5)):
        store = tmp_path / str(turn)
        shutil.copytree(sound, store)
        damage(store / original.relative_to(sound), dice)
        engine = EmbeddedEngine(store, CARDER)
        engine.write([entry(reading("new", clauses=("别的",)), CARDER)])
        engine.remove("new")
        assert engine.check() == [], original
        found = answer(engine)
        assert found == expected, original
        engine.close()
    assert "panicked" not in capfd.readouterr().err


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_is_found_in_a_store_that_is_open(sound: Path, tmp_path: Path, damage: Damage) -> None:
    """Between two questions, and between two changes of one session."""
    dice = random.Random(damage.__name__)
    store = tmp_path / "store"
    shutil.copytree(sound, store)
    engine = EmbeddedEngine(store, CARDER)
    expected = answer(engine)
    for turn in range(4):
        damage(dice.choice(files(store)), dice)
        assert answer(engine) == expected
        with engine.writing():
            engine.write([entry(reading("new", clauses=(f"别的{turn}",)), CARDER)])
            damage(dice.choice(files(store)), dice)
            engine.remove("new")
    assert engine.check() == []
    engine.close()


def test_a_store_that_was_copied_is_read_without_its_seal_and_with_it(sound: Path, tmp_path: Path) -> None:
    engine = EmbeddedEngine(sound, CARDER)
    expected = answer(engine)
    engine.close()
    for name, unseal in (("with", False), ("without", True)):
        shutil.copytree(sound, tmp_path / name)
        if unseal:
            for seal in (tmp_path / name).glob("index/*/seal.json"):
                seal.unlink()
        engine = EmbeddedEngine(tmp_path / name, CARDER)
        assert answer(engine) == expected
        engine.close()


def test_a_sealed_file_is_not_read_again(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    monkeypatch.setattr("indexer.engine.embedded.words.index.checksum_of", lambda path: read.append(path))
    engine = EmbeddedEngine(sound, CARDER)
    answer(engine)
    engine.close()
    assert read == []


def test_a_record_that_lost_what_the_index_knows_is_not_healed_in_silence(
    sound: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    shutil.copytree(sound, store)
    engine = EmbeddedEngine(store, CARDER)
    before = (store / "store.sqlite3").read_bytes()
    engine.write([entry(reading("late"), CARDER)])
    engine.close()
    (store / "store.sqlite3").write_bytes(before)
    engine = EmbeddedEngine(store, CARDER)
    with pytest.raises(StoreDamaged, match="丢失"), engine.view():
        pass
    with pytest.raises(StoreDamaged, match="zhize restore"):
        engine.write([entry(reading("later"), CARDER)])
    engine.rebuild()
    with engine.view() as view:
        assert view.document("late") is None
    assert engine.check() == []
    engine.close()


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_record_is_never_taken_for_another(sound: Path, tmp_path: Path, damage: Damage) -> None:
    dice = random.Random(damage.__name__)
    engine = EmbeddedEngine(sound, CARDER)
    expected = whole(engine)
    engine.close()
    for turn in range(4):
        store = tmp_path / str(turn)
        shutil.copytree(sound, store)
        damage(store / "store.sqlite3", dice)
        engine = EmbeddedEngine(store, CARDER)
        said = whole_or_damage(engine)
        assert said == expected or "zhize restore" in str(said)
        if said != expected:
            assert any("zhize restore" in problem for problem in engine.check())
        engine.close()


def whole(engine: EmbeddedEngine) -> list[object]:
    with engine.view() as view:
        return [(entry.reading, entry.original) for entry in view.history()]


def whole_or_damage(engine: EmbeddedEngine) -> list[object] | StoreDamaged:
    try:
        return whole(engine)
    except StoreDamaged as damage:
        return damage


def test_a_record_that_is_gone_is_no_new_store(sound: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(sound, store)
    (store / "store.sqlite3").unlink()
    engine = EmbeddedEngine(store, CARDER)
    for use in (lambda: whole(engine), lambda: engine.write([entry(reading("a"), CARDER)]), engine.rebuild):
        with pytest.raises(StoreDamaged, match="不见了"):
            use()
    assert any("不见了" in problem for problem in engine.check())
    shutil.rmtree(store / "index")
    engine.write([entry(reading("a"), CARDER)])
    engine.close()
