"""Which gradients vanish and which explode, compared with the last layer's."""

from __future__ import annotations

import pytest

from engine.insight.flow import Flow, flows
from engine.insight.observation import LayerVitals

S, V, E = Flow.STEADY, Flow.VANISHING, Flow.EXPLODING


def layers(*sizes: float | None) -> list[LayerVitals]:
    return [
        LayerVitals(place, "Dense", gradient_norm=1.0, gradient_size=size)
        for place, size in enumerate(sizes)
    ]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((0.5, 0.02, 1.0), (S, S, S)),
        ((0.01, 0.011, 1.0), (V, S, S)),
        ((100.0, 99.0, 1.0), (E, S, S)),
        ((0.0, 1.0), (V, S)),
        ((1e-4, None, 0.1, None), (V, None, S, None)),  # the activation at the end has no weights
    ],
)
def test_sizes_are_compared_with_the_last_layers(
    sizes: tuple[float | None, ...], expected: tuple[Flow | None, ...]
) -> None:
    assert flows(layers(*sizes)) == expected


@pytest.mark.parametrize(
    "sizes", [(), (1.0,), (None, 1.0), (1.0, 0.0), (1.0, float("nan")), (None, None)]
)
def test_with_nothing_to_compare_nothing_is_said(sizes: tuple[float | None, ...]) -> None:
    assert set(flows(layers(*sizes))) <= {None}
