"""Conv2D."""

from __future__ import annotations

from dataclasses import dataclass

from engine.messages import Message, say
from engine.spec.activations import ActivationFunction, Linear
from engine.spec.fields import param
from engine.spec.layers import base, windows
from engine.spec.layers.base import LAYERS, Layer, Shape, ShapeError, Weights
from engine.spec.layers.windows import Pair
from engine.spec.weights import Initializer, Regularizer


@LAYERS.add
@dataclass(frozen=True, kw_only=True)
class Conv2D(Layer):
    """Small learnt filters that slide over an image.

    Takes height × width × channels; gives height × width × filters.
    """

    kind = "Conv2D"
    title = say("Conv2D")
    help = say(
        "Small filters slide over the image; each one learns to find one pattern wherever it is."
    )
    group = "convolution"
    filters: int = param(
        32, say("Filters"), say("How many patterns, that is output channels."), low=1, high=4096
    )
    kernel_size: Pair = windows.pair(
        (3, 3), say("Kernel size"), say("Height and width of a filter.")
    )
    strides: Pair = windows.pair((1, 1), say("Strides"), say("How far the window moves each time."))
    padding: str = windows.padding()
    dilation_rate: Pair = windows.pair(
        (1, 1), say("Dilation"), say("Spreads the window's points apart."), advanced=True
    )
    activation: ActivationFunction = base.activation()
    use_bias: bool = base.use_bias()
    kernel_initializer: Initializer = base.kernel_initializer()
    bias_initializer: Initializer = base.zeros_initializer(say("Bias starts"))
    kernel_regularizer: Regularizer | None = base.regularizer(say("Weight price"))
    bias_regularizer: Regularizer | None = base.regularizer(say("Bias price"))
    activity_regularizer: Regularizer | None = base.regularizer(say("Output price"))

    def output_shape(self, shape: Shape) -> Shape:
        """Slide the window over both axes."""
        height, width, _ = windows.image(shape, self.title)
        if max(self.strides) > 1 and max(self.dilation_rate) > 1:
            raise ShapeError(say("Strides over 1 and a dilation over 1 cannot be used together."))
        rows, columns = (
            windows.slid(
                size,
                self.kernel_size[axis],
                self.strides[axis],
                self.padding,
                self.dilation_rate[axis],
            )
            for axis, size in enumerate((height, width))
        )
        windows.check_room((rows, columns), (height, width), self.kernel_size)
        return (rows, columns, self.filters)

    def weights(self, shape: Shape) -> Weights:
        """Count one window of weights for each pair of channel and filter, and the biases."""
        window = self.kernel_size[0] * self.kernel_size[1]
        return Weights(window * shape[-1] * self.filters + self.filters * self.use_bias)

    def brief(self) -> Message:
        """Filters, window, activation."""
        values = {"filters": self.filters, "window": base.written(self.kernel_size)}
        if self.activation == Linear():
            return say("{filters} filters {window}", **values)
        return say(
            "{filters} filters {window} · {activation}", **values, activation=self.activation.title
        )
