"""How training images are changed at random each time the network sees them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from engine.messages import say
from engine.spec.fields import param


@dataclass(frozen=True, kw_only=True)
class Augmentation:
    """How strong each change is at the most; 0 switches it off.

    They happen in this order, each anew for every image of every batch, in training only.
    """

    rotation: float = param(
        0.0,
        say("Rotation, degrees"),
        say("Turns each image by up to this angle, to either side."),
        low=0.0,
        high=180.0,
        step=5.0,
    )
    shift: float = param(
        0.0,
        say("Shift"),
        say("Moves each image by up to this share of its side, in any direction."),
        low=0.0,
        high=0.5,
        step=0.05,
    )
    zoom: float = param(
        0.0,
        say("Zoom"),
        say("Makes each image larger or smaller by up to this share."),
        low=0.0,
        high=0.9,
        step=0.05,
    )
    shear: float = param(
        0.0,
        say("Shear"),
        say("Slants each image by up to this share of its side, as handwriting slants."),
        low=0.0,
        high=1.0,
        step=0.05,
    )
    crop: float = param(
        0.0,
        say("Crop"),
        say("Cuts up to this share of the side away, anywhere, and enlarges what is left."),
        low=0.0,
        high=0.9,
        step=0.05,
    )
    elastic: float = param(
        0.0,
        say("Elastic, pixels"),
        say("Bends each image like rubber, by up to about so many pixels."),
        low=0.0,
        high=10.0,
        step=0.5,
    )
    blur: float = param(
        0.0,
        say("Blur, pixels"),
        say("Softens each image by a random amount, up to this radius."),
        low=0.0,
        high=5.0,
        step=0.25,
    )
    noise: float = param(
        0.0,
        say("Grain"),
        say("Adds random brightness to every pixel: its standard deviation, white being 1."),
        low=0.0,
        high=1.0,
        step=0.05,
    )

    @property
    def active(self) -> bool:
        """Whether anything is changed at all."""
        return any(dataclasses.astuple(self))
