from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from engine.data import ink as pictures
from engine.data.dataset import Split
from engine.insight import explainer as module
from engine.insight.explainer import Explainer, explain, next_start
from engine.insight.explanation import Activation, Explanation, Ink, Part
from engine.messages import InputError, say
from engine.work.events import Explained

LONG_S = 20.0
SEVEN = (np.array([[0.0, 0.0], [1.0, 0.0], [0.4, 1.5]]), np.array([[0.2, 0.8], [0.9, 0.8]]))
PICTURE = pictures.render(SEVEN)
EVERYTHING = frozenset(Part)


def image(value: int) -> np.ndarray:
    return np.full((28, 28), value, np.uint8)


def weights(value: float) -> list[np.ndarray]:
    return [np.array(value, np.float32)]


def examples(count: int = 30) -> Split:
    """Images whose brightness is all that differs, a step each."""
    x = np.random.default_rng(0).integers(0, 200, (count, 28, 28)).astype(np.uint8)
    return Split(x, np.arange(count, dtype=np.int32) % 3)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Fake:
    """Gives class 1 a probability that follows the weight, and can be held while it reads."""

    shape: tuple[int, ...] = (28, 28)

    def __init__(self, clock: Clock, hold: bool = False) -> None:
        self.clock, self.weight, self.copies = clock, 0.5, 0
        self.assigned: list[float] = []
        self.seen: list[int] = []
        self.looked_with: list[float] = []
        self.compared_with: list[float] = []
        self.look_s = 0.0
        self.entered = threading.Semaphore(0)
        self.leave = threading.Semaphore(0 if hold else 1_000_000)

    def examiner(self) -> Fake:
        self.copies += 1
        return self

    def set_weights(self, values: list[np.ndarray]) -> None:
        self.weight = float(values[0])
        self.assigned.append(self.weight)

    def __call__(self, images: np.ndarray) -> np.ndarray:
        value = int(images[0, 0, 0])
        self.seen.append(value)
        self.entered.release()
        assert self.leave.acquire(timeout=LONG_S)
        if value == 13:
            raise ValueError("unlucky")
        p = np.nan if value == 66 else self.weight
        return np.tile(np.array([0.9 - p, p, 0.1], np.float32), (len(images), 1))

    def activations(self, picture: np.ndarray) -> tuple[Activation, ...]:
        return (Activation("dense", "Dense", np.ones(3, np.float32)),)

    def saliency(self, picture: np.ndarray, target: int) -> np.ndarray:
        return np.full((28, 28), target, np.float32)

    def integrated_gradients(self, picture: np.ndarray, target: int) -> np.ndarray:
        return np.full((28, 28), -target, np.float32)

    def features(self, images: np.ndarray) -> np.ndarray:
        if len(images) > 1:
            self.looked_with.append(self.weight)
            self.clock.now += self.look_s
        else:
            self.compared_with.append(self.weight)
        return images.reshape(len(images), -1).astype(np.float32)


class Desk:
    """An explainer for which a minute passes after each explanation, if that is wanted."""

    def __init__(self, rest_s: float = 0.0) -> None:
        self.clock = Clock()
        self.step_s = 60.0
        self._given: queue.Queue[Explanation] = queue.Queue()
        self.explainer = Explainer(self._take, self.clock, rest_s)

    def _take(self, event: Explained) -> None:
        self.clock.now += self.step_s
        self._given.put(event.explanation)

    def next(self) -> Explanation:
        return self._given.get(timeout=LONG_S)

    def fake(self, hold: bool = False) -> Fake:
        return Fake(self.clock, hold)


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.explainer.close()


@pytest.fixture
def patient() -> Iterator[Desk]:
    made = Desk(rest_s=0.01)
    yield made
    made.explainer.close()


def threads() -> int:
    return sum(thread.name == "explainer" for thread in threading.enumerate())


def test_nothing_is_done_while_nothing_is_wanted(desk: Desk) -> None:
    before, fake = threads(), desk.fake()
    desk.explainer.compare_with(lambda: pytest.fail("nobody wants examples"))
    for number in range(5):
        desk.explainer.draw(Ink(SEVEN, pictures.PEN), number)
        desk.explainer.notice(fake, weights(0.5), PICTURE, number)
    assert threads() == before
    assert fake.copies == 0


