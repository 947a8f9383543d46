from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.data.own import folder, limits, walk
from engine.data.own.draft import Draft
from engine.data.own.options import ReadOptions
from engine.messages import Cancelled, InputError

SMALL = ReadOptions(side=8)


def add(
    parent: Path, name: str, level: int = 100, size: tuple[int, int] = (8, 8), mode: str = "L"
) -> Path:
    path = parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new(mode, size, level if mode == "L" else (level, 0, 0)).save(path)
    return path


def add_class(parent: Path, level: int = 100, n: int = 5, **facts: Any) -> None:
    for i in range(n):
        add(parent, f"{i}.png", level, **facts)


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A folder of two classes: each of 5 images, cats of level 50 and dogs of 150."""
    root = tmp_path / "my pets"
    add_class(root / "cats", 50)
    add_class(root / "dogs", 150)
    return root


def read(path: Path, options: ReadOptions = SMALL, **given: Any) -> Draft:
    return folder.read(
        path,
        options,
        progress=given.get("progress", lambda *_: None),
        cancelled=given.get("cancelled", lambda: False),
    )


def notes(draft: Draft) -> list[str]:
    return [str(note) for note in draft.notes]


def names(draft: Draft) -> list[str]:
    return [str(name) for name in draft.dataset.info.class_names]


def refused(path: Path, options: ReadOptions = SMALL) -> InputError:
    with pytest.raises(InputError) as caught:
        read(path, options)
    return caught.value


def levels(draft: Draft) -> set[tuple[int, int]]:
    """Which level of grey, in the middle, has which label."""
    parts = (draft.dataset.train, draft.dataset.test)
    return {(int(x[4, 4]), int(y)) for part in parts for x, y in zip(part.x, part.y, strict=True)}


# -- what is understood ------------------------------------------------------------------------


def test_a_folder_for_each_class(two: Path) -> None:
    draft = read(two)
    info = draft.dataset.info
    assert names(draft) == ["cats", "dogs"]
    assert levels(draft) == {(50, 0), (150, 1)}
    assert (info.train, info.test, info.input_shape, info.group) == (8, 2, (8, 8), "own")
    assert str(info.title) == "My pets"
    assert sorted(draft.dataset.test.y.tolist()) == [0, 1]
    assert (draft.dataset.train.x.dtype, draft.dataset.train.y.dtype) == (np.uint8, np.int32)
    assert (draft.low, draft.high, draft.path) == (50, 150, two)
    assert "folder of images" in str(draft.format)
    assert draft.options == {"side", "colour", "resize", "invert", "test_share", "seed"}
    assert notes(draft) == ["The images are grey: each pixel is one number."]


def test_the_seed_chooses_and_the_same_seed_the_same(tmp_path: Path) -> None:
    for i in range(40):
        add(tmp_path, f"{i % 2}/{i}.png", i)
    first, again, other = (read(tmp_path, replace(SMALL, seed=seed)) for seed in (1, 1, 2))
    assert (first.dataset.test.x == again.dataset.test.x).all()
    assert (first.dataset.train.x == again.dataset.train.x).all()
    assert (first.dataset.test.x != other.dataset.test.x).any()
    half = read(tmp_path, replace(SMALL, test_share=0.5)).dataset
    assert (len(half.train), len(half.test)) == (20, 20)


@pytest.mark.parametrize("parts", [("train", "test"), ("Training", "TESTING"), ("train", "val")])
def test_a_test_part_of_its_own(tmp_path: Path, parts: tuple[str, str]) -> None:
    for part, n in zip(parts, (6, 3), strict=True):
        for level, name in enumerate("ab", 1):
            add_class(tmp_path / part / name, 40 * level + n, n)
    draft = read(tmp_path)
    assert (draft.dataset.info.train, draft.dataset.info.test) == (12, 6)
    assert names(draft) == ["a", "b"]
    assert set(draft.dataset.train.x[:, 0, 0]) == {46, 86}
    assert set(draft.dataset.test.x[:, 0, 0]) == {43, 83}
    assert len(set(draft.dataset.train.y[:6])) == 2  # not one class after the other


def test_a_validation_part_beside_a_test_part_is_not_used(tmp_path: Path) -> None:
    for part, level in (("train", 1), ("val", 2), ("test", 3)):
        for name in "ab":
            add_class(tmp_path / part / name, level)
    draft = read(tmp_path)
    assert set(draft.dataset.test.x[:, 0, 0]) == {3}
    assert "Folders that are not used: val." in notes(draft)


def test_a_test_part_without_classes_is_not_used(tmp_path: Path) -> None:
    for name in "ab":
        add_class(tmp_path / "train" / name)
    add_class(tmp_path / "test")
    draft = read(tmp_path)
    assert (draft.dataset.info.train, draft.dataset.info.test) == (8, 2)
    assert "Folders that are not used: test." in notes(draft)


def test_a_class_may_be_called_train(tmp_path: Path) -> None:
    for name in ("train", "car", "test"):
        add_class(tmp_path / name)
    assert names(read(tmp_path)) == ["car", "test", "train"]


def test_parts_without_classes_are_no_classes(tmp_path: Path) -> None:
    for name in ("train", "test"):
        add_class(tmp_path / name)
    error = refused(tmp_path)
    assert f"{tmp_path / 'train'} holds no class folders" in str(error)
    assert str(tmp_path / "train" / "cats" / "1.png") in str(error.hint)


def test_a_loose_image_does_not_hide_the_parts(tmp_path: Path) -> None:
    for name in ("train/a", "train/b", "test/a", "test/b"):
        add_class(tmp_path / name)
    add(tmp_path, "train/preview.png")
    draft = read(tmp_path)
    assert names(draft) == ["a", "b"]
    assert "Images beside the class folders are left out (1: preview.png)." in notes(draft)


def test_classes_of_one_part_only(tmp_path: Path) -> None:
    for name in ("train/a", "train/b", "test/a", "test/new"):
        add_class(tmp_path / name)
    draft = read(tmp_path)
    assert names(draft) == ["a", "b", "new"]
    assert "Classes only in the test part, which cannot be learnt: new." in notes(draft)


def test_numbers_in_names_count_as_numbers(tmp_path: Path) -> None:
    for name in ("10", "2", "1", "b", "a10", "a9", "007", "null"):
        add_class(tmp_path / name)
    assert names(read(tmp_path)) == ["1", "2", "007", "10", "a9", "a10", "b", "null"]


def test_names_of_a_mac(tmp_path: Path) -> None:
    together, apart = "고양이", unicodedata.normalize("NFD", "고양이")
    add_class(tmp_path / "train" / together)
    add_class(tmp_path / "train" / "개")
    add_class(tmp_path / "test" / apart)
    draft = read(tmp_path)
    assert names(draft) == ["개", together]
    assert set(draft.dataset.test.y) == {1}


def test_folders_within_a_class(tmp_path: Path) -> None:
    for i in range(6):
        add(tmp_path / "a", "/".join(["d"] * i + [f"{i}.png"]))
    add_class(tmp_path / "b")
    add_class(tmp_path / "a" / "d/d/d/d/d/d")
    draft = read(tmp_path)
    assert draft.dataset.info.train + draft.dataset.info.test == 11
    assert "Folders more than 5 deep in a class are left out: d." in notes(draft)


def test_hidden_files_and_loose_images(two: Path) -> None:
    for name in (".DS_Store", "cats/.hidden.png", "cats/Thumbs.db", ".git/x/a.png"):
        path = two / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"?")
    add_class(two / "__MACOSX")
    (two / "README.txt").write_text("about")
    before = notes(read(two))
    assert len(before) == 1
    for i in range(4):
        add(two, f"loose{i}.png")
    assert (
        "Images beside the class folders are left out (4: loose0.png, loose1.png, loose2.png, …)."
        in notes(read(two))
    )


def test_class_folders_without_images_are_left_out(two: Path) -> None:
    (two / "empty").mkdir()
    (two / "texts").mkdir()
    (two / "texts" / "a.txt").write_text("?")
    draft = read(two)
    assert names(draft) == ["cats", "dogs"]
    assert "Class folders without images are left out: empty, texts." in notes(draft)


def test_colour(two: Path) -> None:
    add(two, "cats/red.png", 200, mode="RGB")
    draft = read(two)
    assert draft.dataset.info.input_shape == (8, 8, 3)
    assert "The images have colour: each pixel is three numbers." in notes(draft)
    grey = read(two, replace(SMALL, colour="grey"))
    assert grey.dataset.info.input_shape == (8, 8)
    assert grey.high == 150
    assert not notes(grey)


def test_grey_may_be_read_as_colour(two: Path) -> None:
    assert read(two, replace(SMALL, colour="colour")).dataset.info.input_shape == (8, 8, 3)


def test_what_was_done_with_other_sizes(two: Path) -> None:
    add(two, "cats/wide.png", size=(64, 32))
    assert "Images of 8×8 to 64×32 were brought to 8×8, with a border." in notes(read(two))
    assert any("cut off" in note for note in notes(read(two, replace(SMALL, resize="crop"))))
    add(two, "cats/wide.png")
    assert "Images of 8×8 were brought to 16×16." in notes(read(two, replace(SMALL, side=16)))


def test_invert(two: Path) -> None:
    assert levels(read(two, replace(SMALL, invert=True))) == {(205, 0), (105, 1)}


# -- what is left out --------------------------------------------------------------------------


def test_files_that_are_no_images_are_named(two: Path) -> None:
    for name in ("a.txt", "b.png", "c.png", "d\nd\x1b.png"):
        (two / "cats" / name).write_bytes(b"hello")
    whole = add(two, "dogs/whole.jpg", size=(90, 90)).read_bytes()
    (two / "dogs" / "whole.jpg").write_bytes(whole[: len(whole) // 2])
    draft = read(two)
    assert draft.dataset.info.train + draft.dataset.info.test == 10
    told = notes(draft)
    assert "Left out because they are not images: 4 of 15 files (a.txt, b.png, c.png, …)." in told
    assert "Left out because they are damaged or cut short: 1 of 15 files (whole.jpg)." in told


def test_too_large_images_are_left_out(two: Path) -> None:
    add(two, "cats/vast.png", size=(10_000, 10_000))  # 100 megapixels: Pillow warns
    told = notes(read(two))
    assert "Left out because they have more than 50 megapixels: 1 of 11 files (vast.png)." in told


def test_control_characters_in_names_are_not_shown(tmp_path: Path) -> None:
    for name in ("a\nb", "a b", "\x1b[31m", "\x01"):
        add_class(tmp_path / name)
    shown = names(read(tmp_path))
    assert len(set(shown)) == 4
    assert "".join(shown).isprintable()
    assert {"a b", "a b (2)"} <= set(shown)
    add_class(tmp_path / "a b (2)")
    shown = names(read(tmp_path))
    assert len(set(shown)) == len(shown) == 5


@pytest.mark.skipif(os.name == "nt", reason="names are always Unicode there")
def test_names_that_are_not_unicode(two: Path) -> None:
    os.rename(two / "cats", os.fsencode(two) + b"/c\xff\xfe")
    (two / "dogs" / os.fsdecode(b"\xff.png")).write_bytes(b"?")
    draft = read(two)
    assert names(draft) == ["c", "dogs"]
    assert all(note.isprintable() for note in notes(draft))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_are_not_followed(two: Path, tmp_path: Path) -> None:
    add_class(tmp_path / "outside")
    (two / "secret").symlink_to(tmp_path / "outside")
    (two / "cats" / "loop").symlink_to(two)
    (two / "cats" / "x.png").symlink_to(tmp_path / "outside" / "1.png")
    draft = read(two)
    assert names(draft) == ["cats", "dogs"]
    assert draft.dataset.info.train + draft.dataset.info.test == 10
    assert "Links are not followed (3: secret, loop, x.png)." in notes(draft)
    (tmp_path / "here").symlink_to(two)
    assert names(read(tmp_path / "here")) == ["cats", "dogs"]  # the one the user named is


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_among_the_images(two: Path) -> None:
    os.mkfifo(two / "cats" / "pipe.png")
    os.mkfifo(two / "pipe.png")
    assert any("not images: 1 of 11 files (pipe.png)" in note for note in notes(read(two)))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read")
def test_folders_that_may_not_be_read(two: Path) -> None:
    add_class(two / "closed")
    (two / "closed").chmod(0)
    assert "Folders that may not be read: closed." in notes(read(two))
    two.chmod(0)
    assert "Cannot read" in str(refused(two))
    two.chmod(0o700)


# -- what is refused ---------------------------------------------------------------------------


def test_no_class_folders(tmp_path: Path) -> None:
    for _ in range(2):
        error = refused(tmp_path)
        assert "no class folders" in str(error)
        assert str(tmp_path / "cats" / "1.png") in str(error.hint)
        add(tmp_path, "loose.png")
    assert "Cannot read" in str(refused(tmp_path / "missing"))


def test_one_class(tmp_path: Path) -> None:
    add_class(tmp_path / "cats")
    (tmp_path / "dogs").mkdir()
    error = refused(tmp_path)
    assert str(error) == "All 5 examples belong to one class, cats."
    assert "If the class folders are inside cats, choose that folder." in str(error.hint)


def test_too_many_classes_are_refused_before_images_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_CLASSES", 2)
    monkeypatch.setattr(folder.image_files, "read", lambda *_: pytest.fail("read"))
    for name in "abc":
        add_class(tmp_path / name)
    error = refused(tmp_path)
    assert str(error) == "There are 3 class folders; at most 2 classes are taken."
    assert "class folders" in str(error.hint)


def test_one_class_to_learn_from(tmp_path: Path) -> None:
    for name in ("train/a", "test/a", "test/b"):
        add_class(tmp_path / name)
    (tmp_path / "train" / "b").mkdir()
    assert "one class, a" in str(refused(tmp_path))


def test_no_images(tmp_path: Path) -> None:
    (tmp_path / "cats").mkdir()
    (tmp_path / "dogs").mkdir()
    assert "PNG" in str(refused(tmp_path).hint)
    (tmp_path / "cats" / "a.png").write_bytes(b"hello")
    error = refused(tmp_path)
    assert "holds no images to learn from" in str(error)
    assert "a.png" in str(error.hint)


def test_one_image_a_class(tmp_path: Path) -> None:
    add(tmp_path, "a/1.png")
    add(tmp_path, "b/1.png")
    assert "only one example" in str(refused(tmp_path))


def test_too_many_files(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "MAX_FILES", 11)
    assert "more than 11 files" in str(refused(two))


@pytest.mark.parametrize("suffix", [".png", ""])
def test_too_much_memory(two: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    for path in list(two.rglob("*.png")):
        path.rename(path.with_suffix(suffix))
    monkeypatch.setattr(limits, "MAX_BYTES", 64 * 9)
    error = refused(two)
    assert "10 images of 8×8" in str(error)
    assert "smaller image size" in str(error.hint)


def test_files_that_are_no_images_need_no_room(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for i in range(20):
        (two / "cats" / f"{i}.xml").write_text("<x/>")
    monkeypatch.setattr(limits, "MAX_BYTES", 64 * 10)
    assert read(two).dataset.info.train == 8


# -- while it goes on --------------------------------------------------------------------------


def test_progress(two: Path) -> None:
    told: list[tuple[int, int]] = []
    (two / "cats" / "a.txt").write_text("?")
    read(two, progress=lambda *now: told.append(now))
    assert told == [(i, 11) for i in range(1, 12)]


def after(n: int) -> Callable[[], bool]:
    asked = iter(range(n))
    return lambda: next(asked, None) is None


@pytest.mark.parametrize("n", [0, 5, 15, 25, 31])
def test_cancelling(two: Path, n: int) -> None:
    with pytest.raises(Cancelled):
        read(two, cancelled=after(n))
