from __future__ import annotations

from pathlib import Path

import pytest

from engine.bench.data import folder_of, place, read


@pytest.mark.parametrize("file", ["mnist/mnist.npz", "mnist.npz", "mnist"])
def test_the_folder_is_found_by_what_was_found_in_it(file: str) -> None:
    assert folder_of(Path("/data") / file) == Path("/data")


def test_without_mnist_the_built_in_set_stands_in(tmp_path: Path) -> None:
    where = place(tmp_path)
    assert where.arguments == ("--data", "pen-digits")
    assert len(read(where.name, where.folder).train) > 0


def test_mnist_in_the_named_folder_is_what_all_are_told(tmp_path: Path) -> None:
    (tmp_path / "mnist").mkdir()
    (tmp_path / "mnist" / "mnist.npz").touch()
    assert place(tmp_path).arguments == ("--data", "mnist", "--data-dir", str(tmp_path))
