"""The two data sets of the user's own digits, as lists, runs and the shelf meet them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.data import download, drawn, my_digits, recipe, registry, sources
from engine.data.dataset import Dataset, Split
from engine.data.download import IsCancelled
from engine.data.my_digits import MyDigit
from engine.data.my_digits_store import MyDigits
from engine.data.shelf import Shelf
from engine.files import paths
from engine.messages import Cancelled, InputError, MachineError
from engine.spec import checks, codec, presets, shapes
from engine.spec.run import DataRecipe, RunSpec

BOTH = (drawn.MINE, drawn.MIXED)


def digit(number: int) -> MyDigit:
    stroke = np.array([[0.0, 0.0], [1.0, number + 0.5]])
    return MyDigit((stroke,), number % 10, f"d{number}")


def draw(*numbers: int) -> None:
    MyDigits().add([digit(number) for number in numbers])


def keys(split: Split) -> set[tuple[bytes, int]]:
    """Examples of a split, for comparing."""
    pairs = zip(split.x, split.y, strict=True)
    return {(image.tobytes(), int(label)) for image, label in pairs}


@pytest.fixture(autouse=True)
def keras_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))


@pytest.fixture
def mnist(tmp_path: Path) -> Path:
    """A folder with an MNIST of 900 examples to train on."""
    x = np.random.default_rng(0).integers(0, 256, (900, 28, 28), dtype=np.uint8)
    y = np.arange(900, dtype=np.uint8) % 10
    (tmp_path / "data").mkdir()
    np.savez(tmp_path / "data" / "mnist.npz", x_train=x, y_train=y, x_test=x[:5], y_test=y[:5])
    return tmp_path / "data"


def names() -> list[str]:
    return [info.name for info in registry.all_datasets()]


def spec_of(name: str) -> RunSpec:
    return RunSpec(data=DataRecipe(name=name))


# -- lists -------------------------------------------------------------------------------------


def test_they_are_offered_while_there_are_digits() -> None:
    assert not set(BOTH) & set(names())
    draw(1)
    assert names()[-2:] == list(BOTH)
    MyDigits().remove(["d1"])
    assert not set(BOTH) & set(names())


@pytest.mark.parametrize("name", BOTH)
def test_a_spec_that_names_one_loads_also_without_digits(name: str) -> None:
    model = presets.get("mnist-quickstart").spec
    spec = codec.from_json(codec.to_json(replace(model, data=DataRecipe(name=name))))
    assert spec.data.name == name
    info = recipe.info_of(spec)
    assert info.reads_digits
    assert info.input_shape == (28, 28)
    assert len(info.class_names) == 10
    assert not checks.errors(checks.validate(spec, info.shape()))
    assert shapes.report(spec, info.shape()).output is not None


def test_counts_are_those_of_the_digits_there_are(mnist: Path) -> None:
    draw(*range(30))
    parts = my_digits.split(MyDigits().load())
    mine, mixed = map(registry.get, BOTH)
    assert (mine.train, mine.test) == (len(parts.train), len(parts.test))
    assert (mixed.train, mixed.test) == (60_000 + 100 * len(parts.train), 10_000)
    assert registry.get(drawn.MINE) is mine
    draw(30, 31, 32)
    assert registry.get(drawn.MINE).train + registry.get(drawn.MINE).test == 33


@pytest.mark.parametrize(
    ("examples", "mine", "times"),
    [(60_000, 1, 100), (60_000, 67, 100), (60_000, 667, 10), (900, 10, 10), (900, 1000, 1)],
)
def test_repeats_make_a_tenth_and_end_at_a_hundred(examples: int, mine: int, times: int) -> None:
    assert drawn.repeats(examples, mine) == times


# -- my-digits ---------------------------------------------------------------------------------


def test_my_digits_are_the_drawings_in_their_parts() -> None:
    draw(*range(30))
    dataset = sources.load(drawn.MINE)
    parts = my_digits.split(MyDigits().load())
    for split, digits in ((dataset.train, parts.train), (dataset.test, parts.test)):
        images, labels = my_digits.images(digits)
        assert split.x.tobytes() == images.tobytes()
        assert split.y.tolist() == labels.tolist()
    assert dataset.info == registry.get(drawn.MINE)
    assert dataset.path == paths.my_digits()
    assert recipe.load(spec_of(drawn.MINE)).train.x.tobytes() == dataset.train.x.tobytes()


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "You have no digits; draw at least 10 in My digits."),
        (1, "You have one digit; draw at least 10 in My digits."),
        (3, "You have 3 digits; draw at least 10 in My digits."),
    ],
)
def test_too_few_digits_are_no_data_set(count: int, sentence: str) -> None:
    draw(*range(count))
    for attempt in (sources.load, sources.load_or_builtin, sources.fetch):
        with pytest.raises(InputError) as caught:
            attempt(drawn.MINE)
        assert str(caught.value.message) == sentence


def test_a_damaged_file_is_told_to_whoever_wants_the_set() -> None:
    paths.my_digits().parent.mkdir(parents=True)
    paths.my_digits().write_bytes(b"no JSON")
    with pytest.raises(InputError, match="damaged"):
        sources.load(drawn.MINE)
    with pytest.raises(InputError, match="no digits"):
        sources.load(drawn.MINE)


# -- mnist-my-digits ---------------------------------------------------------------------------


def test_the_mixture_is_mnist_and_a_tenth_of_mine(mnist: Path) -> None:
    draw(*range(12))
    base, mixture = (sources.load(name, data_dir=mnist) for name in ("mnist", drawn.MIXED))
    mine = sources.load(drawn.MINE)
    times = drawn.repeats(900, len(mine.train))
    assert len(mixture.train) == 900 + times * len(mine.train) == mixture.info.train
    assert 0.08 < 1 - 900 / len(mixture.train) < 0.12
    assert mixture.train.x[:900].tobytes() == base.train.x.tobytes()
    assert keys(mixture.train) == keys(base.train) | keys(mine.train)
    assert not keys(mixture.train) & keys(mine.test)  # they can still examine the network
    assert mixture.test.x.tobytes() == base.test.x.tobytes()
    assert mixture.test.y.tolist() == base.test.y.tolist()
    assert f"each {times} times" in str(mixture.notice)
    assert str(mnist) in str(mixture.origin)


def test_without_mnist_the_stand_in_is_mixed_and_both_is_said() -> None:
    draw(*range(12))
    with pytest.raises(MachineError, match="not on this machine"):
        sources.load(drawn.MIXED, download=False)
    mixture = sources.load_or_builtin(drawn.MIXED, download=False)
    built_in = sources.load("pen-digits")
    assert mixture.info.name == drawn.MIXED
    assert len(mixture.train) > len(built_in.train)
    assert mixture.test.x.tobytes() == built_in.test.x.tobytes()
    assert "Pen digits" in str(mixture.notice)
    assert "100 times" in str(mixture.notice)


def test_the_mixture_is_where_mnist_is(mnist: Path) -> None:
    assert sources.find(drawn.MIXED) is None
    assert "downloaded" in str(sources.origin(drawn.MIXED, None))
    found = sources.find(drawn.MIXED, mnist)
    assert found is not None
    assert found.path == mnist / "mnist.npz"


def test_no_digit_is_no_mixture(mnist: Path) -> None:
    with pytest.raises(InputError, match="no digits"):
        sources.load(drawn.MIXED, data_dir=mnist)


# -- the shelf ---------------------------------------------------------------------------------


def taken(shelf: Shelf, name: str, folder: Path | None = None) -> Dataset:
    return shelf.get(spec_of(name), folder, lambda done, total: None, lambda: False)


@pytest.mark.parametrize("name", BOTH)
def test_the_shelf_notices_that_there_are_other_digits(name: str, mnist: Path) -> None:
    draw(*range(12))
    shelf = Shelf()
    first = taken(shelf, name, mnist)
    assert taken(shelf, name, mnist) is first
    assert shelf.has(spec_of(name), mnist)
    MyDigits().relabel({"d0": 9})
    assert not shelf.has(spec_of(name), mnist)
    assert 9 in taken(shelf, name, mnist).train.y
    assert taken(shelf, name, mnist) is not first


def test_a_skipped_download_leaves_the_digits_in(monkeypatch: pytest.MonkeyPatch) -> None:
    draw(*range(12))
    shelf = Shelf()

    def fetch(files: object, folder: object, progress: object, cancelled: IsCancelled) -> None:
        shelf.skip_download()
        if cancelled():
            raise Cancelled

    monkeypatch.setattr(download, "fetch", fetch)
    mixture = taken(shelf, drawn.MIXED)
    assert mixture.info.name == drawn.MIXED
    assert "skipped" in str(mixture.notice)
    assert "100 times" in str(mixture.notice)
