"""What was looked up lately is told as it was kept, and no more of it than was allowed."""

import contextlib
import threading

from corpus.lately import Lately


def test_what_was_kept_last_is_told_and_what_is_asked_for_stays() -> None:
    lately = Lately[int, str](4)
    for key in range(6):
        lately.keep(key, str(key))
        assert lately.get(0) == "0"
    assert lately.of(range(7)) == {0: "0", 4: "4", 5: "5"}
    assert lately.get(7) is None


def test_what_is_kept_anew_counts() -> None:
    lately = Lately[str, int](10)
    lately.keep_all({"a": 1, "b": 2})
    lately.keep("a", 3)
    assert lately.of(["b", "a", "c"]) == {"b": 2, "a": 3}


def test_it_never_holds_more_than_it_may() -> None:
    lately = Lately[int, int](100)
    for key in range(1000):
        lately.keep(key, key)
        assert len(lately.of(range(1000))) <= 100


def test_threads_find_what_is_true_or_nothing() -> None:
    lately, wrong = Lately[int, int](20), list[int]()

    def work() -> None:
        for key in [key % 37 for key in range(3000)]:
            lately.keep(key, -key)
            wrong.extend(other for other in range(37) if lately.get(other) not in (-other, None))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


class _Met(dict[int, int]):
    """Things of which two threads ask at one time how many they are, where nothing keeps them from it."""

    def __init__(self, held: dict[int, int]) -> None:
        super().__init__(held)
        self._both = threading.Barrier(2)

    def __len__(self) -> int:
        with contextlib.suppress(threading.BrokenBarrierError):
            self._both.wait(timeout=0.3)
        return super().__len__()


def test_two_that_find_it_full_at_one_time_forget_the_older_half_once() -> None:
    lately = Lately[int, int](8)
    lately.keep_all({key: key for key in range(4)})
    lately._young = _Met(lately._young)
    threads = [threading.Thread(target=lately.keep, args=(key, key)) for key in (10, 11)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lately.of((0, 10, 11)) == {0: 0, 10: 10, 11: 11}
