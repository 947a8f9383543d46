from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.insight.explanation import Ink
from engine.insight.surface import Surface
from engine.lessons.lesson import Lesson
from engine.lessons.progress import Progress
from engine.spec import presets
from engine.spec.losses import BinaryCrossentropy
from engine.spec.run import RunSpec
from engine.training.history import EpochResult, History
from engine.training.states import RunState
from gui.data.desk import Desk
from gui.document import Document
from gui.lessons.teacher import Teacher
from gui.race.session import RaceSession
from gui.session import Session
from tests.helpers.lessons import LESSON, both, check_of, step_of
from tests.helpers.races import LANES, SPEC, race, session

__all__ = ["race", "session"]

SEVEN = tuple(np.eye(10)[7])


@pytest.fixture
def document() -> Document:
    return Document(RunSpec())


@pytest.fixture
def teacher(document: Document, session: Session, race: RaceSession, desk: Desk) -> Teacher:
    return Teacher(document, session, race, desk, parent=session)


def lesson_of(**check: object) -> Lesson:
    return Lesson("a", both("A"), both("A"), (step_of(check_of(**check)),))


def place_of(teacher: Teacher) -> Progress:
    assert teacher.progress is not None
    return teacher.progress


def told(teacher: Teacher) -> list[str]:
    return [str(message) for message in teacher.missing]


def ink_of(seed: int) -> Ink:
    """A stroke, another for each seed."""
    return Ink((np.random.default_rng(seed).random((9, 2)),), 0.1)


def draw(teacher: Teacher, session: Session, seed: int = 0) -> None:
    teacher.noteDrawing(ink_of(seed))
    session.predicted.emit(1, SEVEN)


def train(session: Session, losses: int = 1, end: RunState = RunState.FINISHED) -> None:
    session.wanted = SPEC
    session._become(RunState.PREPARING)
    session.spec, session.history = SPEC, History()
    session._become(RunState.RUNNING)
    for number in range(losses):
        session.history.epochs.append(EpochResult(number + 1, 10, {"loss": 0.5}, 1.0))
        session.historyChanged.emit()
    session._become(end)


def test_a_whole_lesson(teacher: Teacher, session: Session, qtbot: QtBot) -> None:
    teacher.begin(LESSON)
    assert not place_of(teacher).done
    assert told(teacher) == ["open the tab race"]
    teacher.noteTab("race")
    qtbot.waitUntil(lambda: place_of(teacher).done)

    teacher.goTo(1)
    draw(teacher, session)
    assert place_of(teacher).must_bet
    teacher.answer(1)
    draw(teacher, session)
    assert told(teacher) == ["draw on the pad"]
    draw(teacher, session, 1)
    qtbot.waitUntil(lambda: place_of(teacher).done)
    assert place_of(teacher).won

    teacher.goTo(2)
    train(session)
    qtbot.waitUntil(lambda: place_of(teacher).done)
    assert teacher.doneSteps() == {0, 1, 2}
    teacher.end()
    assert teacher.progress is None
    assert teacher.doneSteps(LESSON) == {0, 1, 2}


def test_steps_gone_back_to_are_found_as_they_were_left(teacher: Teacher, qtbot: QtBot) -> None:
    teacher.begin(LESSON)
    teacher.noteTab("race")
    qtbot.waitUntil(lambda: place_of(teacher).done)
    teacher.goTo(1)
    teacher.noteTab("train")
    teacher.goTo(0)
    assert place_of(teacher).done
    teacher.goTo(1)
    assert place_of(teacher).must_bet
    teacher.begin(LESSON)
    assert not place_of(teacher).done


def test_what_is_missing_is_told_as_it_changes(
    teacher: Teacher, session: Session, qtbot: QtBot
) -> None:
    teacher.begin(LESSON, 2)
    assert told(teacher) == ["press Train"]
    with qtbot.waitSignal(teacher.progressChanged):
        train(session, end=RunState.STOPPED)
    assert told(teacher) == ["train again, to the end: the last run was stopped"]


@pytest.mark.parametrize(
    ("check", "deed"),
    [
        ({"axis": "updates"}, lambda t: t.noteAxis("updates")),
        ({"page": "race/surface"}, lambda t: t.noteTab("race", "surface")),
        ({"time": {"back": True}}, lambda t: t.noteMoment()),
        ({"ensemble": {"members": 2}}, lambda t: t.noteEnsemble((0.9, 0.8), 0.95)),
        (
            {"activations": {"shown": ["relu", "tanh"]}},
            lambda t: (t.noteTab("activations"), t.noteActivations(["relu", "tanh", "elu"])),
        ),
        ({"pad": {"read": "3"}}, lambda t: (t.noteDrawing(ink_of(0)), t.noteRead("3"))),
    ],
)
def test_what_the_window_tells(
    teacher: Teacher, qtbot: QtBot, check: dict[str, object], deed: Callable[[Teacher], object]
) -> None:
    teacher.begin(lesson_of(**check))
    assert not place_of(teacher).done
    deed(teacher)
    qtbot.waitUntil(lambda: place_of(teacher).done)


