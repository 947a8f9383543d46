from __future__ import annotations

import numpy as np

from gui.activations.function_painter import jumps


def test_a_steep_curve_is_whole_and_a_step_has_a_gap() -> None:
    x = np.linspace(-7, 7, 200)
    slope = 300 * (1 - np.tanh(x) ** 2)
    assert jumps(slope).tolist() == []
    step = 300.0 * (x > 0)
    assert jumps(step).tolist() == [100]
