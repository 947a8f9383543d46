"""The kinds of layer a model can be built of. One file a group; `LAYERS` knows them all.

To add a kind, write one class in the file of its group: its parameters, `output_shape`,
`weights` and `brief`. Builder, checks, codec and command line find it through `LAYERS`.
"""

from engine.spec.layers.base import LAYERS, Layer, Shape, ShapeError, Weights
from engine.spec.layers.convolution import Conv2D
from engine.spec.layers.core import Activation, Dense, Dropout
from engine.spec.layers.maxout import Maxout
from engine.spec.layers.normalization import BatchNormalization, LayerNormalization
from engine.spec.layers.pooling import AveragePooling2D, GlobalAveragePooling2D, MaxPooling2D
from engine.spec.layers.reshaping import Flatten, Reshape

__all__ = [
    "LAYERS",
    "Activation",
    "AveragePooling2D",
    "BatchNormalization",
    "Conv2D",
    "Dense",
    "Dropout",
    "Flatten",
    "GlobalAveragePooling2D",
    "Layer",
    "LayerNormalization",
    "MaxPooling2D",
    "Maxout",
    "Reshape",
    "Shape",
    "ShapeError",
    "Weights",
]