def test_what_the_builder_holds(teacher: Teacher, document: Document, qtbot: QtBot) -> None:
    teacher.begin(lesson_of(spec={"preset": "xor-mlp"}))
    document.edit(presets.get("xor-mlp").spec, "Load")
    qtbot.waitUntil(lambda: place_of(teacher).done)


def test_what_a_race_does(teacher: Teacher, race: RaceSession, qtbot: QtBot) -> None:
    teacher.begin(lesson_of(race={"varies": "optimizer", "lanes": 2, "ended": True}))
    race.setLanes(LANES)
    race._become(RunState.RUNNING)
    race._become(RunState.FINISHED)
    qtbot.waitUntil(lambda: place_of(teacher).done)


def test_moments_of_the_past_count_and_now_does_not(teacher: Teacher, session: Session) -> None:
    session.momentChanged.emit()
    assert teacher.facts().moments == 0
    session.moment = 40
    session.momentChanged.emit()
    assert teacher.facts().moments == 1


def test_each_drawing_counts_once_and_images_do_not(teacher: Teacher, session: Session) -> None:
    draw(teacher, session)
    session.predicted.emit(1, tuple(np.eye(10)[2]))
    assert (teacher.facts().drawings, teacher.facts().read) == (1, "2")
    teacher.noteDrawing(None)
    session.predicted.emit(2, SEVEN)
    assert (teacher.facts().drawings, teacher.facts().read) == (1, "2")
    teacher.noteDrawing(ink_of(0))
    assert teacher.facts().drawings == 1
    session.predicted.emit(3, SEVEN)
    assert teacher.facts().drawings == 2


def test_a_drawing_counts_when_the_pen_is_lifted(teacher: Teacher, race: RaceSession) -> None:
    race.setLanes(LANES)
    one, other = (lane.number for lane in race.lanes[:2])
    teacher.noteDrawing(ink_of(0), is_under_way=True)
    race.predicted.emit(one, SEVEN)
    race.predicted.emit(other, tuple(np.eye(10)[2]))
    assert (teacher.facts().drawings, teacher.facts().readings) == (0, frozenset())
    teacher.noteDrawing(ink_of(1), is_under_way=True)
    race.predicted.emit(one, SEVEN)
    race.predicted.emit(other, SEVEN)
    teacher.noteDrawing(ink_of(1))
    assert (teacher.facts().drawings, teacher.facts().readings) == (1, frozenset({"7"}))


