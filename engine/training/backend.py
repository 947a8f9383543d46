"""TensorFlow set up once, on the thread that trains. The only door through which it comes in."""

from __future__ import annotations

import functools
import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.messages import InputError, Message, say
from engine.training import no_gpu, threads
from engine.training.quiet import quiet

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

with quiet():
    import keras
    import tensorflow as tf

log = logging.getLogger(__name__)

INTRA, INTER = "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"
"""TensorFlow's own environment variables: threads for one operation, and operations at once."""

ALL = "all"
"""The device as a spec names it that is every GPU at once."""


@dataclass(frozen=True)
class Device:
    """A place to compute: ``name`` as in a spec, ``title`` for people."""

    name: str
    title: Message

    def holding(self) -> AbstractContextManager[Any]:
        """Return a context manager within which tensors and operations come to lie here.

        Of several GPUs none can hold the examples for the others, so the main memory does.
        """
        name = "CPU" if self.name == ALL else self.name.upper()
        place: AbstractContextManager[Any] = tf.device(f"/{name}" if ":" in name else f"/{name}:0")
        return place

    def strategy(self) -> tf.distribute.Strategy | None:
        """Return what divides the work, or None where there is one place alone.

        Always the same one: variables of one strategy do not go with another's.
        """
        return _mirrored(shared()) if self.name == ALL else None


@functools.cache
def _mirrored(names: tuple[str, ...]) -> tf.distribute.Strategy:
    with quiet():
        return tf.distribute.MirroredStrategy([name.upper() for name in names])


def configure() -> None:
    """Set threads and memory; works only before TensorFlow has computed anything.

    One thread an operation, and several operations side by side. Seconds an epoch of
    MNIST on two cores that had other work besides, the best of eight processes or more for
    each setting (TensorFlow 2.21, batches of 32, 64 and 32):

    ==================== ========= ========= ========= ========= ============
    network              1 thread  1 thread  2 threads 2 threads TensorFlow's
                         1 at once 2 at once 1 at once 2 at once own choice
    ==================== ========= ========= ========= ========= ============
    mnist-quickstart     1.0       1.0       1.7       1.9       1.8
    mnist-cnn            4.7       4.2       5.6       5.5       4.9
    CNN of 32-64 filters 12.2      12.7      14.6      11.6      10.7
    ==================== ========= ========= ========= ========= ============

    A second thread halves a dense network's speed, as its matrices are small, and gives the large
    convolutions a tenth, for a third more of the processor's time. With one thread, moreover, a
    curve does not depend on how many cores there are: convolutions split over two round otherwise
    (and repeat that bit for bit). A second operation at once costs nothing, and keeps the pad
    answering; four on two cores cost a third.

    Where the environment variables `INTRA` and `INTER` are set, TensorFlow follows those: on many
    cores, large convolutions may gain by more threads, which was not measured.
    """
    # It warns of every new model's graph as if it were one function traced again and again.
    tf.get_logger().setLevel(logging.ERROR)
    try:
        with quiet():
            gpus = tf.config.list_physical_devices("GPU")
        if INTRA not in os.environ:
            tf.config.threading.set_intra_op_parallelism_threads(1)
        if INTER not in os.environ:
            side_by_side = threads.operations_at_once(threads.cores())
            tf.config.threading.set_inter_op_parallelism_threads(side_by_side)
        for gpu in gpus:
            tf.config.experimental.set_memory_growth(gpu, True)
    except RuntimeError as error:
        log.info("TensorFlow was set up before: %s", error)


def devices() -> tuple[Device, ...]:
    """Return the CPU, each GPU, and all GPUs at once where there are several."""
    together = shared()
    return (
        Device("cpu", say("CPU · {threads} threads", threads=threads.cores())),
        *(Device(name, say("GPU {number}", number=i)) for i, name in enumerate(_gpus())),
        *([Device(ALL, say("All {count} GPUs", count=len(together)))] if together else []),
    )


def _gpus() -> tuple[str, ...]:
    return tuple(f"gpu:{i}" for i in range(len(tf.config.list_physical_devices("GPU"))))


def shared() -> tuple[str, ...]:
    """Return the names of the devices that `ALL` stands for; none where there are not two."""
    gpus = _gpus()
    return gpus if len(gpus) > 1 else ()


def why_no_gpu() -> Message | None:
    """Return the reason why there is no GPU, or None where there is one."""
    if _gpus():
        return None
    return no_gpu.reason(no_gpu.this_machine(tf.test.is_built_with_gpu_support()))


def resolve(name: str) -> Device:
    """Return the device that ``auto``, ``cpu``, ``gpu:N`` or ``all`` stands for.

    Raises `InputError` with the reason where there is no such device.
    """
    known = {device.name: device for device in devices()}
    if name == "auto":
        return known.get("gpu:0", known["cpu"])
    if name not in known:
        raise InputError(_missing(name), _instead(", ".join(known)))
    return known[name]


def _missing(name: str) -> Message:
    if name == ALL:
        return say("There are not two GPUs on this machine to share the work.")
    return say("There is no device {name} on this machine.", name=name)


def _instead(names: str) -> Message:
    choice = say("Choose one of {names}, or auto.", names=names)
    reason = why_no_gpu()
    if reason is None:
        return choice
    return say("{reason} {choice}", reason=reason, choice=choice)


def versions() -> str:
    """Return what trains, for the About box and the log."""
    return f"TensorFlow {tf.__version__}, Keras {keras.__version__}"
