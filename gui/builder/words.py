"""The builder's short texts: shapes, counts, sizes, titles of groups."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from engine.spec.fields import param_of
from gui.translation import translated

if TYPE_CHECKING:
    from engine.messages import Message
    from engine.spec.layers import Layer, Shape

GROUPS = ("core", "convolution", "regularization", "shape")
"""The groups of layers in the order of the menu."""

STRIPES = {"core": "accent", "convolution": "lane", "regularization": "careful", "shape": "muted"}
"""Colour token of each group's stripe; ``lane`` is a colour from the lanes."""

LONGEST_COUNT = 10**10
"""Counts from here on are written with a power of ten, so that they fit on a card."""
LARGEST_BYTES = 10**21


def groupTitle(group: str) -> str:
    """What a group of layers is called in the menu."""
    titles = {
        "core": QCoreApplication.translate("Builder", "Basics"),
        "convolution": QCoreApplication.translate("Builder", "Images"),
        "regularization": QCoreApplication.translate("Builder", "Regularization"),
        "shape": QCoreApplication.translate("Builder", "Shape"),
    }
    return titles.get(group, group)


def countText(count: int) -> str:
    """A number of parameters: 101,770."""
    if count < LONGEST_COUNT:
        return f"{count:,}"
    exponent = len(str(count)) - 1
    return f"{count // 10 ** (exponent - 1) / 10:g}e{exponent}"


def shapeText(shape: Shape | None) -> str:
    """A shape as on a card: 28×28; a dash where it is not known."""
    return "—" if shape is None else "×".join(countText(n) for n in shape)


def inputText(shape: Shape) -> str:
    """What one example is: 28 × 28 grey."""
    size = " × ".join(str(n) for n in shape[:2])
    if shape == (1,):
        return QCoreApplication.translate("Builder", "1 number")
    if len(shape) == 1:
        return QCoreApplication.translate("Builder", "{count} numbers").format(count=shape[0])
    if len(shape) == 2 or shape[2] == 1:
        return QCoreApplication.translate("Builder", "{size} grey").format(size=size)
    return QCoreApplication.translate("Builder", "{size} colour").format(size=size)


def memoryText(size_bytes: int) -> str:
    """A size of memory with two digits: 2.1 MB."""
    size = float(min(size_bytes, LARGEST_BYTES))
    units = iter(("B", "kB", "MB", "GB", "TB"))
    unit = next(units)
    while size >= 1000 and unit != "TB":
        size, unit = size / 1000, next(units)
    return f"{size:.2g} {unit}" if size < 100 else f"{size:,.0f} {unit}"


def cardTitle(layer: Layer) -> str:
    """A layer's kind, and its own name if it has one: Dense · hidden."""
    return " · ".join(filter(None, (translated(layer.title), layer.name)))


def layerTitle(layer: Layer) -> str:
    """A layer's own name, or that of its kind."""
    return layer.name or translated(layer.title)


def briefText(layer: Layer, before: Shape | None, after: Shape | None) -> str:
    """The one line on a card; a layer without settings shows what it does to the shape."""
    if layer.brief() != layer.help:
        return translated(layer.brief())
    if before is None or after is None:
        return translated(layer.help)
    return f"{shapeText(before)} → {shapeText(after)}"


def settingLabel(of: Any, path: str) -> Message:
    """Label of the parameter at a dotted ``path`` inside a dataclass."""
    *outer, name = path.split(".")
    for step in outer:
        of = getattr(of, step)
    return param_of(type(of), name).label


def undoLabel(label: str) -> str:
    """A parameter's label inside a sentence: "units", but "AMSGrad" and "L1 strength"."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def wrappedTip(text: str) -> str:
    """A tool tip that breaks into lines; Qt leaves plain text in one."""
    return f"<p>{html.escape(text)}</p>" if text else ""
