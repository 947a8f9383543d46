from __future__ import annotations

import itertools
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np
import pytest

from engine.data import registry, sources
from engine.data.dataset import Dataset, Split
from engine.data.shelf import Shelf
from engine.messages import Cancelled, InputError, say
from engine.spec.run import DataRecipe, RunSpec


def dataset(name: str) -> Dataset:
    split = Split(np.zeros((2, 28, 28), np.uint8), np.zeros(2, np.int32))
    return Dataset(registry.get(name), split, split, say("made up"))


class Sources:
    """Stands for `engine.data.sources`; ``during`` runs in the middle of a download."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Path | None]] = []
        self.during: Callable[[], object] = int

    def load_or_builtin(
        self,
        name: str,
        data_dir: Path | None,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> Dataset:
        self.asked.append((name, data_dir))
        progress(1, 2)
        self.during()
        if cancelled():
            raise Cancelled
        return dataset(name)

    def load(self, name: str) -> Dataset:
        return dataset(name)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Sources:
    made = Sources()
    monkeypatch.setattr(sources, "load_or_builtin", made.load_or_builtin)
    monkeypatch.setattr(sources, "load", made.load)
    return made


def spec_of(name: str, **recipe: Any) -> RunSpec:
    return RunSpec(data=DataRecipe(name=name, **recipe))


def take(shelf: Shelf, name: str = "mnist", data_dir: Path | None = None, **more: Any) -> Dataset:
    seen: list[tuple[int, int]] = []
    cancelled = more.get("cancelled", lambda: False)
    return shelf.get(spec_of(name), data_dir, lambda d, t: seen.append((d, t)), cancelled)


def test_the_last_set_is_kept(fake: Sources) -> None:
    shelf = Shelf()
    first = take(shelf)
    assert take(shelf) is first
    assert fake.asked == [("mnist", None)]


def test_another_name_or_folder_is_looked_for(fake: Sources, tmp_path: Path) -> None:
    shelf = Shelf()
    take(shelf)
    assert take(shelf, "fashion-mnist").info.name == "fashion-mnist"
    take(shelf, "fashion-mnist", tmp_path)
    assert fake.asked == [("mnist", None), ("fashion-mnist", None), ("fashion-mnist", tmp_path)]


def test_forget_looks_afresh(fake: Sources) -> None:
    shelf = Shelf()
    take(shelf)
    shelf.forget()
    take(shelf)
    assert len(fake.asked) == 2


def test_forget_between_two_steps_of_get_costs_nobody_a_set(
    fake: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window forgets, at every line of `get` in turn, while the engine takes a set."""

    def forgetting_at(line: int) -> Dataset | None:
        shelf = Shelf()
        take(shelf)
        lines = itertools.count()

        def trace(frame: FrameType, event: str, _: object) -> Any:
            if frame.f_code is not Shelf._get.__code__:
                return None
            if event == "line" and next(lines) == line:
                shelf.forget()
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            return take(shelf)
        finally:
            sys.settrace(before)

    assert None not in [forgetting_at(line) for line in range(5)]


def test_forget_during_a_download_counts_for_the_next_time(fake: Sources) -> None:
    shelf = Shelf()
    fake.during = shelf.forget
    first = take(shelf)
    fake.during = int
    second = take(shelf)
    assert second is not first
    assert take(shelf) is second


def test_progress_reaches_the_window(fake: Sources) -> None:
    seen: list[tuple[int, int]] = []
    spec = spec_of("mnist")
    Shelf().get(spec, None, lambda done, total: seen.append((done, total)), lambda: False)
    assert seen == [(1, 2)]


def test_a_download_skipped_gives_the_stand_in_and_says_so(fake: Sources) -> None:
    shelf = Shelf()
    fake.during = shelf.skip_download
    found = take(shelf)
    assert found.info.name == "pen-digits"
    assert str(found.notice) == (
        "The download of MNIST was skipped, so this run uses Pen digits (built-in)."
    )
    fake.during = int
    assert take(shelf) is found
    assert len(fake.asked) == 1
    shelf.forget()
    assert take(shelf).info.name == "mnist"


def test_a_skip_counts_for_the_download_under_way_only(fake: Sources) -> None:
    shelf = Shelf()
    shelf.skip_download()
    assert take(shelf).info.name == "mnist"


def test_a_set_without_stand_in_cannot_be_skipped_into_another(fake: Sources) -> None:
    shelf = Shelf()
    fake.during = shelf.skip_download
    with pytest.raises(Cancelled):
        take(shelf, "fashion-mnist")


def test_stop_is_no_skip(fake: Sources) -> None:
    shelf = Shelf()
    with pytest.raises(Cancelled):
        take(shelf, cancelled=lambda: True)
    assert take(shelf).info.name == "mnist"


def test_an_error_keeps_what_was_there(fake: Sources) -> None:
    def broken() -> None:
        raise InputError(say("The file is damaged."))

    shelf = Shelf()
    first = take(shelf)
    fake.during = broken
    with pytest.raises(InputError):
        take(shelf, "fashion-mnist")
    assert take(shelf) is first


def test_toys_are_made_anew_when_the_recipe_changes() -> None:
    shelf = Shelf()

    def made(spec: RunSpec) -> Dataset:
        return shelf.get(spec, None, lambda done, total: None, lambda: False)

    first = made(spec_of("moons", points=50))
    assert made(spec_of("moons", points=50)) is first
    assert len(made(spec_of("moons", points=60)).train) == 60
    assert made(spec_of("moons", points=50, subset=10)).train.x.tolist() == first.train.x.tolist()


def test_two_threads_read_a_set_once(fake: Sources) -> None:
    shelf, inside, may_go = Shelf(), threading.Event(), threading.Event()

    def hold() -> None:
        inside.set()
        assert may_go.wait(10)

    fake.during = hold
    found: list[Dataset] = []
    readers = [threading.Thread(target=lambda: found.append(take(shelf))) for _ in range(2)]
    for reader in readers:
        reader.start()
    assert inside.wait(10)
    may_go.set()
    for reader in readers:
        reader.join(10)
    assert fake.asked == [("mnist", None)]
    assert found[0] is found[1]


def test_one_who_waits_for_anothers_download_can_give_up(fake: Sources) -> None:
    shelf, inside, may_go = Shelf(), threading.Event(), threading.Event()

    def hold() -> None:
        inside.set()
        assert may_go.wait(10)

    fake.during = hold
    reader = threading.Thread(target=take, args=(shelf,))
    reader.start()
    try:
        assert inside.wait(10)
        with pytest.raises(Cancelled):
            take(shelf, cancelled=lambda: True)
    finally:
        may_go.set()
        reader.join(10)


def test_the_shelf_knows_what_it_has(fake: Sources, tmp_path: Path) -> None:
    shelf = Shelf()
    assert not shelf.has(spec_of("mnist"), None)
    take(shelf)
    assert shelf.has(spec_of("mnist", subset=5), None)
    assert not shelf.has(spec_of("mnist"), tmp_path)
    assert not shelf.has(spec_of("fashion-mnist"), None)
    shelf.forget()
    assert not shelf.has(spec_of("mnist"), None)
