"""What is known of a data set before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.spec.shapes import DataShape

if TYPE_CHECKING:
    from engine.messages import Message

Group = Literal["images", "toys", "own"]


@dataclass(frozen=True)
class DatasetInfo:
    """What is known of a data set before it is read.

    Parameters
    ----------
    name : the name used on the command line and in run files.
    title, summary : for people, a name and one sentence.
    input_shape : shape of one example: (height, width) or (height, width, channels) of an image,
        (n,) for n numbers.
    class_names : one name for each label, in the order of the labels; empty where the network
        is to give a number instead.
    train, test : number of examples in each split of the full set; a toy has as many as the
        recipe says.
    licence, source : who may use it, and where it comes from.
    reads_digits : whether a model trained on it can read the drawing pad.
    fallback : the set that stands in where this one cannot be had, if any.
    group : ``"images"`` that come with the application or from the network, ``"toys"`` that are
        made to order, or the user's ``"own"``.
    features : names of the n numbers of an example, where it is no image.
    to_order : whether the recipe says how many points a toy has, and how noisy they are.
    """

    name: str
    title: Message
    summary: Message
    input_shape: tuple[int, ...]
    class_names: tuple[Message, ...]
    train: int
    test: int
    licence: Message
    source: Message
    reads_digits: bool = False
    fallback: str | None = None
    group: Group = "images"
    features: tuple[Message, ...] = ()
    to_order: bool = False

    @property
    def are_images(self) -> bool:
        """Whether an example is a picture, and not a row of numbers."""
        return len(self.input_shape) > 1

    @property
    def has_classes(self) -> bool:
        """Whether the network is to choose a class, and not to give a number."""
        return bool(self.class_names)

    def shape(self, train: int | None = None) -> DataShape:
        """Return what the set asks of a model; ``train``: how many there really are."""
        return DataShape(self.input_shape, len(self.class_names), train or self.train)
