"""What is copied and saved is what is seen; tables hold every update; failures are told."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from engine.training.history import History
from gui.theme import ThemeManager
from gui.training.curve_plot import CurvePlot
from gui.training.keeping import Keeping, Kept
from gui.training.picture import SCALE, RunPicture, Section
from gui.training.strokes import Curve


class FakeSession(QObject):
    """What is read of a session."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History(steps_per_epoch=10)


@pytest.fixture
def session() -> FakeSession:
    session = FakeSession()
    values = np.linspace(2, 1, 25, dtype=np.float32)
    session.history.add_batches({"loss": values}, 5.0)
    return session


@pytest.fixture
def plot(qtbot: QtBot, themes: ThemeManager) -> CurvePlot:
    plot = CurvePlot(themes, "Loss")
    qtbot.addWidget(plot)
    plot.resize(400, 200)
    y = np.append(np.linspace(9, 1, 50), np.full(50, 0.5))
    curve = Curve(np.arange(1, 101, dtype=float), y, 0, "training", "0.500", y)
    plot.setCurves([curve], (0, 1))
    return plot


@pytest.fixture
def picture(plot: CurvePlot, themes: ThemeManager) -> RunPicture:
    return RunPicture(themes, plot.font(), [Section("Loss", "every batch", plot)])


@pytest.fixture
def keeping(qtbot: QtBot, session: Any, picture: RunPicture) -> Keeping:
    window = QWidget()
    qtbot.addWidget(window)
    kept = Kept(
        lambda: picture, lambda: session.history.table(), lambda: bool(session.history.updates)
    )
    window.keeping = Keeping(kept, session, window)  # type: ignore[attr-defined]
    return window.keeping  # type: ignore[attr-defined, no-any-return]


def entry(keeping: Keeping, text: str) -> Any:
    return next(action for action in keeping.actions if text in action.text())


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_the_picture_is_saved_as_it_is_seen_and_sharper(
    keeping: Keeping, picture: RunPicture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "mine.png")
    entry(keeping, "PNG").trigger()
    image = QImage(str(tmp_path / "mine.png"))
    assert image.size() == picture.size() * SCALE
    lane = QImage(str(tmp_path / "mine.png")).pixelColor
    colours = {lane(x, y).name() for x in range(0, image.width(), 3) for y in range(image.height())}
    assert {"#0072b2", "#ffffff"} <= colours


def test_it_has_the_colours_of_the_theme(picture: RunPicture, themes: ThemeManager) -> None:
    themes.setMode("dark")
    assert picture.image().pixelColor(2, 2) == themes.theme.color("panel")


def test_the_drawing_has_texts_as_texts_and_nothing_outside_its_plot(
    keeping: Keeping, plot: CurvePlot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "mine.svg")
    entry(keeping, "SVG").trigger()
    text = (tmp_path / "mine.svg").read_text("utf-8")
    assert ">training 0.500</text>" in text
    assert ">Loss</text>" in text
    rows = [float(y) for y in _points(text)]
    assert min(rows) >= plot.view().area.top() - 1
    assert max(rows) <= plot.view().area.bottom() + 1


def _points(svg: str) -> list[str]:
    lines = [part.split('"')[0] for part in svg.split('points="')[1:]]
    assert lines
    return [pair.split(",")[1] for line in lines for pair in line.split()]


def test_the_picture_is_copied(keeping: Keeping, picture: RunPicture) -> None:
    entry(keeping, "Copy").trigger()
    copied = QGuiApplication.clipboard().image()
    assert copied.size() == picture.size() * SCALE
    QGuiApplication.clipboard().clear()


def test_every_update_is_saved(
    keeping: Keeping, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "mine")
    with qtbot.waitSignal(keeping.saved) as saved:
        entry(keeping, "CSV").trigger()
    path = tmp_path / "mine.csv"
    assert saved.args == [str(path)]
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert len(rows) == 25
    assert [row["epoch"] for row in rows[9:11]] == ["1", "2"]
    assert float(rows[-1]["seconds"]) == 5.0


@pytest.mark.parametrize("kind", ["PNG", "SVG", "CSV"])
def test_a_place_that_cannot_be_written_is_told(
    kind: str, keeping: Keeping, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    choose(monkeypatch, tmp_path / "file" / f"x.{kind.lower()}")
    with qtbot.waitSignal(keeping.failed) as failed:
        entry(keeping, kind).trigger()
    assert "Cannot write" in failed.args[0]


def test_who_changes_their_mind_saves_nothing(
    keeping: Keeping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "")
    for action in keeping.actions[1:]:
        action.trigger()
    assert not list(tmp_path.iterdir())


def test_before_the_first_batch_there_is_nothing_to_keep(
    keeping: Keeping, session: FakeSession
) -> None:
    session.history = History()
    keeping.refresh()
    assert not any(action.isEnabled() for action in keeping.actions)