def test_nothing_is_gathered_without_an_open_step(
    teacher: Teacher, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher.noteTab("race")
    session.historyChanged.emit()
    assert not teacher._soon.isActive()
    teacher.begin(lesson_of(tab="race"))
    assert place_of(teacher).done
    session.historyChanged.emit()
    assert not teacher._soon.isActive()


def test_a_race_under_way_keeps_from_training(
    teacher: Teacher, race: RaceSession, qtbot: QtBot
) -> None:
    teacher.begin(lesson_of(run={"finished": True}))
    assert told(teacher) == ["press Train"]
    race.setLanes(LANES)
    race._become(RunState.RUNNING)
    qtbot.waitUntil(lambda: told(teacher) == ["stop the race first"])
    race._become(RunState.STOPPED)
    qtbot.waitUntil(lambda: told(teacher) == ["press Train"])


def test_a_repetition_with_other_seeds_keeps_from_training(
    teacher: Teacher, race: RaceSession, qtbot: QtBot
) -> None:
    teacher.begin(lesson_of(run={"finished": True}))
    race.aftermath.repeats = 5
    race.aftermath.seedsChanged.emit()
    qtbot.waitUntil(lambda: "other seeds" in told(teacher)[0])
    race.aftermath.repeats = 0
    race.aftermath.seedsChanged.emit()
    qtbot.waitUntil(lambda: told(teacher) == ["press Train"])


def test_lanes_that_read_the_drawing_as_different_digits_do_not_agree(
    teacher: Teacher, race: RaceSession, qtbot: QtBot
) -> None:
    teacher.begin(lesson_of(pad={"disputed": True}))
    teacher.noteDrawing(ink_of(0))
    race.predicted.emit(1, SEVEN)
    race.predicted.emit(2, SEVEN)
    qtbot.waitUntil(lambda: "all of them read 7" in told(teacher)[0])
    teacher.noteDrawing(ink_of(1))
    race.predicted.emit(1, tuple(np.eye(10)[1]))
    assert teacher.facts().readings == {"1"}, "what was drawn before does not count"
    race.predicted.emit(2, SEVEN)
    qtbot.waitUntil(lambda: place_of(teacher).done)


def test_the_moment_of_the_lowest_validation_loss(
    teacher: Teacher, session: Session, qtbot: QtBot
) -> None:
    session.wanted = SPEC
    session._become(RunState.PREPARING)
    session.spec, session.history = SPEC, History()
    session._become(RunState.RUNNING)
    for number, loss in enumerate((0.5, 0.3, 0.4), start=1):
        values = {"loss": loss, "val_loss": loss}
        session.history.epochs.append(EpochResult(number, 10 * number, values, 1.0))
    session._become(RunState.FINISHED)
    teacher.begin(lesson_of(time={"lowest": True}))
    assert "the best epoch: 2" in told(teacher)[0]
    session.moment = 28
    session.momentChanged.emit()
    qtbot.waitUntil(lambda: "now at epoch 3" in told(teacher)[0])
    session.moment = 22
    session.momentChanged.emit()
    qtbot.waitUntil(lambda: place_of(teacher).done)


def surface_of(is_final: bool) -> Surface:
    line = np.linspace(-1, 1, 3)
    return Surface(line, line, np.zeros((3, 3)), (), (0.5, 0.4), 10, 100, is_final=is_final)


def test_a_loss_surface_counts_when_it_has_been_computed_to_the_end(
    teacher: Teacher, race: RaceSession, qtbot: QtBot
) -> None:
    teacher.begin(lesson_of(race={"surface": True}))
    race.aftermath.surface = surface_of(is_final=False)
    race.aftermath.surfaceChanged.emit()
    assert not teacher.facts().has_surface
    race.aftermath.surface = surface_of(is_final=True)
    race.aftermath.surfaceChanged.emit()
    qtbot.waitUntil(lambda: place_of(teacher).done)


def test_a_warning_of_the_builder_counts_when_it_goes(
    teacher: Teacher, document: Document, qtbot: QtBot
) -> None:
    document.edit(presets.get("mnist-quickstart").spec, "Load")
    teacher.begin(lesson_of(spec={"settled": True}))
    assert "bring about a warning" in told(teacher)[0]
    document.edit(document.spec.with_training(loss=BinaryCrossentropy()), "Change the loss")
    qtbot.waitUntil(lambda: "press the button" in told(teacher)[0])
    (problem,) = document.problems
    assert problem.fix is not None
    document.edit(problem.fix.spec, "Put it right")
    qtbot.waitUntil(lambda: place_of(teacher).done)


def test_a_warning_with_another_number_has_not_gone(
    teacher: Teacher, document: Document, qtbot: QtBot
) -> None:
    document.edit(presets.get("mnist-quickstart").spec, "Load")
    last = len(document.spec.model.layers) - 1
    teacher.begin(lesson_of(spec={"settled": True}))
    before = teacher.facts().settled
    for units in (7, 5):
        narrow = replace(document.spec.model.layers[last], units=units)
        document.edit(document.spec.with_layer(last, narrow), "Fewer units")
        qtbot.waitUntil(lambda: "press the button" in told(teacher)[0])
    assert teacher.facts().settled == before
    assert not place_of(teacher).done


def test_an_ensemble_measured_before_the_step_is_not_measured_in_it(
    teacher: Teacher, qtbot: QtBot
) -> None:
    teacher.noteEnsemble((0.9, 0.8, 0.9), 0.95)
    teacher.begin(lesson_of(ensemble={"members": 3}))
    assert not place_of(teacher).done
    teacher.noteEnsemble((0.9, 0.8), 0.95)
    qtbot.waitUntil(lambda: "(now 2)" in told(teacher)[0])
    teacher.noteEnsemble((0.9, 0.8, 0.9), 0.95)
    qtbot.waitUntil(lambda: place_of(teacher).done)


def test_many_changes_are_looked_at_together(
    teacher: Teacher, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher.begin(lesson_of(tab="race"))
    looks: list[object] = []
    gather = teacher.facts
    monkeypatch.setattr(teacher, "facts", lambda: looks.append(1) or gather())
    for _ in range(50):
        session.historyChanged.emit()
    assert not looks
    qtbot.waitUntil(lambda: bool(looks))
    assert len(looks) == 1


def test_steps_of_an_earlier_start_are_known(
    teacher: Teacher,
    document: Document,
    session: Session,
    race: RaceSession,
    desk: Desk,
    qtbot: QtBot,
) -> None:
    teacher.noteTab("race")
    teacher.begin(LESSON)
    qtbot.waitUntil(lambda: not desk.busy)
    later = Teacher(document, session, race, desk, parent=session)
    with qtbot.waitSignal(later.doneChanged):
        later.loadDone()
    assert later.doneSteps(LESSON) == {0}
