"""A function of TensorFlow that is compiled once it is wanted again and again."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from engine.training import backend  # noqa: F401 - sets TensorFlow up first

import tensorflow as tf  # isort: skip

log = logging.getLogger(__name__)

CALLS = 3
"""After so many calls more are to come: somebody draws, or looks."""
_ONE_AT_A_TIME = threading.Lock()
"""The lanes of a race may want it all at once, and just then the pad has to be fast."""


class Compiled:
    """A function of tensors, whose graph is computed until it has been compiled in the background.

    It is called on one thread; ``function`` is traced once more on the compiler's.

    A graph is computed by TensorFlow's pool, whose threads are busy for a whole chunk of batches
    while a network trains; what is compiled runs on the thread that calls. With two lanes racing
    on two cores an image was read in 38 ms, and compiled in 1.0 ms; compiling takes half a second
    for a small dense network and one and a half for a small CNN, beside other work.

    Parameters
    ----------
    function : takes tensors and returns tensors; its variables may change between calls.
    signature : shape and type of each tensor it takes.
    """

    def __init__(self, function: Callable[..., Any], *signature: tf.TensorSpec) -> None:
        self._function, self._signature = function, signature
        self._calls = 0
        self._graph: Callable[..., Any] | None = None
        self._compiled: Callable[..., Any] | None = None

    @property
    def is_compiled(self) -> bool:
        """Whether calls are answered by what has been compiled."""
        return self._compiled is not None

    def __call__(self, *tensors: tf.Tensor) -> Any:
        """Return what the function returns."""
        self._calls += 1
        if self._calls == CALLS:
            threading.Thread(target=self._compile, name="compiler", daemon=True).start()
        if self._graph is None:
            # The graph itself: a function that looks for its graph first takes half as long again.
            self._graph = self._concrete(compiles=False)
        return (self._compiled or self._graph)(*tensors)

    def _compile(self) -> None:
        try:
            with _ONE_AT_A_TIME:
                compiled = self._concrete(compiles=True)
                compiled(*(tf.zeros(spec.shape, spec.dtype) for spec in self._signature))
        except Exception:  # a layer or a device that XLA does not know
            log.info("The network could not be compiled", exc_info=True)
        else:
            self._compiled = compiled

    def _concrete(self, compiles: bool) -> Callable[..., Any]:
        function = tf.function(
            self._function, input_signature=self._signature, jit_compile=compiles or None
        )
        return function.get_concrete_function()  # type: ignore[no-any-return]
