"""Pictures of the real window in named scenes: ``python -m gui.screenshots [--out DIR] [SCENE …]``.

Each scene starts the application without a screen, does what a person would do, waits until it
has happened, and saves what the window shows.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from engine.data import pen_digits
from engine.lessons import library
from engine.spec import presets
from engine.spec.augmentation import Augmentation
from engine.training.states import RunState
from gui.app import Application
from gui.data.tab import AUGMENTATION
from gui.middle import DATA, INSIGHT, PLAYGROUND, RACE
from gui.race.tab import SURFACE
from gui.settings import Settings, SettingsStore

if TYPE_CHECKING:
    from engine.insight.explanation import Explanation
    from engine.spec.run import RunSpec

SIZE = QSize(1440, 900)
OUT = Path("docs")
PATIENCE_MS = 120_000
LOOK_MS = 50
DIGIT_SEED, DIGIT_INDEX, DIGIT_SHARE = 2, 3, 0.66
"""A well-written digit of the built-in generator, for the pad."""


class Scene:
    """One running application to take a picture of.

    Parameters
    ----------
    store : settings of its own, so that the user's stay as they are.
    """

    def __init__(self, app: QApplication, store: SettingsStore) -> None:
        self.app = app
        self.application = Application(app, store)
        self.application.window.resize(SIZE)
        self.application.window.show()
        self.settle()

    def train(self) -> None:
        """Press Train."""
        self.application.window.run.train.trigger()

    def draw(self) -> None:
        """Draw a digit on the pad."""
        strokes = pen_digits.digit(DIGIT_INDEX, DIGIT_SEED).strokes
        ink = np.concatenate(strokes)
        scale = DIGIT_SHARE / np.ptp(ink, axis=0).max()
        middle = (ink.min(axis=0) + ink.max(axis=0)) / 2
        self.application.window.pad.setStrokes([(s - middle) * scale + 0.5 for s in strokes])

    def wait_for_updates(self, count: int) -> None:
        """Wait until so many batches have been learnt from."""
        session = self.application.session
        self.wait(session.historyChanged, lambda: session.history.updates >= count)

    def wait_for(self, *states: RunState) -> None:
        """Wait until the run stands in one of ``states``."""
        session = self.application.session
        self.wait(session.stateChanged, lambda: session.state in states)
        self.settle()

    def wait_until(self, done: Callable[[], bool]) -> None:
        """Wait for what no signal tells of."""
        timer = QTimer()
        timer.start(LOOK_MS)
        self.wait(timer.timeout, done)

    def wait(self, signal: object, done: Callable[[], bool]) -> None:
        """Let the application work until ``done``, looked at whenever ``signal`` comes."""
        loop = QEventLoop()

        def look() -> None:
            if done():
                loop.quit()

        signal.connect(look)  # type: ignore[attr-defined]
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: loop.exit(1))
        timer.start(PATIENCE_MS)
        failed = 0 if done() else loop.exec()
        signal.disconnect(look)  # type: ignore[attr-defined]
        if failed:
            raise TimeoutError("A scene did not come about in time.")

    def settle(self, pause_ms: int = 400) -> None:
        """Give animations and the last answers the time they take."""
        loop = QEventLoop()
        QTimer.singleShot(pause_ms, loop.quit)
        loop.exec()

    def picture(self, path: Path) -> None:
        """Save what the window shows."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.application.window.grab().save(str(path)):
            raise OSError(f"The picture {path} could not be written.")

    def close(self) -> None:
        """End the application."""
        self.application.window.close()
        self.application.close()
        self.application.window.deleteLater()


def start(scene: Scene) -> None:
    """The window as it opens."""


def cnn(scene: Scene) -> None:
    """Another recipe, with one of its layers open."""
    scene.application.document.edit(presets.get("mnist-cnn").spec, "Load")
    scene.application.window.builder.select(1)


def training(scene: Scene) -> None:
    """In the third epoch, held, with a digit on the pad."""
    scene.train()
    scene.draw()
    steps = _steps(scene)
    scene.wait_for_updates(round(2.4 * steps))
    scene.application.session.pause()
    scene.wait_for(RunState.PAUSED)


def finished(scene: Scene) -> None:
    """After the last epoch."""
    scene.train()
    scene.draw()
    scene.wait_for(RunState.FINISHED, RunState.FAILED)


def problem(scene: Scene) -> None:
    """A last layer that does not fit the data, with its fix."""
    document = scene.application.document
    spec = document.spec
    last = len(spec.model.layers) - 1
    layer = replace(spec.model.layers[last], units=12)  # type: ignore[call-arg]
    document.edit(spec.with_layer(last, layer), "Change units")
    scene.application.window.builder.select(last)


def diverged(scene: Scene) -> None:
    """A learning rate far too high."""
    document = scene.application.document
    document.edit(document.withLearningRate(1e6), "Change learning rate")
    scene.train()
    scene.wait_for(RunState.DIVERGED)


def data(scene: Scene) -> None:
    """The examples of Fashion-MNIST, and one of its test images read on the pad."""
    scene.application.document.edit(presets.get("fashion-adam").spec, "Load")
    window = scene.application.window
    scene.train()
    scene.wait_for(RunState.FINISHED, RunState.FAILED)
    window.tabs.setCurrentIndex(DATA)
    scene.wait_until(lambda: window.data.examples.part.count() > 0)
    window.pad.testImageRequested.emit()
    scene.wait_until(lambda: window.pad.sample() is not None)


