"""The arithmetic of a window that slides over an image.

Sizes are Keras's own: ``valid`` keeps only whole windows, ``same`` pads the edge so that a step
of 1 keeps the size.
"""

from __future__ import annotations

from engine.messages import Message, say
from engine.spec.fields import param
from engine.spec.layers.base import Shape, ShapeError, image_shape, written
from engine.spec.layers.reshaping import Reshape

Pair = tuple[int, int]


def pair(default: Pair | None, label: Message, about: Message, **facts: object) -> Pair:
    """Declare a parameter of two whole numbers: height, width."""
    declared: Pair = param(default, label, about, low=1, high=1024, size=2, **facts)
    return declared


def padding() -> str:
    """Declare the parameter ``padding``."""
    declared: str = param(
        "valid",
        say("Padding"),
        say(
            "valid: the window stays inside the image, which shrinks. same: zeros around the "
            "edge keep its size."
        ),
        choices=("valid", "same"),
    )
    return declared


def image(shape: Shape, layer: Message) -> tuple[int, int, int]:
    """Return height, width and channels of ``shape``, or raise with the Reshape that helps."""
    if len(shape) == 3:
        return shape[0], shape[1], shape[2]
    target = image_shape(shape)
    raise ShapeError(
        say(
            "{layer} wants an image: height × width × channels. Received: {shape}.",
            layer=layer,
            shape=written(shape),
        ),
        Reshape(target_shape=target) if target else None,
    )


def slid(size: int, window: int, stride: int, padding: str, dilation: int = 1) -> int:
    """Return how many places a window has along an axis of ``size``."""
    if padding == "same":
        return -(-size // stride)
    return (size - (window - 1) * dilation - 1) // stride + 1


def check_room(places: Pair, size: Pair, window: Pair) -> None:
    """Raise where the window does not fit into the image even once."""
    if min(places) < 1:
        raise ShapeError(
            say(
                "A window of {window} does not fit into an image of {size}. "
                "Make it smaller, or use padding same.",
                window=written(window),
                size=written(size),
            )
        )
