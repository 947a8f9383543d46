"""A digit on a sheet of paper as a camera saw it: what is ink, and what is shadow, grain or rule.

Light on paper multiplies what the paper reflects, so ink is measured by its ratio to the paper
around it (shading correction). Paper is what a closing leaves (Serra, 1982): it fills in what is
narrower than its window, as strokes are, and keeps the edges of what is wider, as shadows are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from PIL import Image, ImageFilter

from engine.data.runs import runs_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]
    Levels = NDArray[np.float64]
    Mask = NDArray[np.bool_]

LEAST_CONTRAST = 16
"""Grey levels between paper and ink; less is a blank sheet."""
FAINT = 0.15
"""Share of the strongest ink that still is paper's grain or compression's noise."""

_UNEVEN = 0.12  # spread of the light along the border, as a share of the contrast
_SHADE_SIDE = 128  # pixels of the picture in which shadows are sought
_STEPS = 2, 4, 8, 16  # half windows in it; strokes are narrower than the last, shadows wider
_CLEAR = 0.3  # of the widest window's contrast; less is grain or a slope of the light

_BODY = 0.35  # share of the ink's usual strength from which on a pixel belongs to a stroke
_SOLID = 0.7  # share of it that only a stroke has
_FULL = 0.8  # share of it that counts as full ink: pencil and blur do not make a digit grey

_MARGIN = 0.1  # share of a page's width at either side, where ruled lines are and no digit is
_COVERED = 0.6  # share of both margins that a ruled line covers
_MOST_TILT = 0.06  # rise of a ruled line over the width of the page
_THICKEST_LINE = 0.015  # of the page's height

_SPECK = 0.04  # of the heaviest part; a lighter one is dirt
_SMALL_PART = 0.15  # of a page's height; a digit that lies free of the edge is higher


def ink_on(page: Grey) -> Grey:
    """Return a digit's ink on a page of at least a few dozen pixels.

    Shadows, the paper's colour and grain, ruled lines, specks, and what reaches in from the edge
    are left out.

    Parameters
    ----------
    page : grey levels, uint8 of shape (h, w), of dark ink on light paper or light on dark.

    Returns
    -------
    Ink, uint8 of shape (h, w): 0 for paper, 255 for ink; all zeros where the page is blank.
    """
    levels = _above_paper(page)
    strength = _strength(levels)
    if not strength:
        return np.zeros(page.shape, np.uint8)
    body = levels > _BODY * strength
    parts = _digit(_without_rules(_without_rules(body).T).T, levels > _SOLID * strength)
    cover = np.asarray(Image.fromarray(parts).filter(ImageFilter.MaxFilter(3)))
    ink = np.clip(levels / (_FULL * strength), 0.0, 1.0) * cover
    digit: Grey = np.rint(255 * ink).astype(np.uint8)
    return digit


def paper_and_grain(grey: Grey) -> tuple[float, float]:
    """Return the grey level of evenly lit paper, and how far its grain strays from it.

    The paper is what most of the border shows.
    """
    border = _border(grey).astype(np.float64)
    paper = float(np.median(border))
    return paper, float(np.median(np.abs(border - paper)))


def from_paper(grey: Grey, paper: float) -> Levels:
    """Return how far each pixel is from the paper's level, in the direction of the farthest."""
    level: Levels = grey.astype(np.float64) - paper
    return level if level.max() >= -level.min() else -level


def _above_paper(page: Grey) -> Levels:
    """Return how much ink there is, in grey levels; 0 for paper and its grain."""
    if _is_uneven(page):
        ink, gain = _out_of_shade(page)
        plain = ink / gain
        grain = np.median(np.abs(plain - np.median(plain))) * gain
    else:
        paper, grain = paper_and_grain(page)
        ink = from_paper(page, paper)
    smooth = _smoothed(ink)
    peak = float(smooth.max())
    floor = np.maximum(4 * grain, FAINT * peak)
    if peak < LEAST_CONTRAST or (smooth <= floor).all():
        return np.zeros(page.shape)
    levels: Levels = np.clip(ink - floor, 0.0, None)
    return levels


