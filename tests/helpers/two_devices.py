"""Runs shared by two devices, beside the same runs on one; to be started as a program.

Two logical CPUs stand for two GPUs. They must be made before TensorFlow starts, hence a process
of its own. It writes figures into the ``.npz`` file that is its argument.
"""

from __future__ import annotations

import dataclasses
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import Split
from engine.spec.activations import ReLU, Softmax, Tanh
from engine.spec.augmentation import Augmentation
from engine.spec.layers import BatchNormalization, Conv2D, Dense, Dropout, Flatten, Layer, Reshape
from engine.spec.optimizers import SGD, Adam, AdamW, Optimizer
from engine.spec.run import DataRecipe, ModelSpec, RunSpec, Training
from engine.spec.weights import L1L2, L2
from engine.training import backend
from engine.training.build import load_model, save_model
from engine.training.control import Control
from engine.training.graphs import Graphs
from engine.training.origin import Origin
from engine.training.run import Result, Run
from engine.training.snapshots import Snapshots
from tests.helpers.sets import small_set

HEAD = Dense(units=4, activation=Softmax())
PRICED = (
    Flatten(),
    Dense(
        units=8,
        activation=Tanh(),
        kernel_regularizer=L2(l2=0.05),
        bias_regularizer=L1L2(l1=0.01, l2=0.01),
        activity_regularizer=L2(l2=0.1),
    ),
    HEAD,
)
PICTURES = (
    Reshape(target_shape=(6, 6, 1)),
    Conv2D(filters=3, activation=ReLU(), kernel_regularizer=L2()),
    Flatten(),
    HEAD,
)
CHANCE = (Flatten(), Dense(units=8), BatchNormalization(), Dropout(), HEAD)

SAME: dict[str, tuple[tuple[Layer, ...], Optimizer, int]] = {
    "sgd": (PRICED, SGD(momentum=0.9, nesterov=True), 15),
    "adam": (PICTURES, Adam(), 16),
    "clipped": (PRICED, Adam(clipnorm=0.05, gradient_accumulation_steps=2), 15),
    "averaged": (PRICED, AdamW(use_ema=True, ema_overwrite_frequency=3, weight_decay=0.1), 15),
    "one by one": (PRICED, SGD(), 1),
}
"""Layers, optimizer and batch size of runs without chance, which must not depend on devices."""
EXAMPLES = 53
"""So many that the last batch is short, and odd."""

DATA = small_set(train=EXAMPLES)


def spec_of(layers: tuple[Layer, ...], device: str, **training: Any) -> RunSpec:
    settings = {"epochs": 2, "validation": "test", **training}
    return RunSpec(
        model=ModelSpec(layers=layers), training=Training(device=device, **settings), seed=5
    )


def trained(spec: RunSpec, **more: Any) -> Result:
    return Run(spec, DATA, Control(), lambda event: None, **more).execute()


def figures(result: Result) -> dict[str, NDArray[Any]]:
    values = {f"weight {i}": np.array(w) for i, w in enumerate(result.model.get_weights())}
    states = enumerate(result.model.optimizer.variables)
    values |= {f"state {i}": variable.numpy() for i, variable in states}
    values |= {name: column.raw for name, column in result.history.batches.items()}
    epochs = [list(epoch.values.values()) for epoch in result.history.epochs]
    return values | {"epochs": np.array(epochs), "test": np.array(list(result.test.values()))}


def same() -> dict[str, Any]:
    found = {}
    for name, (layers, optimizer, size) in SAME.items():
        for device in ("cpu", backend.ALL):
            spec = spec_of(layers, device, optimizer=optimizer, batch_size=size)
            for key, value in figures(trained(spec)).items():
                found[f"{name}|{device}|{key}"] = value
    return found


def by_chance() -> dict[str, Any]:
    """What holds where devices draw, each for itself: repeats, going on, equal copies."""
    spec = dataclasses.replace(
        spec_of(CHANCE, backend.ALL, batch_size=15, epochs=2),
        data=DataRecipe(augmentation=Augmentation(shift=0.2)),
    )
    graphs, snapshots = Graphs(), Snapshots()
    first = Run(spec, DATA, Control(), lambda event: None, graphs=graphs, snapshots=snapshots)
    whole = first.execute()
    before = figures(whole)
    copies = [v.value.values for v in (*whole.model.variables, *first._graph.random)]
    agree = all((one.numpy() == other.numpy()).all() for one, other in copies)
    written = saved(spec, whole)
    steps = whole.history.steps_per_epoch
    moment = snapshots.nearest(steps)
    assert moment is not None
    origin = Origin(moment, whole.history.until(moment.update), spec.training.optimizer)
    first.release()
    again = figures(trained(spec, graphs=graphs))
    more = figures(trained(spec.with_training(epochs=1), origin=origin))
    return {
        "copies agree": agree,
        "repeats": equal(before, again),
        "goes on": moment.update == steps and equal(before, more),
        "saved": written,
    }


def equal(one: dict[str, NDArray[Any]], other: dict[str, NDArray[Any]]) -> bool:
    return all(np.array_equal(one[key], other[key]) for key in one)


def saved(spec: RunSpec, result: Result) -> bool:
    """Whether the model's file reads the same without devices to share the work."""
    images = DATA.test.x.astype(np.float32) / 255
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.keras"
        save_model(result.model, spec.model, path)
        outputs = np.array(load_model(path)(images))
    return bool(np.allclose(outputs, np.array(result.model(images)), rtol=1e-6))


def reached() -> float:
    """The share of a layer's inputs that one update of two examples reached through dropout.

    A half where both devices drop the same ones; three quarters where each draws for itself.
    """
    spec = spec_of((Flatten(), Dropout(rate=0.5), HEAD), backend.ALL, epochs=1, optimizer=SGD())
    white = Split(np.full((2, 6, 6), 255, np.uint8), np.array([0, 1], np.int32))
    run = Run(spec, dataclasses.replace(DATA, train=white), Control(), lambda event: None)
    before = np.array(run.model.get_weights()[0])
    after = run.execute().model.get_weights()[0]
    return float((before != after).any(axis=1).mean())


def main(path: str) -> None:
    tf = backend.tf  # which it brings in quietly
    cpu = tf.config.list_physical_devices("CPU")[0]
    tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
    backend.configure()
    backend.shared = lambda: ("cpu:0", "cpu:1")
    names = [device.name for device in backend.devices()]
    np.savez(path, names=names, reached=reached(), **same(), **by_chance())


if __name__ == "__main__":
    main(sys.argv[1])
