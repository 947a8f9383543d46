"""What is measured with the window open: ``python -m gui.bench --json [TASK …]``.

`engine.bench` starts this program and tells it what to measure; without names of tasks it waits
for them on standard input. The window has no screen unless ``QT_QPA_PLATFORM`` names one.
"""

from __future__ import annotations

import math
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from engine.bench import racers
from engine.bench.serve import STARTED, Figures, Task, arguments, serve
from engine.spec import presets
from engine.spec.run import NONE
from engine.training.states import RunState
from gui.widgets.painted import Painted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.spec.optimizers import Optimizer
    from engine.spec.run import RunSpec
    from gui.race.session import RaceSession
    from gui.screenshots import Scene
    from gui.session import Session

TICK_MS = 5
"""A timer that should come so often shows for how long nothing came."""
EPOCHS = 3
FOREVER = 1000
"""Epochs of runs that are stopped."""
PAUSES = 5
BETWEEN_MS = (100, 300)
"""Orders come at any moment of a chunk."""
MOVES = 120
BETWEEN_MOVES_MS = 8
"""A mouse tells of its moves 125 times a second."""
DIGITS = (2, 3, 5, 8)
DIGIT_SEED, DIGIT_SHARE, MOVE_SHARE = 2, 0.66, 0.02
"""Digits of the built-in generator, their size and the length of a move as shares of the sheet."""
RACE_SIZE = QSize(1280, 800)
"""The window's while lanes race: a small one, where everything is close together."""
RACE_MS = 5000
RACE_MOVES = 40
MILLION = 1_000_000
FRAMES = 40
BATCHES_A_FRAME = 120
"""What comes in between two frames while the quickstart trains."""
STEPS_PER_EPOCH = 1875
ENDED = (RunState.FINISHED, RunState.STOPPED, RunState.DIVERGED, RunState.FAILED)


class Stalls(QObject):
    """A timer that notes how far apart its ticks are while a run, or a race, is under way."""

    def __init__(self, session: Session | RaceSession) -> None:
        super().__init__()
        self.gaps_ms: list[float] = []
        self._session = session
        self._last: float | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def stop(self) -> None:
        """Note no more."""
        self._timer.stop()

    def figures(self) -> Figures:
        """Return what the benchmark reports of the gaps."""
        return {
            "stall_p99_ms": [float(np.percentile(self.gaps_ms, 99))],
            "stall_longest_ms": [max(self.gaps_ms)],
        }

    def _tick(self) -> None:
        now = time.perf_counter()
        runs = self._session.state is RunState.RUNNING
        if runs and self._last is not None:
            self.gaps_ms.append(1000 * (now - self._last))
        self._last = now if runs else None