def _is_uneven(page: Grey) -> bool:
    small = _reduced(page, _SHADE_SIDE)
    low, middle, high = np.percentile(_border(small), (5, 50, 95))
    contrast = np.abs(small - middle).max()
    return bool(high - low > _UNEVEN * contrast)


def _out_of_shade(page: Grey) -> tuple[Levels, Levels]:
    """Return the ink of an unevenly lit page, and how much its levels were raised where it is dark.

    Dark ink is given in grey levels of paper in full light, light ink in those it has.
    """
    if not _is_dark_ink(page):
        return page - (255 - _closed(255 - page)), np.ones(page.shape)
    gain = 255 / np.maximum(_closed(page), 1.0)
    return 255 - page * gain, gain


def _is_dark_ink(page: Grey) -> bool:
    """Whether the lines on a page are darker than it, not the gaps between them brighter.

    Lines are narrower than gaps: the wider the window, the more of either is taken out by it, and
    lines are taken out first.
    """
    small = _reduced(page, _SHADE_SIDE).astype(np.uint8)
    dark, light = (
        [_close(each, steps) - each for steps in _STEPS] for each in (small, 255 - small)
    )
    clear = _CLEAR * max(float(dark[-1].max()), float(light[-1].max()))
    return _haste(dark, clear) >= _haste(light, clear)


def _haste(hats: list[Levels], clear: float) -> float:
    """Return how much of what the widest window takes out is taken out by narrower ones, too."""
    energies = [float((hat[hat > clear] ** 2).sum()) for hat in hats]
    return sum(energies) / energies[-1] if energies[-1] else 0.0


def _closed(page: Grey) -> Levels:
    """Return the light paper of a page, its dark strokes filled in."""
    small = _close(_reduced(page, _SHADE_SIDE).astype(np.uint8), _STEPS[-1])
    factor = _factor(page, _SHADE_SIDE)
    size = factor * small.shape[1], factor * small.shape[0]
    paper = np.asarray(_image(small).resize(size, Image.Resampling.BILINEAR), np.float64)
    return paper[: page.shape[0], : page.shape[1]]


def _close(small: Grey, steps: int) -> Levels:
    """Fill in what is dark and narrower than a window of ``2 * steps + 1`` pixels.

    Light that fades towards the edge of the picture goes on to fade beyond it.
    """
    frame = np.pad(small.astype(np.int16), steps, mode="reflect", reflect_type="odd")
    image = Image.fromarray(np.clip(frame, 0, 255).astype(np.uint8))
    for filtering in (ImageFilter.MaxFilter(3), ImageFilter.MinFilter(3)):
        for _ in range(steps):  # small windows one after the other make a large one
            image = image.filter(filtering)
    return np.asarray(image, np.float64)[steps:-steps, steps:-steps]


def _strength(levels: Levels) -> float:
    """Return the ink's usual level: the mean of the upper class of Otsu (1979); 0 for no ink."""
    inked = levels[levels > 0]
    if not inked.size:
        return 0.0
    counts, edges = np.histogram(inked, 64)
    middles = (edges[:-1] + edges[1:]) / 2
    below, total = np.cumsum(counts), np.cumsum(counts * middles)
    shares = below[:-1] / below[-1]
    means = total[:-1] / np.maximum(below[:-1], 1)
    between = (total[-1] / below[-1] * shares - means * shares) ** 2 / np.maximum(
        shares * (1 - shares), 1e-12
    )
    return float(inked[inked > edges[1 + int(between.argmax())]].mean())


def _without_rules(body: Mask) -> Mask:
    """Take out lines that run across from margin to margin; strokes that cross them stay."""
    height, width = body.shape
    margin = max(1, round(_MARGIN * width))
    sides = np.concatenate([body[:, :margin], body[:, -margin:]], axis=1)
    if sides.any(axis=1).mean() < 1 / height or width < 3 * margin:
        return body
    columns = np.r_[0:margin, width - margin : width]
    rules = max((_rules(sides, columns, rise, width) for rise in _rises(width)), key=_clearness)
    return _cleared(body, rules) if rules.tops else body