def augmentation(scene: Scene) -> None:
    """One digit, changed nine times."""
    document, window = scene.application.document, scene.application.window
    recipe = Augmentation(rotation=20.0, shift=0.1, zoom=0.15, elastic=1.5)
    document.edit(document.spec.with_data(augmentation=recipe), "Change")
    window.tabs.setCurrentIndex(DATA)
    window.data.showPage(AUGMENTATION)
    scene.wait_until(lambda: window.data.augmentation.view.hasPictures())


def race(scene: Scene) -> None:
    """Six optimizers in the third epoch, held, all of which read a digit."""
    application, window = scene.application, scene.application.window
    window.top.presetChosen.emit("optimizer-race")
    scene.train()
    scene.draw()
    race = application.race
    scene.wait(
        race.measured,
        lambda: (
            all(x.history.updates > 2.4 * x.history.steps_per_epoch for x in race.lanes)
            and race.state is RunState.RUNNING
        ),
    )
    race.pause()
    scene.wait(race.stateChanged, lambda: race.state is RunState.PAUSED)


def surface(scene: Scene) -> None:
    """The loss surface on which four optimizers went down."""
    window, race = scene.application.window, scene.application.race
    scene.application.document.edit(_shorter(scene), "Change subset")
    window.tabs.setCurrentIndex(RACE)
    scene.train()
    scene.wait(race.stateChanged, lambda: race.state.ended)
    window.racing.showPage(SURFACE)
    window.racing.surface.requested.emit(False)
    after = race.aftermath
    scene.wait(after.surfaceChanged, lambda: after.surface is not None and after.surface.is_final)


def why(scene: Scene) -> None:
    """Why the network that ships reads a digit as it does."""
    window = scene.application.window
    scene.draw()
    window.pad.whyRequested.emit()
    page = window.drawing.why
    scene.wait_until(lambda: _is_whole(page.explanation() if page is not None else None))


def _is_whole(explanation: Explanation | None) -> bool:
    return explanation is not None and None not in (explanation.pieces, explanation.neighbours)


def insight(scene: Scene) -> None:
    """What the network mistakes after its first epochs."""
    window = scene.application.window
    scene.draw()
    window.tabs.setCurrentIndex(INSIGHT)
    scene.train()
    scene.wait_for(RunState.FINISHED, RunState.FAILED)
    scene.settle(3000)


def playground(scene: Scene) -> None:
    """XOR, parted by a hidden layer."""
    window = scene.application.window
    window.top.presetChosen.emit("xor-mlp")
    window.tabs.setCurrentIndex(PLAYGROUND)
    scene.train()
    scene.wait_for(RunState.FINISHED, RunState.FAILED)
    scene.settle(1500)


def lesson(scene: Scene) -> None:
    """The first step of a lesson."""
    application = scene.application
    xor = library.load_all().find("07-xor")
    assert xor is not None
    application.teacher.begin(xor, 0)


def _shorter(scene: Scene) -> RunSpec:
    return scene.application.document.spec.with_data(subset=12_000)


Play = Callable[[Scene], None]

SCENES: dict[str, tuple[Play, Settings]] = {
    "start": (start, Settings(theme="light", language="en")),
    "training": (training, Settings(theme="light", language="en")),
    "finished": (finished, Settings(theme="light", language="en")),
    "finished-dark": (finished, Settings(theme="dark", language="en")),
    "problem": (problem, Settings(theme="light", language="en")),
    "diverged": (diverged, Settings(theme="light", language="en")),
    "korean": (training, Settings(theme="light", language="ko")),
    "cnn-dark": (cnn, Settings(theme="dark", language="en")),
    "data": (data, Settings(theme="light", language="en")),
    "race-dark": (race, Settings(theme="dark", language="en")),
    "race-korean": (race, Settings(theme="light", language="ko")),
    "surface": (surface, Settings(theme="light", language="en")),
    "why": (why, Settings(theme="light", language="en")),
    "insight-dark": (insight, Settings(theme="dark", language="en")),
    "playground": (playground, Settings(theme="light", language="en")),
    "lesson-korean": (lesson, Settings(theme="light", language="ko")),
    "augmentation-dark": (augmentation, Settings(theme="dark", language="en")),
}


def render(name: str, path: Path) -> None:
    """Play the scene ``name`` and save its picture at ``path``."""
    play, settings = SCENES[name]
    app = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SKETCHGRAD_HOME"] = folder  # the user's own model and settings stay apart
        store = SettingsStore(Path(folder) / "settings.ini")
        store.save(settings)
        scene = Scene(app, store)  # type: ignore[arg-type]
        try:
            scene.application.session.importBackend()
            play(scene)
            scene.settle()
            scene.picture(path)
        finally:
            scene.close()


def _steps(scene: Scene) -> int:
    session = scene.application.session
    scene.wait(session.historyChanged, lambda: session.prepared is not None)
    return session.prepared.steps_per_epoch if session.prepared else 1


def main() -> int:
    """Render the scenes asked for, all where none is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("scenes", nargs="*", metavar="SCENE")
    options = parser.parse_args()
    for name in options.scenes or SCENES:
        render(name, options.out / f"{name}.png")
        sys.stdout.write(f"{options.out / name}.png\n")
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # TensorFlow's threads have nothing left to say
