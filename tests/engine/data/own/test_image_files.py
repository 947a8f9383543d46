from __future__ import annotations

import contextlib
import logging
import os
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.data.own import image_files
from engine.data.own.image_files import Flaw, LeftOut, Wanted

GREY = Wanted(8, False, "fit", False)
COLOUR = Wanted(8, True, "fit", False)


def saved(folder: Path, pixels: Any, name: str = "a.png", mode: str | None = None) -> Path:
    image = Image.fromarray(np.asarray(pixels, np.uint8))
    (image.convert(mode) if mode else image).save(folder / name)
    return folder / name


def image_of(path: Path, wanted: Wanted = GREY) -> np.ndarray:
    return image_files.read(path, wanted)[0]


def flaw_of(path: Path) -> Flaw:
    with pytest.raises(LeftOut) as caught:
        image_files.read(path, GREY)
    with pytest.raises(LeftOut):
        image_files.has_colour(path)
    return caught.value.flaw


@pytest.mark.parametrize("wanted", [GREY, COLOUR, Wanted(8, False, "crop", False)])
def test_what_has_the_right_size_is_taken_as_it_is(tmp_path: Path, wanted: Wanted) -> None:
    noise = np.random.default_rng(0).integers(0, 256, wanted.shape)
    path = saved(tmp_path, noise)
    image, size = image_files.read(path, wanted)
    assert (image == noise).all()
    assert size == (8, 8)


@pytest.mark.parametrize(
    ("resize", "expected"),
    [("fit", [0, 0, 200, 200, 200, 200, 0, 0]), ("crop", [200] * 8), ("stretch", [200] * 8)],
)
def test_other_shapes(tmp_path: Path, resize: str, expected: list[int]) -> None:
    path = saved(tmp_path, np.full((40, 80), 200))
    image, size = image_files.read(path, Wanted(8, False, resize, False))
    assert image[:, 3].tolist() == expected
    assert size == (80, 40)


def test_crop_keeps_the_middle_and_stretch_everything(tmp_path: Path) -> None:
    pixels = np.zeros((40, 80))
    pixels[:, :20] = 255
    path = saved(tmp_path, pixels)
    assert image_of(path, Wanted(8, False, "crop", False))[:, 1:].max() < 5
    assert image_of(path, Wanted(8, False, "stretch", False))[4, 0] > 250


def test_the_border_is_black_after_inverting_too(tmp_path: Path) -> None:
    image = image_of(saved(tmp_path, np.full((40, 80), 55)), Wanted(8, False, "fit", True))
    assert image[:, 3].tolist() == [0, 0, 200, 200, 200, 200, 0, 0]


@pytest.mark.parametrize("shape", [(1, 5000), (5000, 1), (1, 1)])
@pytest.mark.parametrize("resize", ["fit", "crop", "stretch"])
def test_odd_sizes(tmp_path: Path, shape: tuple[int, int], resize: str) -> None:
    image = image_of(saved(tmp_path, np.full(shape, 90)), Wanted(8, False, resize, False))
    assert image.shape == (8, 8)
    assert image.max() == 90


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.bmp", "a.gif", "a.webp", "a.tif", "a.ppm"])
def test_formats(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path, np.full((8, 8), 128), name)
    assert np.abs(image_of(path).astype(int) - 128).max() <= 1


def test_a_large_jpeg_in_grey_is_its_luma(tmp_path: Path) -> None:
    pixels = np.zeros((400, 300, 3))
    pixels[..., 0] = 200
    path = saved(tmp_path, pixels, "a.jpg")
    expected = np.asarray(Image.open(path).convert("L"))[200, 150]
    image, size = image_files.read(path, Wanted(8, False, "stretch", False))
    assert np.abs(image.astype(int) - int(expected)).max() <= 1
    assert size == (300, 400)