class _Rules(NamedTuple):
    """Ruled lines, as rows at the left edge; all rise by so many pixels over the width."""

    rise: int
    tops: list[int]
    ends: list[int]
    cover: float


def _rises(width: int) -> range:
    most = round(_MOST_TILT * width)
    return range(-most, most + 1)


def _clearness(rules: _Rules) -> float:
    return rules.cover


def _rules(sides: Mask, columns: NDArray[np.int64], rise: int, width: int) -> _Rules:
    """Find the lines of a tilt in both margins of a page."""
    height, half = len(sides), len(columns) // 2
    level = _levelled(sides, columns, rise, width)
    cover = np.minimum(level[:, :half].mean(axis=1), level[:, half:].mean(axis=1))
    starts, ends = _spans(cover >= _COVERED)
    thin = ends - starts <= max(2, round(_THICKEST_LINE * height)) + 1
    return _Rules(
        rise,
        [int(start) for start in starts[thin]],
        [int(end) for end in ends[thin]],
        float(sum((cover[a:b] ** 2).sum() for a, b in zip(starts[thin], ends[thin], strict=True))),
    )


def _levelled(body: Mask, columns: NDArray[np.int64], rise: int, width: int) -> Mask:
    """Shear columns so that lines of a tilt lie level; what is beyond the page is empty."""
    drop = np.rint(columns * rise / width).astype(np.int64)
    rows = np.arange(len(body))[:, None] + drop
    inside = (rows >= 0) & (rows < len(body))
    picked = np.take_along_axis(body, np.clip(rows, 0, len(body) - 1), axis=0)
    level: Mask = picked & inside
    return level


def _spans(flags: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first indices of runs of True, and those behind their last ones."""
    steps = np.diff(np.concatenate([[0], flags.astype(np.int8), [0]]))
    return np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)


def _cleared(body: Mask, rules: _Rules) -> Mask:
    """Wipe lines where nothing crosses them."""
    height, width = body.shape
    cleared = body.copy()
    columns = np.arange(width)
    drop = np.rint(columns * rules.rise / width).astype(np.int64)
    for top, end in zip(rules.tops, rules.ends, strict=True):
        above, below = top - 1 + drop, end + drop
        crossed = _at(body, above - 2, columns) | _at(body, below + 2, columns)
        for row in range(top - 1, end + 1):
            rows = row + drop
            wiped = ~crossed & (rows >= 0) & (rows < height)
            cleared[rows[wiped], columns[wiped]] = False
    return cleared


def _at(body: Mask, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Mask:
    inside = (rows >= 0) & (rows < len(body))
    there: Mask = body[np.clip(rows, 0, len(body) - 1), columns] & inside
    return there


def _digit(body: Mask, solid: Mask) -> Mask:
    """Keep the parts of the digit: not dirt or faint lines, nor what reaches in from the edge.

    Parts weigh as much as they have of solid ink: the rim of a table in shadow has none.
    """
    runs = runs_of(body)
    if not runs.count:
        return body
    weights = runs.counts(solid)
    free = ~runs.are_at_edge
    tall = runs.bottoms - runs.tops + 1 >= _SMALL_PART * body.shape[0]
    wanted = free if (free & tall).any() else np.ones_like(free)
    return runs.painted(wanted & (weights > _SPECK * weights[wanted].max()))


def _border(grey: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])


def _smoothed(levels: Levels) -> Levels:
    rounded = np.clip(np.rint(levels), 0, 255).astype(np.uint8)
    return np.asarray(Image.fromarray(rounded).filter(ImageFilter.BoxBlur(1)), np.float64)


def _reduced(page: Grey, longer: int) -> Levels:
    """Bring a page down so that its longer side has at most so many pixels."""
    return np.asarray(Image.fromarray(page).reduce(_factor(page, longer)), np.float64)


def _factor(page: Grey, longer: int) -> int:
    """Return how many times longer than that a page is, as a whole number."""
    return -(-int(max(page.shape)) // longer)


def _image(levels: Levels) -> Image.Image:
    return Image.fromarray(np.rint(levels).astype(np.uint8))
