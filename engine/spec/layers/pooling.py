"""Pooling: an image made smaller."""

from __future__ import annotations

from dataclasses import dataclass

from engine.messages import Message, say
from engine.spec.layers import windows
from engine.spec.layers.base import LAYERS, Layer, Shape, written
from engine.spec.layers.windows import Pair


@dataclass(frozen=True, kw_only=True)
class Pooling2D(Layer):
    """One number out of each window, channel by channel."""

    group = "convolution"
    pool_size: Pair = windows.pair((2, 2), say("Pool size"), say("Height and width of the window."))
    strides: Pair | None = windows.pair(
        None,
        say("Strides"),
        say("How far the window moves; not set: by its own size."),
        optional=True,
        advanced=True,
    )
    padding: str = windows.padding()

    def output_shape(self, shape: Shape) -> Shape:
        """Slide the window over both axes; channels stay."""
        height, width, channels = windows.image(shape, self.title)
        strides = self.strides or self.pool_size
        rows, columns = (
            windows.slid(size, self.pool_size[axis], strides[axis], self.padding)
            for axis, size in enumerate((height, width))
        )
        windows.check_room((rows, columns), (height, width), self.pool_size)
        return (rows, columns, channels)

    def brief(self) -> Message:
        """The window."""
        return say("pool {window}", window=written(self.pool_size))


@LAYERS.add
@dataclass(frozen=True, kw_only=True)
class MaxPooling2D(Pooling2D):
    """The largest number of each window."""

    kind = "MaxPooling2D"
    title = say("MaxPooling2D")
    help = say("Keeps the largest number of each window: was the pattern here at all?")


@LAYERS.add
@dataclass(frozen=True, kw_only=True)
class AveragePooling2D(Pooling2D):
    """The mean of each window."""

    kind = "AveragePooling2D"
    title = say("AveragePooling2D")
    help = say("Keeps the mean of each window.")


@LAYERS.add
@dataclass(frozen=True, kw_only=True)
class GlobalAveragePooling2D(Layer):
    """The mean of each channel."""

    kind = "GlobalAveragePooling2D"
    title = say("GlobalAveragePooling2D")
    help = say("One number a channel: its mean over the whole image.")
    group = "convolution"

    def output_shape(self, shape: Shape) -> Shape:
        """Keep the channels."""
        return (windows.image(shape, self.title)[2],)