def test_the_first_of_several_images(tmp_path: Path) -> None:
    frames = [Image.new("L", (8, 8), level) for level in (40, 90)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    assert image_of(tmp_path / "a.gif").tolist() == [[40] * 8] * 8


def test_orientation_of_a_camera(tmp_path: Path) -> None:
    pixels = np.zeros((4, 8))
    pixels[:, :4] = 255
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter, clockwise
    Image.fromarray(pixels.astype(np.uint8)).save(tmp_path / "a.png", exif=exif)
    image, size = image_files.read(tmp_path / "a.png", Wanted(8, False, "stretch", False))
    assert size == (4, 8)
    assert image[0].min() > 200
    assert image[7].max() < 50


@pytest.mark.parametrize(("invert", "expected"), [(False, 100), (True, 155)])
def test_transparent_is_black(tmp_path: Path, invert: bool, expected: int) -> None:
    pixels = np.full((8, 8, 4), 100)
    pixels[..., 3] = np.arange(8) // 4 * 255
    for mode in ("RGBA", "LA"):
        path = saved(tmp_path, pixels, "a.png", mode)
        image = image_of(path, Wanted(8, False, "fit", invert))
        assert image[0].tolist() == [0] * 4 + [expected] * 4


def test_a_palette_with_transparency(tmp_path: Path) -> None:
    image = Image.fromarray(np.repeat([[0, 1]], 8, axis=0).astype(np.uint8).repeat(4, axis=1))
    image = image.convert("P")
    image.putpalette([200] * 6)
    image.save(tmp_path / "a.png", transparency=0)
    assert image_of(tmp_path / "a.png")[0].tolist() == [0] * 4 + [200] * 4


@pytest.mark.parametrize("name", ["a.png", "a.tif"])
def test_sixteen_bits(tmp_path: Path, name: str) -> None:
    levels = np.repeat(np.array([[0, 32768, 65535, 257]], np.uint16), 8, axis=0).repeat(2, axis=1)
    Image.fromarray(levels).save(tmp_path / name)
    assert image_of(tmp_path / name)[0].tolist() == [0, 0, 128, 128, 255, 255, 1, 1]
    assert not image_files.has_colour(tmp_path / name)


def test_numbers_that_are_no_bytes(tmp_path: Path) -> None:
    levels = np.tile(np.array([np.nan, -1, 0, 0.5, 1, 1, 1, 1], np.float32), (8, 1))
    Image.fromarray(levels).save(tmp_path / "a.tif")
    assert image_of(tmp_path / "a.tif")[0].tolist() == [0, 0, 0, 128, 255, 255, 255, 255]


def test_other_colour_spaces(tmp_path: Path) -> None:
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(tmp_path / "a.jpg")
    red = image_of(tmp_path / "a.jpg", COLOUR)[4, 4]
    assert red[0] > 180
    assert max(red[1:]) < 90
    assert image_of(tmp_path / "a.jpg").shape == (8, 8)


@pytest.mark.parametrize(("difference", "expected"), [(10, False), (30, True)])
def test_colour_is_seen(tmp_path: Path, difference: int, expected: bool) -> None:
    pixels = np.full((600, 500, 3), 100)
    assert not image_files.has_colour(saved(tmp_path, pixels))
    pixels[300:310, 200:210, 2] += difference
    assert image_files.has_colour(saved(tmp_path, pixels)) is expected


# -- files that are not what they seem ---------------------------------------------------------


def png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    facts = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", facts) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [60_000, 10_000, 7_100])
def test_too_many_pixels_are_not_decoded(tmp_path: Path, side: int) -> None:
    (tmp_path / "a.png").write_bytes(png_header(side, side))
    with image_files.pillow_silent():
        assert flaw_of(tmp_path / "a.png") is Flaw.TOO_LARGE


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"%!PS-Adobe-3.0 EPSF-3.0\n"]
)
def test_no_image(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    assert flaw_of(tmp_path / "a.png") is Flaw.NO_IMAGE


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.bmp"])
def test_cut_short(tmp_path: Path, name: str) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3))
    path = saved(tmp_path, noise, name)
    path.write_bytes(path.read_bytes()[:-2000])
    assert flaw_of(path) in (Flaw.DAMAGED, Flaw.NO_IMAGE)


@pytest.mark.parametrize("name", ["a.png", "a.gif", "a.jpg", "a.tif", "a.webp", "a.bmp"])
def test_random_damage_leaves_out_or_reads(tmp_path: Path, name: str) -> None:
    random = np.random.default_rng(1)
    path = saved(tmp_path, random.integers(0, 256, (30, 30, 3)), name)
    data = np.frombuffer(path.read_bytes(), np.uint8)
    for _ in range(40):
        broken = data.copy()
        broken[random.integers(0, len(data), 5)] = random.integers(0, 256, 5)
        path.write_bytes(broken.tobytes())
        with image_files.pillow_silent(), contextlib.suppress(LeftOut):
            assert image_of(path).shape == (8, 8)


def test_pillow_is_silent_for_a_while_only() -> None:
    log = logging.getLogger("PIL.TiffImagePlugin")
    with image_files.pillow_silent():
        assert not log.isEnabledFor(logging.ERROR)
    assert log.isEnabledFor(logging.ERROR)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    assert flaw_of(tmp_path / "a.png") is Flaw.NO_IMAGE


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "b.png").symlink_to(saved(tmp_path, np.zeros((8, 8))))
    assert flaw_of(tmp_path / "b.png") is Flaw.UNREADABLE
    assert flaw_of(tmp_path / "missing.png") is Flaw.UNREADABLE
