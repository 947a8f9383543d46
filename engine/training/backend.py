"""TensorFlow set up once, on the thread that trains. The only door through which it comes in."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass

from engine.messages import InputError, Message, say
from engine.training.quiet import quiet

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

with quiet():
    import keras
    import tensorflow as tf

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Device:
    """A place to compute: ``name`` as in a spec, ``title`` for people."""

    name: str
    title: Message


def configure() -> None:
    """Set threads and memory; works only before TensorFlow has computed anything.

    One thread an operation is fastest for the small matrices of a learner's network (measured:
    half the time of the default on two cores). A second lane keeps the pad answering meanwhile.
    """
    # It warns of every new model's graph as if it were one function traced again and again.
    tf.get_logger().setLevel(logging.ERROR)
    try:
        with quiet():
            gpus = tf.config.list_physical_devices("GPU")
        tf.config.threading.set_intra_op_parallelism_threads(1)
        tf.config.threading.set_inter_op_parallelism_threads(2)
        for gpu in gpus:
            tf.config.experimental.set_memory_growth(gpu, True)
    except RuntimeError as error:
        log.info("TensorFlow was set up before: %s", error)


def devices() -> tuple[Device, ...]:
    """Return the CPU and each GPU."""
    gpus = tf.config.list_physical_devices("GPU")
    threads = os.cpu_count() or 1
    return (
        Device("cpu", say("CPU · {threads} threads", threads=threads)),
        *(Device(f"gpu:{i}", say("GPU {number}", number=i)) for i in range(len(gpus))),
    )


def resolve(name: str) -> Device:
    """Return the device that ``auto``, ``cpu`` or ``gpu:N`` stands for. Raises `InputError`."""
    known = {device.name: device for device in devices()}
    if name == "auto":
        return known.get("gpu:0", known["cpu"])
    if name not in known:
        raise InputError(
            say("There is no device {name} on this machine.", name=name),
            say("Choose one of {names}, or auto.", names=", ".join(known)),
        )
    return known[name]


def versions() -> str:
    """Return what trains, for the About box and the log."""
    return f"TensorFlow {tf.__version__}, Keras {keras.__version__}"
