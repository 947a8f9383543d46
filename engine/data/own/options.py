"""How a file or a folder of the user's is to be read."""

from __future__ import annotations

from dataclasses import dataclass

from engine.messages import say
from engine.spec.fields import param

AUTO = "auto"
CLASSES, NUMBERS = "classes", "numbers"
GREY, COLOUR = "grey", "colour"
FIT, CROP, STRETCH = "fit", "crop", "stretch"
STANDARD, UNIT, AS_IS = "standard", "unit", "none"

TARGET_TITLES = {AUTO: say("Automatic"), CLASSES: say("Classes"), NUMBERS: say("A number")}
COLOUR_TITLES = {AUTO: say("Automatic"), GREY: say("Grey"), COLOUR: say("Colour")}
RESIZE_TITLES = {
    FIT: say("Fit, with a border"),
    CROP: say("Fill, and cut the rest"),
    STRETCH: say("Stretch"),
}
SCALE_TITLES = {
    STANDARD: say("Mean 0, deviation 1"),
    UNIT: say("0 to 1"),
    AS_IS: say("As they are"),
}


@dataclass(frozen=True, kw_only=True)
class ReadOptions:
    """What the user may say about how data are read; what has no meaning for them is ignored."""

    label: str = param(
        "",
        say("Label column"),
        say("The column with what the network is to tell; empty: found by its name."),
    )
    target: str = param(
        AUTO,
        say("Labels are"),
        say("Whether labels are classes to choose from, or a number to come close to."),
        choices=(AUTO, CLASSES, NUMBERS),
    )
    scale: str = param(
        STANDARD,
        say("Scale columns"),
        say(
            "Networks learn badly from columns of very different size. Each is brought to mean 0 "
            "and deviation 1, or to 0 to 1, as measured on the training part."
        ),
        choices=(STANDARD, UNIT, AS_IS),
    )
    side: int = param(
        28,
        say("Image size, pixels"),
        say("Height and width that every image is brought to."),
        low=8,
        high=256,
    )
    colour: str = param(
        AUTO,
        say("Colour"),
        say("Grey images have one number a pixel, colour images three."),
        choices=(AUTO, GREY, COLOUR),
    )
    resize: str = param(
        FIT,
        say("Other shapes"),
        say("What is done with images that are not square."),
        choices=(FIT, CROP, STRETCH),
    )
    invert: bool = param(
        False,
        say("Invert"),
        say("Turns dark ink on bright paper into bright ink on dark, as in MNIST."),
    )
    test_share: float = param(
        0.2,
        say("Share to test with"),
        say("Set apart for the test set, where the data have none of their own."),
        low=0.0,
        low_open=True,
        high=0.5,
        step=0.05,
    )
    seed: int = param(
        42,
        say("Seed"),
        say("Which examples become the test set follows from this number."),
        low=0,
        high=2**31 - 1,
    )
