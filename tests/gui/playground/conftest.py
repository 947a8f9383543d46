"""What every test of the playground gets: a session without an engine, and fields made by hand."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.insight.observation import Field, Observation, Sight
from engine.spec import presets
from engine.spec.run import RunSpec
from engine.training.history import EpochResult, History
from engine.training.states import RunState
from gui.document import Document
from gui.playground.tab import PlaygroundTab
from gui.theme import ThemeManager
from tests.helpers.desks import FakeSession


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt say that windows without a screen cannot be brought to the front."""
    pattern = r"does not support (propagateSizeHints|raise)"
    ignored = pytest.mark.qt_log_ignore(pattern, extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(ignored, append=False)


class PlaygroundSession(FakeSession):
    """A session that says what it was asked to look at, and shows what a test makes up."""

    historyChanged = Signal()
    stateChanged = Signal()
    momentChanged = Signal()
    observed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.looks: dict[str, frozenset[Sight]] = {}
        self.history = History()
        self.spec: RunSpec | None = None
        self.moment: int | None = None
        self.state = RunState.IDLE

    def look(self, owner: str, sights: frozenset[Sight]) -> None:
        self.looks[owner] = sights

    def show(self, spec: RunSpec, field: Field) -> None:
        """Let a run of ``spec`` be looked at."""
        self.spec = spec
        self.observed.emit(Observation(field=field))

    def measure(self, **values: float) -> None:
        """End an epoch of one update."""
        number = len(self.history.epochs) + 1
        self.history.steps_per_epoch = 1
        self.history.add_batches({k: np.array([v], np.float32) for k, v in values.items()})
        self.history.epochs.append(EpochResult(number, number, values, 0.1))
        self.historyChanged.emit()


def split_field(units: int = 3, low: float = -0.15, high: float = 1.15) -> Field:
    """Answers of class 1 to the right of the middle, and units that give x₁ times their number."""
    across = np.linspace(low, high, 100)
    one = np.tile(1 / (1 + np.exp(-20 * (across - (low + high) / 2))), (100, 1))
    coarse = np.tile(np.linspace(low, high, 30), (30, 1))
    hidden = (coarse[..., None] * np.arange(units)).astype(np.float32)
    output = np.stack([1 - one, one], axis=-1).astype(np.float32)
    return Field((low, low), (high, high), output, ((0, hidden),) if units else ())


def line_field() -> Field:
    """Answers y = x along a line, and two units."""
    across = np.linspace(-1.3, 1.3, 100, dtype=np.float32)[:, None]
    coarse = np.linspace(-1.3, 1.3, 30, dtype=np.float32)[:, None]
    return Field((-1.3,), (1.3,), across, ((0, np.concatenate([coarse, -coarse], axis=1)),))


def xor_spec(name: str = "xor") -> RunSpec:
    spec = presets.get("xor-mlp").spec
    return replace(spec, data=replace(spec.data, name=name))


@pytest.fixture
def session(qapp: QApplication) -> Generator[PlaygroundSession, None, None]:
    made = PlaygroundSession()
    yield made
    made.close()


@pytest.fixture
def document() -> Document:
    """XOR with a hidden layer."""
    return Document(xor_spec())


@pytest.fixture
def tab(
    document: Document, session: PlaygroundSession, themes: ThemeManager, qtbot: QtBot
) -> PlaygroundTab:
    """Shown and active, its points read."""
    made = PlaygroundTab(document, session, themes)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(lambda: not session.desks.playground.busy)
    return made
