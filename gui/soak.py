"""Long use of the real application: ``python -m gui.soak [--minutes 10] [--runs 200] [--json]``.

Many short runs one after the other, as a person changes a network, draws on the pad, goes back in
time, trains more and swaps theme and language meanwhile; then one run of a million batches. The
memory of the process is noted all along. The exit code is 1 where it grows beyond `MOST_GROWTH`, a
frame takes longer than `MOST_FRAME_MS` or nothing was finished in time; a process that aborts
shows it by itself. The window has no screen unless ``QT_QPA_PLATFORM`` names one.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from engine.spec import presets
from engine.spec.augmentation import Augmentation
from engine.spec.layers.core import Dense
from engine.spec.optimizers import SGD, Adam, RMSprop
from engine.spec.run import TEST, ModelSpec, RunSpec
from engine.training.states import RunState
from gui.bench import ENDED, Stalls
from gui.document import BUILT_IN
from gui.middle import DATA, TRAIN
from gui.screenshots import LOOK_MS, Scene
from gui.settings import Settings, SettingsStore

RUNS, MINUTES, BATCHES = 200, 10.0, 1_000_000
MOST_GROWTH = 0.15
"""So much may the memory grow, as a share, from the end of the warm-up to the last run."""
MOST_FRAME_MS = 33.0
WARM_UP_SHARE = 0.1
"""Libraries are loaded and pools filled during the first runs."""
MARKS = (0.1, 0.5, 1.0)
"""Where in the long run its memory is noted, as shares of it."""
EXAMPLES = 500
POINTS = 100_000
FRAMES = 40
RUNS_TIME_SHARE = 0.6
"""The part of the time after which no further short run is begun."""
LATER = 40
"""Updates after which a run that is to be interrupted is under way."""
MIB = 2**20
STATM = Path("/proc/self/statm")
"""Where Linux tells how many pages of a process are in memory."""


@dataclass(frozen=True)
class ManyRuns:
    """What runs one after the other have used.

    Parameters
    ----------
    wanted, done : how many.
    failed : how many of them ended in an error.
    memory_mib : after each run.
    seconds : for all of them.
    """

    wanted: int
    done: int
    failed: int
    memory_mib: tuple[float, ...]
    seconds: float

    @property
    def warm(self) -> int:
        """After how many runs growth begins to count."""
        return max(1, round(WARM_UP_SHARE * self.wanted))

    @property
    def growth(self) -> float:
        """How much the memory has grown since then, as a share of what it was."""
        few = max(1, self.warm // 4)  # a single reading may hit a moment between two runs
        around = self.memory_mib[max(0, self.warm - few) : self.warm]
        return float(np.median(self.memory_mib[-few:]) / np.median(around) - 1)

    def failures(self) -> list[str]:
        """Say what is not as it should be."""
        found = []
        if self.done < self.wanted:
            found.append(f"only {self.done} of {self.wanted} runs came to an end in time")
        if self.done > self.warm and self.growth > MOST_GROWTH:
            found.append(f"the memory grew by {self.growth:.1%}")
        if self.failed:
            found.append(f"{self.failed} runs failed")
        return found


@dataclass(frozen=True)
class LongRun:
    """What one long run has used.

    Parameters
    ----------
    wanted, done : batches.
    memory_mib : by the number of batches done by then.
    rate : batches a second.
    frame_ms : what drawing its curves costs the window's thread at the end, 95 of 100 times at
        the most.
    stall_p99_ms, stall_longest_ms : how far apart the ticks of a 5 ms timer were meanwhile.
    """

    wanted: int
    done: int
    memory_mib: dict[int, float]
    rate: float
    frame_ms: float
    stall_p99_ms: float
    stall_longest_ms: float

    def failures(self) -> list[str]:
        """Say what is not as it should be."""
        found = []
        if self.frame_ms > MOST_FRAME_MS:
            found.append(f"a frame of the long run took {self.frame_ms:.0f} ms")
        memory = list(self.memory_mib.values())
        if len(memory) > 1 and memory[-1] > (1 + MOST_GROWTH) * memory[0]:
            found.append(f"the long run's memory grew by {memory[-1] / memory[0] - 1:.1%}")
        if self.done < self.wanted:
            found.append(f"the long run came to {self.done:,} of {self.wanted:,} batches only")
        return found


def memory_mib() -> float:
    """Return the memory of this process that is in use; where there is no ``/proc``, the peak."""
    if STATM.exists():
        pages = int(STATM.read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / MIB
    import resource  # which Windows does not have

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (MIB if sys.platform == "darwin" else 1024)


class Soak:
    """Plays long use on one running application.

    Parameters
    ----------
    data : name of the images to train on.
    tell : takes a line for people now and then.
    """

    def __init__(self, scene: Scene, data: str, tell: Callable[[str], None]) -> None:
        self._scene, self._data, self._tell = scene, data, tell
        self._application, self._session = scene.application, scene.application.session

    def many_runs(self, count: int, until: float) -> ManyRuns:
        """Train short runs with what people do in between; begin none after ``until``.

        Times are those of `time.monotonic`.
        """
        started, failed = time.monotonic(), 0
        memory: list[float] = []
        while len(memory) < count and time.monotonic() < until:
            number = len(memory)
            failed += not self._short_run(number)
            memory.append(memory_mib())
            if len(memory) % max(1, count // 20) == 0:
                self._tell(f"run {len(memory):>4}: {memory[-1]:,.0f} MiB")
        seconds = time.monotonic() - started
        return ManyRuns(count, len(memory), failed, tuple(memory), seconds)

    def long_run(self, batches: int, until: float) -> LongRun:
        """Train on one example after the other, many times; stop at ``until`` at the latest."""
        session, stalls, memory = self._session, Stalls(self._session), {}
        self._begin(self._single_examples(batches))
        started = time.monotonic()
        for mark in (round(share * batches) for share in MARKS):
            if not self._reach(mark, until):
                break
            memory[mark] = memory_mib()
            self._tell(f"{mark:>9,} batches: {memory[mark]:,.0f} MiB")
        rate = session.history.updates / (time.monotonic() - started)
        stalls.stop()
        self._stop()
        frames = [self._frame_ms() for _ in range(FRAMES)]
        return LongRun(
            batches,
            session.history.updates,
            memory,
            rate,
            float(np.percentile(frames, 95)),
            float(np.percentile(stalls.gaps_ms, 99)),
            max(stalls.gaps_ms),
        )

    def _short_run(self, number: int) -> bool:
        """Train one run and do something with it; return whether it ended well."""
        specs = self._specs(number)
        self._begin(specs[number % len(specs)])
        deeds = self._deeds()
        deeds[number % len(deeds)]()
        self._stop()
        return self._session.state in (RunState.FINISHED, RunState.STOPPED)

    def _specs(self, number: int) -> tuple[RunSpec, ...]:
        """Return what is trained in turn; the second is the first, so its graph is used again."""
        first = presets.get(presets.FIRST).spec.with_data(name=self._data, subset=EXAMPLES)
        first = first.with_training(epochs=2, validation=TEST)
        other = replace(first.model.layers[1], units=16 + number)  # type: ignore[call-arg]
        wide = first.with_layer(1, other)
        cnn = presets.get("mnist-cnn").spec.with_data(name=self._data, subset=EXAMPLES // 5)
        return (
            first,
            first,
            wide.with_training(optimizer=SGD(momentum=0.9), batch_size=7 + number % 20),
            self._toy("moons", number).with_training(optimizer=RMSprop()),
            wide,
            first.with_data(augmentation=Augmentation(rotation=20.0, shift=0.1)),
            cnn.with_training(epochs=1),
            self._toy("xor", number),
        )

    def _toy(self, name: str, number: int) -> RunSpec:
        first = presets.get(presets.FIRST).spec
        classes = replace(first.model.layers[-1], units=2)  # type: ignore[call-arg]
        layers = (Dense(units=4 + number % 13), classes)
        return RunSpec(model=ModelSpec(layers=layers)).with_data(name=name)

    def _deeds(self) -> tuple[Callable[[], None], ...]:
        """Return what a person does in turn; as many as have no divisor with the specs."""
        return (
            self._scene.draw,
            self._go_back,
            self._train_more,
            self._hold,
            self._interrupt,
            self._look_at_data,
            self._branch,
            self._swap,
            self._end,
        )

    def _end(self) -> None:
        self._scene.wait_until(lambda: self._session.state in ENDED)

    def _go_back(self) -> None:
        self._end()
        for update in self._session.snapshots.updates()[:5]:
            self._session.showMoment(update)
            self._draw_frame()
        self._session.showMoment(None)

    def _train_more(self) -> None:
        self._end()
        self._application.window.run.more.trigger()
        self._end()

    def _branch(self) -> None:
        self._end()
        updates = self._session.snapshots.updates()
        self._application.window.time.continueRequested.emit(updates[len(updates) // 2])
        self._end()

    def _hold(self) -> None:
        self._session.pause()
        self._scene.wait_until(lambda: self._session.state in (RunState.PAUSED, *ENDED))
        self._session.step()
        self._session.resume()
        self._end()

    def _interrupt(self) -> None:
        self._scene.wait_until(
            lambda: self._session.history.updates > LATER or self._session.state in ENDED
        )

    def _look_at_data(self) -> None:
        tabs = self._application.window.tabs
        tabs.setCurrentIndex(DATA)
        self._end()
        tabs.setCurrentIndex(TRAIN)

    def _swap(self) -> None:
        """Another theme and another language, which builds the window anew."""
        mode = "light" if self._application.themes.theme.isDark else "dark"
        self._application.themes.setMode(mode)  # type: ignore[arg-type]
        self._application.setLanguage("en" if self._application.language == "ko" else "ko")
        self._end()

    def _single_examples(self, batches: int) -> RunSpec:
        toy = self._toy("moons", 0)
        points = min(POINTS, batches)
        return toy.with_data(points=points).with_training(
            batch_size=1, epochs=-(-batches // points), optimizer=Adam(), validation=TEST
        )

    def _begin(self, spec: RunSpec) -> None:
        session, before = self._session, self._session.history
        self._application.document.edit(spec, "Load")
        self._scene.train()
        self._scene.wait_until(
            lambda: (
                session.state in ENDED
                or (session.history is not before and session.history.updates > 0)
            )
        )

    def _stop(self) -> None:
        self._session.stop()
        self._end()

    def _reach(self, updates: int, until: float) -> bool:
        """Wait for so many batches; return whether they were learnt from in time."""
        session = self._session
        while session.history.updates < updates:
            if session.state in ENDED or time.monotonic() > until:
                return False
            self._scene.settle(LOOK_MS)
        return True

    def _frame_ms(self) -> float:
        started = time.thread_time()  # which others that use the machine do not lengthen
        self._session.historyChanged.emit()
        self._draw_frame()
        return 1000 * (time.thread_time() - started)

    def _draw_frame(self) -> None:
        for _ in range(2):  # a change may ask for a painting that comes in the next round
            QApplication.processEvents()


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=MINUTES, help="to end after, about")
    parser.add_argument("--runs", type=int, default=RUNS, help="short runs; 0 for none")
    parser.add_argument("--batches", type=int, default=BATCHES, help="of the long run; 0 for none")
    parser.add_argument("--data", default=BUILT_IN, help="name of the images to train on")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    return parser.parse_args(argv)


def _scene(home: Path) -> Scene:
    """Start the application with TensorFlow ready."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    store = SettingsStore(home / "settings.ini")
    store.save(Settings(theme="light", language="en"))
    scene = Scene(app, store)  # type: ignore[arg-type]
    session = scene.application.session
    session.importBackend()
    scene.wait_until(lambda: session.backend is not None or session.backendFailed)
    return scene


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _json(runs: ManyRuns | None, long: LongRun | None, failures: Sequence[str]) -> str:
    answer = {
        "runs": runs and {**asdict(runs), "warm_up": runs.warm, "growth": runs.growth},
        "long_run": long and asdict(long),
        "failures": list(failures),
    }
    return json.dumps(answer, indent=2) + "\n"


