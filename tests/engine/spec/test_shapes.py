"""Shapes and counts against Keras are in ``tests/integration/test_spec_against_keras.py``."""

from __future__ import annotations

from engine.spec import presets
from engine.spec.layers import BatchNormalization, Conv2D, Dense, Dropout, Flatten, Layer, Reshape
from engine.spec.optimizers import SGD, Adam, Optimizer
from engine.spec.run import ModelSpec, RunSpec, Training
from engine.spec.shapes import EVALUATION_BATCH, DataShape, report

MNIST = DataShape((28, 28), 10)


def spec_of(*layers: Layer, optimizer: Optimizer | None = None, batch_size: int = 32) -> RunSpec:
    training = Training(optimizer=optimizer or SGD(), batch_size=batch_size)
    return RunSpec(model=ModelSpec(layers=layers), training=training)


def test_quickstart_layer_by_layer() -> None:
    worked_out = report(presets.get("mnist-quickstart").spec, MNIST)
    assert [layer.output for layer in worked_out.layers] == [(784,), (128,), (128,), (10,)]
    assert [layer.weights.trainable for layer in worked_out.layers] == [0, 100_480, 0, 1_290]
    assert worked_out.output == (10,)
    assert worked_out.parameters == 101_770


def test_running_means_count_but_are_not_trained() -> None:
    worked_out = report(spec_of(Flatten(), BatchNormalization()), MNIST)
    assert worked_out.layers[1].weights == (2 * 784, 2 * 784)
    assert (worked_out.trainable, worked_out.other) == (2 * 784, 2 * 784)
    assert worked_out.parameters == 4 * 784


def test_memory_is_weights_gradient_optimizer_and_activations() -> None:
    layers = (Flatten(), Dense(units=10))
    weights, activations = 7_850, 784 + 784 + 10
    plain = report(spec_of(*layers, batch_size=300), MNIST).memory
    assert plain is not None
    assert plain == 4 * (weights * 3 + 2 * 300 * activations)
    assert (
        report(spec_of(*layers, optimizer=Adam(), batch_size=300), MNIST).memory
        == plain + 4 * weights
    )
    averaged = Adam(use_ema=True, gradient_accumulation_steps=2)
    assert (
        report(spec_of(*layers, optimizer=averaged, batch_size=300), MNIST).memory
        == plain + 3 * 4 * weights
    )
    assert report(spec_of(*layers, batch_size=305), MNIST).memory == plain + 5 * 2 * 4 * activations


def test_memory_counts_no_more_than_all_examples_and_no_less_than_evaluation() -> None:
    def memory(batch_size: int, examples: int | None) -> int | None:
        spec = spec_of(Flatten(), Dense(units=10), batch_size=batch_size)
        return report(spec, DataShape((28, 28), 10, examples)).memory

    assert memory(1_000_000, 600) == memory(600, None) == memory(600, 60_000)
    assert memory(1_000_000, None) == memory(1_000_000, 2_000_000) != memory(600, None)
    assert memory(1, None) == memory(EVALUATION_BATCH // 2, None) == memory(1000, 3)


def test_a_layer_that_is_off_lets_the_shape_through() -> None:
    worked_out = report(spec_of(Flatten(), Dense(enabled=False), Dropout()), MNIST)
    assert [layer.output for layer in worked_out.layers] == [(784,)] * 3
    assert worked_out.parameters == 0


def test_nothing_is_known_behind_a_layer_that_does_not_fit() -> None:
    worked_out = report(spec_of(Flatten(), Conv2D(), Dense()), MNIST)
    assert worked_out.layers[1].error is not None
    assert [layer.output for layer in worked_out.layers] == [(784,), None, None]
    assert worked_out.output is None


def test_nothing_is_known_behind_a_value_out_of_range() -> None:
    worked_out = report(spec_of(Flatten(), Dense(units=-1), Dense(units=10)), MNIST)
    assert [layer.output for layer in worked_out.layers] == [(784,), None, None]
    assert worked_out.layers[1].weights == (0, 0)
    assert (worked_out.output, worked_out.memory) == (None, None)
    assert report(spec_of(Flatten(), Dense(units=10), batch_size=-1), MNIST).memory is None


def test_values_out_of_range_do_not_raise() -> None:
    for layer in (
        Conv2D(strides=(0, 0), padding="same"),
        Conv2D(kernel_size=()),  # type: ignore[arg-type]
        Reshape(target_shape=(0,)),
        Reshape(target_shape=()),
    ):
        assert report(spec_of(Reshape(), layer), MNIST).layers[1].output is None