class Strokes(QObject):
    """Draws on the pad as a mouse would, and notes when each move has reached the bars."""

    answered = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.times_ms: list[float] = []
        self._scene, self._pad = scene, scene.application.window.pad
        self._is_waiting = self._is_read = False
        self._bars = self._painted()
        self._bars.happened.connect(self._show)
        self._pad.drawingChanged.connect(self._read)

    def _painted(self) -> Painted:
        """Return who tells when the answer is to be seen."""
        self._scene.application.session.predicted.connect(self._answer)
        return Painted(self._pad.bars)

    def draw(self, moves: int) -> None:
        """Draw digits, again and again, until so many moves have been answered."""
        while len(self.times_ms) < moves:
            for digit in DIGITS:
                self._pad.canvas.clear()
                for stroke in strokes_of(digit):
                    self._stroke(stroke[: 1 + moves - len(self.times_ms)])

    def _stroke(self, points: NDArray[np.float64]) -> None:
        if len(points) < 2:
            return
        self._mouse(QEvent.Type.MouseButtonPress, points[0])
        self._scene.settle(BETWEEN_MOVES_MS)
        for point in points[1:]:
            self._move(point)
            self._scene.settle(BETWEEN_MOVES_MS)
        self._mouse(QEvent.Type.MouseButtonRelease, points[-1])

    def _move(self, point: NDArray[np.float64]) -> None:
        self._is_waiting, self._is_read = True, False
        started = time.perf_counter()
        self._mouse(QEvent.Type.MouseMove, point)
        self._scene.wait(self.answered, lambda: not self._is_waiting)
        self.times_ms.append(1000 * (time.perf_counter() - started))

    def _mouse(self, kind: QEvent.Type, point: NDArray[np.float64]) -> None:
        canvas = self._pad.canvas
        place = QPointF(*(point * min(canvas.width(), canvas.height())))
        moves = kind is QEvent.Type.MouseMove
        released = kind is QEvent.Type.MouseButtonRelease
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        event = QMouseEvent(
            kind,
            place,
            canvas.mapToGlobal(place),
            none if moves else left,
            none if released else left,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(canvas, event)

    def _read(self, picture: object) -> None:
        """From now on an answer is to this move: the session drops those to earlier ones."""
        self._is_read = True

    def _answer(self, number: int, probabilities: object) -> None:
        if self._is_waiting and self._is_read:
            self._bars.expect()
            self._pad.bars.update(0, 0, 1, 1)  # an answer like the last one paints nothing

    def _show(self) -> None:
        self._is_waiting = False
        self.answered.emit()


class LaneStrokes(Strokes):
    """Notes when each move has reached the bars of all lanes of a race."""

    def _painted(self) -> Painted:
        self._race = self._scene.application.window.race
        self._answered: set[int] = set()
        self._race.predicted.connect(self._answer)
        return Painted(self._pad.laneRows)

    def _read(self, picture: object) -> None:
        super()._read(picture)
        self._answered.clear()

    def _answer(self, number: int, probabilities: object) -> None:
        self._answered.add(number)
        if self._answered.issuperset(lane.number for lane in self._race.lanes):
            super()._answer(number, probabilities)


class Laps(QObject):
    """Notes when the first lane of a race has ended its first epoch, and the last its second."""

    def __init__(self, race: RaceSession) -> None:
        super().__init__()
        self._race = race
        self._first: float | None = None
        self._last: float | None = None
        race.measured.connect(self._look)

    @property
    def seconds(self) -> float | None:
        """How long the second epoch of all lanes took; None while it is not over."""
        if self._first is None or self._last is None:
            return None
        return self._last - self._first

    def _look(self) -> None:
        epochs = [len(lane.history.epochs) for lane in self._race.lanes]
        if self._first is None and max(epochs) >= 1:
            self._first = time.perf_counter()
        if self._last is None and min(epochs) >= 2:
            self._last = time.perf_counter()


def strokes_of(digit: int) -> Iterator[NDArray[np.float64]]:
    """Yield a digit's strokes on the sheet, its points a move apart; shape (n, 2)."""
    from engine.data import pen_digits  # not before the first window is there

    strokes = pen_digits.digit(digit, DIGIT_SEED).strokes
    ink = np.concatenate(strokes)
    scale = DIGIT_SHARE / np.ptp(ink, axis=0).max()
    middle = (ink.min(axis=0) + ink.max(axis=0)) / 2
    for stroke in strokes:
        yield _spaced((np.asarray(stroke) - middle) * scale + 0.5)


def _spaced(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Put points on a line so that neighbours are a move apart along it."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    places = np.arange(0.0, along[-1], MOVE_SHARE)
    spaced = np.stack([np.interp(places, along, column) for column in points.T], axis=1)
    far = np.hypot(*np.diff(spaced, axis=0).T) > MOVE_SHARE / 2  # not so where the pen turns back
    return spaced[np.concatenate([[True], far])]


class Bench:
    """The tasks; the window is opened when the first one needs it.

    Parameters
    ----------
    data, data_dir : the data set and the folder in which it is looked for first.
    home : an empty folder for settings, so that the user's stay as they are.
    """

    def __init__(self, data: str, data_dir: Path | None, home: Path) -> None:
        self._data, self._data_dir, self._home = data, data_dir, home
        self._networks = 0

    def tasks(self) -> dict[str, Task]:
        """Return them by name."""
        return {
            "show": self._show_first,
            "quickstart": self._quickstart,
            "stroke-idle": self._strokes_idle,
            "stroke-training": self._strokes_training,
            "race": self._race,
            "race-twelve": self._race_twelve,
            "stroke-race": self._strokes_race,
            "orders": self._orders,
            "million": self._million,
            "start": self._start,
        }

    @cached_property
    def scene(self) -> Scene:
        """The application, with TensorFlow ready."""
        from gui.screenshots import Scene
        from gui.settings import Settings, SettingsStore

        store = SettingsStore(self._home / "settings.ini")
        folder = str(self._data_dir) if self._data_dir else ""
        store.save(Settings(theme="light", language="en", data_dir=folder))
        scene = Scene(_application(), store)
        session = scene.application.session
        session.importBackend()
        scene.wait(session.backendReady, lambda: session.backend is not None)
        return scene

    def _show_first(self) -> Figures:
        """Start as a person does, until there is something to see."""
        from gui.app import Application
        from gui.settings import SettingsStore

        application = Application(_application(), SettingsStore())
        painted, loop = Painted(application.window), QEventLoop()
        painted.expect()
        painted.happened.connect(loop.quit)
        application.start()
        loop.exec()
        seconds = time.time() - float(os.environ[STARTED])
        self._first = application, painted  # which must not go before the process does
        return {"s": [seconds]}

    def _quickstart(self) -> Figures:
        stalls = Stalls(self.scene.application.session)
        self._begin(self._spec(EPOCHS))
        self.scene.wait_for(*ENDED)
        stalls.stop()
        return {
            "s": [self.scene.application.session.history.epochs[-1].seconds],
            **stalls.figures(),
        }

    def _strokes_idle(self) -> Figures:
        if self.scene.application.session.spec is None:  # nobody reads before the first run
            self._begin(self._spec(1))
            self.scene.wait_for(*ENDED)
        return self._strokes()

    def _strokes_training(self) -> Figures:
        self._begin(self._spec(FOREVER))
        figures = self._strokes()
        self._stop()
        return figures

    def _race(self) -> Figures:
        """Race while the curves are plotted; what the race's signals tell of is late by a frame."""
        race = self.scene.application.window.race
        laps = Laps(race)
        self._begin_race(racers.FOUR, 2)
        self.scene.wait(race.measured, lambda: laps.seconds is not None)
        self._end_race()
        return {"s": [laps.seconds or math.nan]}

    def _race_twelve(self) -> Figures:
        stalls = Stalls(self.scene.application.window.race)
        self._begin_race(racers.TWELVE, FOREVER)
        self.scene.settle(RACE_MS)
        stalls.stop()
        self._end_race()
        return stalls.figures()

    def _strokes_race(self) -> Figures:
        self._begin_race(racers.FOUR, FOREVER)
        figures = self._strokes(LaneStrokes, RACE_MOVES)
        self._end_race()
        return figures

    def _begin_race(self, optimizers: Sequence[Optimizer], epochs: int) -> None:
        """Press Start race on the Race tab and wait until all lanes learn."""
        from engine.spec import variation
        from gui.middle import RACE

        application = self.scene.application
        window, race, spec = application.window, application.window.race, self._spec(epochs)
        window.resize(RACE_SIZE)
        window.tabs.setCurrentIndex(RACE)
        application.document.edit(spec, "Load")
        lanes = variation.lanes(spec, "optimizer", optimizers)
        window.racing.setRace("optimizer", tuple(optimizers), lanes)
        self.scene.train()
        self.scene.wait(race.measured, lambda: all(lane.history.updates > 0 for lane in race.lanes))

    def _end_race(self) -> None:
        """Stop the race and leave the window as it was: no lane reads what is drawn next."""
        from gui.middle import TRAIN
        from gui.screenshots import SIZE

        window = self.scene.application.window
        window.race.stop()
        self.scene.wait(window.race.stateChanged, lambda: window.race.state in ENDED)
        window.race.setLanes(())
        window.tabs.setCurrentIndex(TRAIN)
        window.resize(SIZE)

    def _strokes(self, kind: type[Strokes] = Strokes, moves: int = MOVES) -> Figures:
        self.scene.settle()
        strokes = kind(self.scene)
        strokes.draw(moves)
        self.scene.application.window.pad.canvas.clear()
        return {"p95_ms": [float(np.percentile(strokes.times_ms, 95))]}

    def _orders(self) -> Figures:
        session = self.scene.application.session
        self._begin(self._spec(FOREVER))
        pauses = []
        for _ in range(PAUSES):
            self._wait_a_moment()
            pauses.append(self._ordered(session.pause, RunState.PAUSED))
            self._ordered(session.resume, RunState.RUNNING)
        return {"pause_ms": pauses, "stop_ms": [self._stop()]}

    def _stop(self) -> float:
        """Stop the run and return how long it took to end, ms."""
        self._wait_a_moment()
        return self._ordered(self.scene.application.session.stop, *ENDED)

    def _ordered(self, order: Any, *states: RunState) -> float:
        session = self.scene.application.session
        started = time.perf_counter()
        order()
        self.scene.wait(session.stateChanged, lambda: session.state in states)
        return 1000 * (time.perf_counter() - started)

    def _wait_a_moment(self) -> None:
        self.scene.settle(random.randint(*BETWEEN_MS))

    def _million(self) -> Figures:
        """Show the curves of a long run, and what comes on top of it."""
        session = self.scene.application.session
        session.history.steps_per_epoch = STEPS_PER_EPOCH
        session.history.add_batches(_batches(MILLION))
        self._frame_ms(0)
        frames = [self._frame_ms(BATCHES_A_FRAME) for _ in range(FRAMES)]
        return {"frame_ms": [float(np.percentile(frames, 95))]}

    def _frame_ms(self, batches: int) -> float:
        session = self.scene.application.session
        started = time.perf_counter()
        session.history.add_batches(_batches(batches))
        session.historyChanged.emit()
        for _ in range(2):  # a scene asks its view to paint in the first, which paints in the next
            QApplication.processEvents()
        return 1000 * (time.perf_counter() - started)

    def _start(self) -> Figures:
        """Start a network that was never trained here, then the same one again."""
        self._networks += 1
        spec = self._spec(FOREVER)
        hidden = spec.model.layers[1]
        units = hidden.units + self._networks  # type: ignore[attr-defined]
        spec = spec.with_layer(1, replace(hidden, units=units))  # type: ignore[call-arg]
        times = []
        for _ in range(2):
            times.append(self._begin(spec))
            self._stop()
        return {"new_ms": times[:1], "again_ms": times[1:]}

    def _begin(self, spec: RunSpec) -> float:
        """Press Train and return the time until the first batch's loss is shown, ms."""
        application = self.scene.application
        session, before = application.session, application.session.history
        application.document.edit(spec, "Load")
        started = time.perf_counter()
        self.scene.train()
        self.scene.wait(
            session.historyChanged,
            lambda: session.history is not before and session.history.updates > 0,
        )
        return 1000 * (time.perf_counter() - started)

    def _spec(self, epochs: int) -> RunSpec:
        spec = presets.get(presets.FIRST).spec.with_data(name=self._data)
        return spec.with_training(validation=NONE, epochs=epochs)


def _application() -> QApplication:
    return QApplication.instance() or QApplication(sys.argv[:1])  # type: ignore[return-value]


def _batches(count: int) -> dict[str, NDArray[np.float32]]:
    """Losses and accuracies that are as rough as real ones."""
    rough = np.random.default_rng(count).exponential(0.2, count).astype(np.float32)
    return {"loss": rough, "accuracy": np.exp(-rough)}


def main() -> None:
    """Measure what is asked for."""
    options = arguments(__doc__)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SKETCHGRAD_HOME"] = folder
        bench = Bench(options.data, options.data_dir, Path(folder))
        serve(bench.tasks(), options.tasks)


if __name__ == "__main__":
    main()
    os._exit(0)  # TensorFlow's threads have nothing left to say