def _text(runs: ManyRuns | None, long: LongRun | None, failures: Sequence[str]) -> str:
    lines = []
    if runs is not None:
        first, last = runs.memory_mib[min(runs.warm, runs.done) - 1], runs.memory_mib[-1]
        lines.append(
            f"{runs.done} runs in {runs.seconds:.0f} s: {first:,.0f} MiB after {runs.warm}, "
            f"{last:,.0f} MiB at the end, {runs.growth:+.1%}"
        )
    if long is not None:
        memory = ", ".join(f"{mib:,.0f} MiB at {at:,}" for at, mib in long.memory_mib.items())
        lines += [
            f"{long.done:,} batches, {long.rate:,.0f} a second: {memory}",
            f"a frame at the end: {long.frame_ms:.1f} ms; the window answered after "
            f"{long.stall_p99_ms:.0f} ms (99 of 100), {long.stall_longest_ms:.0f} ms at the most",
        ]
    return "".join(f"{line}\n" for line in (*lines, *(f"Failed: {f}." for f in failures)))


def main(argv: Sequence[str] | None = None) -> int:
    """Soak as the options say, print what was found and return the exit code."""
    options = _arguments(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    deadline = time.monotonic() + 60 * options.minutes
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SKETCHGRAD_HOME"] = folder  # the user's own model and settings stay apart
        scene = _scene(Path(folder))
        soak = Soak(scene, options.data, _tell)
        left = deadline - time.monotonic()
        share = RUNS_TIME_SHARE if options.batches else 1.0
        until = deadline - (1 - share) * left
        runs = soak.many_runs(options.runs, until) if options.runs else None
        long = soak.long_run(options.batches, deadline) if options.batches else None
        scene.close()
    failures = [f for part in (runs, long) if part is not None for f in part.failures()]
    sys.stdout.write(_json(runs, long, failures) if options.json else _text(runs, long, failures))
    return 1 if failures else 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # TensorFlow's threads have nothing left to say