def test_a_drawing_is_not_compared_before_the_pen_rests(patient: Desk) -> None:
    fake = patient.fake()
    patient.explainer.want(frozenset({Part.NOVELTY}))
    for number in (1, 2):
        patient.explainer.notice(fake, None, image(number), number)
    patient.clock.now += 0.02
    assert patient.next().drawing == 2


def test_the_rest_is_watched_while_the_pen_moves(patient: Desk) -> None:
    fake = patient.fake()
    patient.explainer.want(frozenset({Part.NOVELTY, Part.SALIENCY}))
    patient.explainer.notice(fake, None, image(1), 1)
    assert patient.next().drawing == 1


def test_what_nobody_wants_any_more_is_not_worked_out(desk: Desk) -> None:
    fake = desk.fake()
    desk.explainer.want(frozenset({Part.SALIENCY}))
    desk.explainer.notice(fake, None, image(1), 1)
    assert desk.next().drawing == 1
    desk.explainer.want(frozenset())
    desk.explainer.notice(fake, None, image(2), 2)
    desk.explainer.want(frozenset({Part.SALIENCY}))
    desk.explainer.notice(fake, None, image(3), 3)
    while desk.next().drawing != 3:
        pass
    assert 1 in fake.seen
    assert fake.copies == 1


def test_the_latest_answer_is_explained_as_soon_as_somebody_looks(desk: Desk) -> None:
    desk.explainer.notice(desk.fake(), None, image(1), 4)
    desk.explainer.want(frozenset({Part.ACTIVATIONS}))
    explanation = desk.next()
    assert explanation.drawing == 4
    assert explanation.activations is not None
    assert explanation.saliency is None
    np.testing.assert_allclose(explanation.probabilities, [0.4, 0.5, 0.1])
    assert not explanation.probabilities.flags.writeable


def test_answers_that_came_while_it_was_busy_are_dropped_but_the_last(desk: Desk) -> None:
    fake = desk.fake(hold=True)
    desk.explainer.want(frozenset({Part.SALIENCY}))
    desk.explainer.notice(fake, None, image(1), 1)
    assert fake.entered.acquire(timeout=LONG_S)
    for number in range(2, 10):
        desk.explainer.notice(fake, None, image(number), number)
    fake.leave.release(2)
    assert [desk.next().drawing, desk.next().drawing] == [1, 9]
    assert fake.seen == [1, 9]


def test_each_answer_is_explained_with_its_own_weights_set_once(desk: Desk) -> None:
    fake, first, second = desk.fake(), weights(0.25), weights(0.75)
    desk.explainer.want(frozenset({Part.SALIENCY}))
    found = []
    for number, held in enumerate([first, first, second]):
        desk.explainer.notice(fake, held, image(1), number)
        found.append(float(desk.next().probabilities[1]))
    assert found == [0.25, 0.25, 0.75]
    assert fake.assigned == [0.25, 0.75]


def test_another_network_gets_a_copy_of_its_own(desk: Desk) -> None:
    desk.explainer.want(frozenset({Part.SALIENCY}))
    one, other = desk.fake(), desk.fake()
    for number, fake in enumerate([one, other]):
        desk.explainer.notice(fake, weights(0.1), image(1), number)
        assert desk.next().drawing == number
    assert (one.copies, other.copies) == (1, 1)
    assert other.assigned == pytest.approx([0.1])


def test_a_forgotten_answer_is_not_explained(desk: Desk) -> None:
    fake = desk.fake()
    desk.explainer.notice(fake, None, image(1), 1)
    desk.explainer.forget()
    desk.explainer.want(EVERYTHING)
    desk.explainer.notice(fake, None, image(2), 2)
    assert desk.next().drawing == 2
    assert fake.seen[0] == 2


@pytest.mark.expects_log("could not be explained")
def test_a_bad_drawing_does_not_end_it(desk: Desk) -> None:
    fake = desk.fake()
    desk.explainer.want(EVERYTHING)
    desk.explainer.notice(fake, None, image(13), 1)
    assert fake.entered.acquire(timeout=LONG_S)
    desk.explainer.notice(fake, None, image(2), 2)
    assert desk.next().drawing == 2


def test_where_a_weight_is_no_number_there_is_nothing_to_explain(desk: Desk) -> None:
    fake = desk.fake()
    desk.explainer.compare_with(examples)
    desk.explainer.want(EVERYTHING)
    desk.explainer.notice(fake, None, image(66), 1)
    assert fake.entered.acquire(timeout=LONG_S)
    desk.clock.now += desk.step_s
    desk.explainer.notice(fake, None, image(2), 2)
    assert desk.next().drawing == 2
    assert explain(desk.fake(), image(66), 1, EVERYTHING) is None


