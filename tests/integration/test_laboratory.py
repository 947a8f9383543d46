"""What the stages are worth to the network that comes with the application."""

from __future__ import annotations

import pytest

from engine.data.stages import Stages
from engine.insight import network
from engine.insight.laboratory import DRAWINGS, Findings, measuring

pytestmark = pytest.mark.integration


def test_the_shipped_network_needs_the_stages() -> None:
    plain = Stages(cropped=False, by_mass=False)
    found = measuring(network.shipped(), plain)(lambda *_: None, lambda: False)
    assert isinstance(found, Findings)
    assert found.count == DRAWINGS
    assert found.all_on > 0.97
    assert found.now < 0.75  # the whole sheet made small, as many a program does it
    assert found.without["inverted"] < 0.4
    assert all(share <= found.all_on + 0.01 for share in found.without.values())
