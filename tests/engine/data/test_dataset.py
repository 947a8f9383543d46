from __future__ import annotations

import numpy as np
import pytest

from engine.data.dataset import Split


def test_a_split_cannot_be_changed_by_accident() -> None:
    split = Split(np.zeros((2, 28, 28), np.uint8), np.zeros(2, np.int32))
    assert len(split) == 2
    with pytest.raises(ValueError, match="read-only"):
        split.x[0, 0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        split.y[0] = 1