@pytest.mark.parametrize(("target", "explained"), [(None, 1), (0, 0), (2, 2), (7, 1)])
def test_the_target_is_the_answer_unless_another_class_is_asked_for(
    desk: Desk, target: int | None, explained: int
) -> None:
    desk.explainer.want(frozenset({Part.SALIENCY, Part.INTEGRATED}), target)
    desk.explainer.notice(desk.fake(), weights(0.7), image(1), 1)
    explanation = desk.next()
    assert explanation.target == explained
    assert explanation.saliency is not None
    assert explanation.integrated is not None
    assert explanation.saliency[0, 0] == -explanation.integrated[0, 0] == explained


def test_strokes_are_explained_where_the_picture_was_made_of_them(desk: Desk) -> None:
    desk.explainer.want(frozenset({Part.STROKES}))
    fake, drawn = desk.fake(), Ink(SEVEN, pictures.PEN)
    desk.explainer.draw(drawn, 2)
    found = {}
    for number, picture in ((1, PICTURE), (2, PICTURE), (2, np.roll(PICTURE, 3, axis=1))):
        desk.explainer.notice(fake, None, picture, number)
        pieces = desk.next().pieces
        found[number, picture is PICTURE] = None if pieces is None else len(pieces)
    assert found == {(1, True): None, (2, True): 2, (2, False): None}


# Comparing with examples


def compared(desk: Desk, fake: Fake, number: int = 1, value: float = 0.5) -> Explanation:
    """The first explanation of a drawing that could be compared."""
    desk.explainer.notice(fake, weights(value), examples().x[4], number)
    while True:
        explanation = desk.next()
        if explanation.drawing == number and explanation.novelty is not None:
            return explanation


def test_the_network_explains_before_it_has_seen_the_examples_and_then_compares(
    desk: Desk,
) -> None:
    desk.explainer.compare_with(examples)
    desk.explainer.want(EVERYTHING)
    desk.explainer.notice(desk.fake(), None, examples().x[4], 1)
    first, second = desk.next(), desk.next()
    assert first.activations is not None
    assert first.novelty is None
    assert first.neighbours is None
    assert second.novelty == 0.0
    assert second.neighbours is not None
    assert len(second.neighbours) == module.NEIGHBOURS
    assert second.neighbours[0].label == 1
    assert second.neighbours[0].distance == pytest.approx(0.0, abs=0.01)
    np.testing.assert_array_equal(second.neighbours[0].image, examples().x[4])


@pytest.mark.parametrize("split", [None, Split(np.zeros((30, 8, 8), np.uint8), np.zeros(30, int))])
def test_examples_that_are_not_at_hand_make_no_neighbours(desk: Desk, split: Split | None) -> None:
    desk.explainer.compare_with(lambda: split)
    desk.explainer.want(frozenset({Part.NEIGHBOURS, Part.NOVELTY}))
    desk.explainer.notice(desk.fake(), None, examples().x[4], 1)
    first, second = desk.next(), desk.next()
    assert (first.neighbours, second.neighbours) == (None, ())
    assert second.novelty is None


def test_neighbours_alone_are_worked_out_without_novelty(desk: Desk) -> None:
    desk.explainer.compare_with(examples)
    desk.explainer.want(frozenset({Part.NEIGHBOURS}))
    desk.explainer.notice(desk.fake(), None, examples().x[4], 1)
    desk.next()
    explanation = desk.next()
    assert explanation.neighbours is not None
    assert explanation.novelty is None


def test_examples_are_read_once_and_seen_once_with_the_same_weights(desk: Desk) -> None:
    read = []
    desk.explainer.compare_with(lambda: read.append(1) or examples())
    desk.explainer.want(frozenset({Part.NOVELTY}))
    fake, held = desk.fake(), weights(0.5)
    for number in range(4):
        desk.explainer.notice(fake, held, examples().x[number], number)
        while (found := desk.next()).drawing != number or found.novelty is None:
            pass
    assert len(read) == 1
    assert fake.looked_with == [0.5]


def test_other_examples_are_read_afresh(desk: Desk) -> None:
    fake = desk.fake()
    desk.explainer.want(frozenset({Part.NEIGHBOURS, Part.NOVELTY}))
    desk.explainer.compare_with(examples)
    assert compared(desk, fake, 1).neighbours is not None
    others = Split(examples().x, np.full(30, 9, np.int32))
    desk.explainer.compare_with(lambda: others)
    labels = {0}
    while labels != {9}:
        neighbours = desk.next().neighbours
        labels = {n.label for n in neighbours} if neighbours else {0}


def missing() -> Split:
    raise InputError(say("There is no data."))


def small() -> Split:
    return Split(np.zeros((30, 6, 6), np.uint8), np.zeros(30, np.int32))


@pytest.mark.parametrize("source", [missing, small, lambda: examples(2), lambda: None])
def test_without_examples_that_fit_the_rest_is_explained(desk: Desk, source: object) -> None:
    fake = desk.fake()
    desk.explainer.compare_with(source)  # type: ignore[arg-type]
    desk.explainer.want(EVERYTHING)
    for number in range(3):
        desk.explainer.notice(fake, None, image(1), number)
        while (explanation := desk.next()).drawing != number:
            pass
        assert explanation.activations is not None
        assert explanation.novelty is None
    assert fake.looked_with == []


def test_while_the_network_learns_examples_are_seen_anew_now_and_then(desk: Desk) -> None:
    desk.step_s = 0.25  # four explanations a second
    fake = desk.fake()
    fake.look_s = 0.5
    desk.explainer.compare_with(examples)
    desk.explainer.want(frozenset({Part.NOVELTY}))
    begun = desk.clock.now
    for number in range(1, 101):
        desk.explainer.notice(fake, weights(number), image(number % 5), number)
        while desk.next().drawing != number:
            pass
    looking_s = len(fake.looked_with) * fake.look_s
    assert len(fake.looked_with) >= 3
    assert looking_s - fake.look_s <= module.GALLERY_SHARE * (desk.clock.now - begun)


def test_drawings_are_compared_through_the_weights_with_which_examples_were_seen(
    desk: Desk,
) -> None:
    desk.step_s = 0.2
    fake = desk.fake()
    fake.look_s = 100.0  # so not seen anew in this test
    desk.explainer.compare_with(examples)
    desk.explainer.want(frozenset({Part.NOVELTY}))
    compared(desk, fake, 1, 0.25)
    assert float(compared(desk, fake, 2, 0.5).probabilities[1]) == 0.5
    assert set(fake.compared_with) == {0.25}


def test_the_last_weights_see_the_examples_though_nothing_new_is_drawn(desk: Desk) -> None:
    desk.step_s = 0.2
    fake = desk.fake()
    fake.look_s = 0.02
    desk.explainer.compare_with(examples)
    desk.explainer.want(frozenset({Part.NOVELTY}))
    compared(desk, fake, 1, 0.25)
    compared(desk, fake, 2, 0.5)
    while fake.compared_with[-1] != 0.5:
        desk.next()
    assert fake.looked_with == [0.25, 0.5]


def test_weights_that_come_after_its_own_begin_the_comparison_afresh(desk: Desk) -> None:
    fake = desk.fake()
    desk.explainer.compare_with(examples)
    desk.explainer.want(frozenset({Part.NOVELTY}))
    desk.explainer.notice(fake, None, image(1), 1)
    while desk.next().novelty is None:
        pass
    desk.explainer.notice(fake, weights(0.75), image(1), 2)
    while (found := desk.next()).drawing != 2:
        pass
    assert found.novelty is None
    while (found := desk.next()).novelty is None:
        pass
    assert fake.compared_with[-1] == 0.75


def test_explanations_that_take_long_come_more_seldom() -> None:
    assert next_start(10.0, 10.01) == pytest.approx(10.0 + module.INTERVAL_S)
    assert next_start(10.0, 10.03) == pytest.approx(10.0 + 0.03 / module.SHARE)
    assert next_start(10.0, 10.2) == pytest.approx(10.0 + module.MOST_WAIT_S)
    assert next_start(10.0, 11.0) == 11.0
    assert module.SHARE <= 0.1
    assert module.GALLERY_SHARE <= 0.1


def test_closing_ends_the_thread(desk: Desk) -> None:
    before = threads()
    desk.explainer.want(EVERYTHING)
    desk.explainer.notice(desk.fake(), None, image(1), 1)
    desk.next()
    thread = next(t for t in threading.enumerate() if t.name == "explainer")
    desk.explainer.close()
    thread.join(LONG_S)
    assert threads() == before
