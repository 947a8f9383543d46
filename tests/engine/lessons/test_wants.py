"""What is said to somebody whose step is not done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.lessons import checks
from engine.lessons.checks import Check
from engine.lessons.conditions import CONDITIONS
from engine.lessons.demands import Bounds
from engine.lessons.facts import EnsembleFacts, Facts
from engine.lessons.links import PRESET, TAB
from engine.lessons.wants import PAGE, Named, amount, percent, preset_to_load
from engine.spec import presets
from engine.training.states import RunState
from tests.helpers.lesson_facts import START, after_race, after_run, race_of, run_of
from tests.helpers.lessons import check_of

RUNNING, PAUSED, STOPPED = RunState.RUNNING, RunState.PAUSED, RunState.STOPPED
WIDTHS = ([0.7, 0.8], [0.8, 0.9], [0.85, 0.95], [0.9, 0.94])


def told(check: dict[str, Any], now: Facts = START, since: Facts = START) -> list[str]:
    return [str(message) for message in check_of(**check).missing(now, since)]


def built(preset: str, facts: Facts = START) -> Facts:
    return replace(facts, spec=presets.get(preset).spec)


def racing(*, number: int = 1, state: RunState = RUNNING) -> Facts:
    return replace(START, race=race_of("width-race", *WIDTHS, number=number, state=state))


# -- the builder -------------------------------------------------------------------------------


def test_a_warning_has_to_be_there_before_it_can_go() -> None:
    check = {"spec": {"settled": True}}
    first = "first bring about a warning in the builder, as in the step before"
    assert told(check, START) == [first]
    warned = replace(START, warned=True)
    assert told(check, warned) == ["press the button beside the warning in the builder"]
    assert told(check, replace(START, settled=1)) == []
    assert told(check, replace(START, settled=1), replace(START, settled=1))


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ({"data": "xor"}, "choose the data XOR (now MNIST)"),
        ({"subset": 1000}, "set the subset to 1,000 examples (now all)"),
        ({"augmented": True}, "switch augmentation on"),
        ({"has_layer": "Conv2D"}, "add a layer of the kind Conv2D"),
        (
            {"hidden_layers": {"at_least": 2}},
            "set the number of hidden layers to at least 2 (now 1)",
        ),
        ({"units": 64}, "set the units of the first hidden layer to 64 (now 128)"),
        (
            {"widest": {"at_most": 127}},
            "set the units of the widest hidden layer to at most 127 (now 128)",
        ),
        ({"dropout": 0.5}, "set the dropout rate to 0.5 (now 0.2)"),
        (
            {"activation": ["tanh", "elu"]},
            "choose the activation Tanh or ELU for all hidden layers (now ReLU)",
        ),
        (
            {"output_activation": "sigmoid"},
            "choose the activation Sigmoid for the last layer (now Softmax)",
        ),
        ({"optimizer": "SGD"}, "choose the optimizer SGD (now Adam)"),
        (
            {"learning_rate": {"at_least": 0.01, "at_most": 0.1}},
            "set the learning rate to between 0.01 and 0.1 (now 0.001)",
        ),
        ({"momentum": 0.9}, "set the momentum to 0.9"),
        ({"schedule": "Cosine"}, "choose the schedule Cosine (now Constant)"),
        (
            {"loss": "BinaryCrossentropy"},
            "choose the loss Binary cross-entropy (now Sparse categorical cross-entropy)",
        ),
        ({"batch_size": 128}, "set the batch size to 128 (now 32)"),
        ({"epochs": {"at_least": 30}}, "set the number of epochs to at least 30 (now 5)"),
        ({"preset": "xor-mlp"}, "load the preset XOR with a hidden layer"),
    ],
)
def test_what_the_builder_should_hold(spec: dict[str, Any], sentence: str) -> None:
    now = built("mnist-quickstart")
    assert told({"spec": spec}, now) == [sentence]
    assert told({"run": {"spec": spec}}, now) == [sentence]


def test_one_changed_setting_of_a_preset_is_named() -> None:
    now = built("mnist-quickstart")
    changed = replace(now, spec=now.spec.with_training(batch_size=64))
    (sentence,) = told({"spec": {"preset": "mnist-quickstart"}}, changed)
    assert sentence == "set Batch size to 32, as in the preset MNIST quickstart (now 64)"


# -- runs --------------------------------------------------------------------------------------


def test_first_the_network_then_the_button_then_the_figures() -> None:
    check = {"run": {"preset": "xor-mlp", "epochs": {"at_least": 3}}}
    assert told(check) == ["load the preset XOR with a hidden layer"]
    ready = built("xor-mlp")
    assert told(check, ready) == ["press Train"]
    now = after_run(run_of("xor-mlp"), ready)
    assert told(check, now, ready) == ["train at least 3 epochs (now 1)"]


def test_no_button_is_named_while_the_network_is_not_right() -> None:
    check = {"run": {"spec": {"data": "mnist", "optimizer": "SGD"}, "finished": True}}
    assert told(check, built("mnist-quickstart")) == ["choose the optimizer SGD (now Adam)"]


def test_a_race_under_way_is_to_be_stopped_before_training() -> None:
    for state in (RunState.PREPARING, RUNNING, PAUSED, RunState.STOPPING):
        for run in ({"preset": "xor-mlp"}, {"finished": True}, {"epochs": 1}, {"started": True}):
            now = built("xor-mlp", racing(state=state))
            assert told({"run": run}, now, now) == ["stop the race first"]
    over = built("xor-mlp", racing(state=STOPPED))
    assert told({"run": {"preset": "xor-mlp"}}, over, over) == ["press Train"]


def test_a_run_under_way_is_to_be_stopped_before_racing() -> None:
    now = replace(START, run=run_of("overfit", state=RUNNING))
    for race in ({"preset": "width-race"}, {"ended": True}, {"epochs": 1}, {"started": True}):
        assert told({"race": race}, now, now) == ["stop the run first"]


def test_on_the_tab_of_the_race_the_button_starts_a_race() -> None:
    now = replace(built("xor-mlp"), tab="race")
    assert told({"run": {"preset": "xor-mlp"}}, now) == ["open the tab train and press Train"]


def test_a_run_of_something_else_is_to_be_stopped() -> None:
    now = replace(built("xor-mlp"), run=run_of("overfit", state=RUNNING))
    (sentence,) = told({"run": {"preset": "xor-mlp", "finished": True}}, now)
    assert sentence == "stop this run, which trains something else, and press Train"


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (RUNNING, "let the run go on to its end (1 of 1,000 epochs)"),
        (PAUSED, "press Resume: training is paused"),
        (STOPPED, "train again, to the end: the last run was stopped"),
        (RunState.DIVERGED, "train again, to the end: the last run diverged"),
        (RunState.FAILED, "train again, to the end: the last run failed"),
    ],
)
def test_what_keeps_a_run_from_being_finished(state: RunState, sentence: str) -> None:
    now = after_run(run_of("xor-mlp", state=state), built("xor-mlp"))
    assert told({"run": {"finished": True}}, now) == [sentence]


def test_a_run_that_has_to_end_is_waited_for_once() -> None:
    check = {"run": {"finished": True, "epochs": {"at_least": 3}}}
    going = after_run(run_of("xor-mlp", state=RUNNING), built("xor-mlp"))
    assert told(check, going) == ["let the run go on to its end (1 of 1,000 epochs)"]
    assert told(check, after_run(run_of("xor-mlp"))) == ["train at least 3 epochs (now 1)"]


def test_a_run_that_did_not_diverge() -> None:
    now = after_run(run_of("xor-mlp"))
    (sentence,) = told({"run": {"diverged": True}}, now)
    assert sentence == "train until it diverges: the last run did not"


def test_a_run_stopped_by_hand_is_not_complete() -> None:
    check = check_of(run={"complete": True})
    assert not check.holds(after_run(run_of("xor-mlp", state=STOPPED)), START)
    for state in (RunState.FINISHED, RunState.DIVERGED):
        assert check.holds(after_run(run_of("xor-mlp", state=state)), START)


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        ({"epochs": 2}, "train 2 epochs (now 1)"),
        ({"epochs": {"at_least": 2}}, "train at least 2 epochs (now 1)"),
        ({"updates": {"at_least": 1}}, "train at least 1 update (now 0)"),
        (
            {"accuracy": {"at_least": 0.95}},
            "train until the accuracy is at least 95 % (now 94.99 %)",
        ),
        (
            {"train_accuracy": {"at_least": 0.99}},
            "train until the training accuracy is at least 99 % (now 90 %)",
        ),
        ({"loss": {"at_most": 0.1}}, "train until the training loss is at most 0.1 (now 0.5)"),
        (
            {"val_loss": {"at_most": 0.1}},
            "train until the validation loss is at most 0.1 (now 0.7)",
        ),
        (
            {"gap": {"at_least": 0.5}},
            "train until the validation loss minus the training loss is at least 0.5 (now 0.2)",
        ),
        (
            {"rise": {"at_least": 0.5}},
            "train until the validation loss minus its lowest is at least 0.5 (now 0)",
        ),
    ],
)
def test_what_a_run_has_still_to_come_to(figure: dict[str, Any], sentence: str) -> None:
    run = run_of("overfit", val_accuracy=[0.94999], accuracy=[0.9], val_loss=[0.7])
    assert told({"run": figure}, after_run(run)) == [sentence]


def test_a_run_to_compare_with_comes_first() -> None:
    check = {"run": {"after": "overfit", "preset": "overfit-dropout"}}
    first = told(check, built("overfit-dropout"))
    assert first == ["train the preset Overfitting first"]
    now = after_run(run_of("overfit"), built("overfit-dropout"))
    assert told(check, now, now) == ["press Train"]
    rival = {"run": {"accuracy": {"above_run": "overfit"}}}
    alone = after_run(run_of("overfit-augment", val_accuracy=[0.9]))
    assert told(rival, alone) == first
    beaten = after_run(run_of("overfit", val_accuracy=[0.92]))
    behind = after_run(run_of("overfit-augment", 2, val_accuracy=[0.9]), beaten)
    (sentence,) = told(rival, behind, beaten)
    assert "more than in the last run of Overfitting (now 90 %)" in sentence


# -- races -------------------------------------------------------------------------------------


def test_first_the_lanes_then_the_start_then_how_far() -> None:
    check = {"race": {"preset": "width-race", "epochs": {"at_least": 3}}}
    assert told(check) == ["load the preset Width race"]
    ready = racing(number=0, state=RunState.IDLE)
    assert told(check, ready, ready) == ["open the tab race and press Start race"]
    there = replace(ready, tab="race")
    assert told(check, there, there) == ["press Start race"]
    assert told(check, racing(), ready) == [
        "race until every lane has ended at least 3 epochs (now 2)"
    ]


@pytest.mark.parametrize(
    ("race", "sentence"),
    [
        (
            {"varies": "optimizer"},
            "choose what to vary in the tab race: Optimizer (now Width)",
        ),
        ({"lanes": {"at_least": 5}}, "let at least 5 lanes race (now 4)"),
        ({"spec": {"optimizer": "Adam", "data": "xor"}}, "choose the data XOR (now MNIST)"),
    ],
)
def test_what_the_lanes_should_be(race: dict[str, Any], sentence: str) -> None:
    now = built("mnist-quickstart", racing(number=0, state=RunState.IDLE))
    assert told({"race": race}, now, now) == [sentence]
    under_way = built("mnist-quickstart", racing())
    (first,) = told({"race": race}, under_way, under_way)
    assert first == "stop the race first: another one is wanted here"


def test_lanes_that_are_set_up_before_the_builder_was_changed() -> None:
    check = {"race": {"spec": {"data": "xor"}}}
    now = built("xor-mlp", racing(number=0, state=RunState.IDLE))
    assert told(check, now) == ["set the lanes up anew in the tab race"]
    assert check_of(race={"spec": {"data": "mnist"}}).holds(now, now)
    assert not check_of(race={"spec": {"data": "mnist"}}).holds(START, START)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (RUNNING, "let the race go on to its end (2 of 3 epochs)"),
        (PAUSED, "press Resume: training is paused"),
        (STOPPED, "race again, to the end: the last race was stopped"),
        (RunState.FAILED, "race again, to the end"),
    ],
)
def test_what_keeps_a_race_from_being_finished(state: RunState, sentence: str) -> None:
    race = race_of("width-race", *WIDTHS, state=state)
    lanes = tuple(replace(x, spec=x.spec.with_training(epochs=3)) for x in race.lanes)
    now = after_race(replace(race, lanes=lanes))
    assert told({"race": {"finished": True}}, now) == [sentence]


@pytest.mark.parametrize(
    ("race", "sentence"),
    [
        (
            {"leader": {"lane": "8", "after_epochs": 2}},
            "race until the lane 8 is ahead after epoch 2",
        ),
        ({"leader": {"lane": ["8", "32"]}}, "race to the end with the lane 8 or 32 ahead"),
        ({"last": {"lane": "32"}}, "race to the end with the lane 32 behind all others"),
        (
            {"accuracy": {"lane": "8", "at_least": 0.9}},
            "race until the accuracy of the lane 8 is at least 90 % (now 80 %)",
        ),
        (
            {"lowest": {"at_least": 0.9}},
            "race until the accuracy of the worst lane is at least 90 % (now 80 %)",
        ),
        (
            {"highest": {"at_least": 0.99}},
            "race until the accuracy of the best lane is at least 99 % (now 95 %)",
        ),
    ],
)
def test_what_a_race_has_still_to_come_to(race: dict[str, Any], sentence: str) -> None:
    now = after_race(race_of("width-race", *WIDTHS))
    assert told({"race": {"varies": "width", **race}}, now) == [sentence]


def test_a_race_that_was_run_before_the_step() -> None:
    check = {"race": {"raced": True}}
    assert told(check) == ["open the tab race and press Start race"]
    done = after_race(race_of("width-race", *WIDTHS))
    assert told(check, done, done) == []
    young = replace(START, race=race_of("width-race", [], [], [], [], state=RUNNING))
    assert told(check, young, young) == ["wait until every lane has ended an epoch"]


def test_a_surface_needs_a_race_that_is_over() -> None:
    check = {"race": {"surface": True}}
    assert told(check) == ["open the tab race and press Start race"]
    assert "let the race go on" in told(check, racing())[0]
    done = after_race(race_of("width-race", *WIDTHS))
    assert told(check, done, done) == ["have the loss surface computed to the end"]
    assert told(check, replace(done, has_surface=True)) == []


def test_to_which_tab_one_has_to_go_is_told_once() -> None:
    check = {"tab": "race", "race": {"preset": "width-race", "raced": True}, "axis": "updates"}
    waiting = replace(START, race=race_of("width-race", [], [], [], [], number=0))
    assert told(check, waiting) == [
        "open the tab race and press Start race",
        "let the x axis count updates (now epochs)",
    ]
    done = after_race(race_of("width-race", *WIDTHS))
    assert told(check, done) == ["open the tab race", "let the x axis count updates (now epochs)"]
    assert told({"page": "race/surface", "race": {"surface": True}}, waiting) == [
        "open the tab race and press Start race"
    ]


# -- the rest of the window --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("check", "changes", "sentence"),
    [
        ({"tab": ["race", "data"]}, {}, "open the tab race or data"),
        ({"page": "race/surface"}, {}, "open the tab race, page surface"),
        ({"axis": "seconds"}, {}, "let the x axis count seconds (now epochs)"),
        ({"pad": {"drawn": True}}, {}, "draw on the pad"),
        ({"pad": {"read": [1, 7]}}, {}, "draw until it is read as 1 or 7"),
        (
            {"pad": {"read": [1, 7]}},
            {"drawings": 1, "read": "3"},
            "draw until it is read as 1 or 7 (now 3)",
        ),
        (
            {"pad": {"disputed": True}},
            {"drawings": 1, "readings": frozenset("4")},
            "draw more awkwardly, until the lanes do not agree (now all of them read 4)",
        ),
        ({"time": {"back": True}}, {}, "move the slider below the plots back"),
        ({"time": {"lowest": True}}, {}, "train a network with validation first"),
        ({"activations": {"shown": "relu"}}, {}, "open the tab activations"),
        (
            {"activations": {"shown": ["relu", "elu", "maxout"]}},
            {"tab": "activations", "activations": frozenset({"relu"})},
            "have these functions shown: ELU, Maxout",
        ),
        (
            {"ensemble": {"members": {"at_least": 3}}},
            {},
            "open the tab insight, page Ensemble, and measure at least 3 networks together",
        ),
        (
            {"ensemble": {"members": {"at_least": 3}}},
            {"ensemble": EnsembleFacts((0.5, 0.6), 0.65), "measured": 1},
            "measure at least 3 networks together (now 2)",
        ),
        (
            {"ensemble": {"gain": {"at_least": 0.1}}},
            {"tab": "insight", "ensemble": EnsembleFacts((0.5, 0.6), 0.65), "measured": 1},
            "measure networks that gain at least 10 % above the best of them (now 5 %)",
        ),
        (
            {"ensemble": {"over_mean": {"at_least": 0.2}}},
            {"tab": "insight"},
            "measure networks that gain at least 20 % above their mean",
        ),
    ],
)
def test_what_is_to_be_done_in_the_window(
    check: dict[str, Any], changes: dict[str, Any], sentence: str
) -> None:
    assert told(check, replace(START, **changes)) == [sentence]


def test_the_epoch_of_the_lowest_loss_is_named() -> None:
    run = run_of("overfit", loss=[1, 1, 1, 1], val_loss=[0.5, 0.3, 0.305, 0.4])
    check = {"time": {"lowest": True}}
    now = replace(after_run(run), moment=4)
    (sentence,) = told(check, now)
    assert "to the triangle, the best epoch: 2 (now at epoch 4)" in sentence
    assert told(check, replace(now, moment=2)) == []
    assert told(check, replace(now, moment=3)) == [], "nearly as low"
    assert told(check, replace(now, moment=None)) != []


def test_what_two_conditions_ask_for_is_said_once() -> None:
    check = {"run": {"preset": "xor-mlp", "finished": True, "epochs": 1}}
    assert told(check, built("xor-mlp")) == ["press Train"]


def test_things_that_have_nothing_to_do_with_each_other_are_all_said() -> None:
    check = {"run": {"preset": "xor-mlp"}, "pad": {"drawn": True}}
    assert told(check, built("xor-mlp")) == ["press Train", "draw on the pad"]


LANE = {"lane": "8", "at_least": 2}
SAMPLES: dict[str, Any] = {
    "tab": "race",
    "page": "race/surface",
    "axis": "seconds",
    "after": "xor-mlp",
    "varies": "depth",
    "data": "xor",
    "has_layer": "Conv2D",
    "activation": "tanh",
    "output_activation": "tanh",
    "optimizer": "SGD",
    "schedule": "Cosine",
    "loss": "Huber",
    "leader": {"lane": "8"},
    "last": {"lane": "8"},
    "accuracy": LANE,
    "shown": "elu",
}
"""What can be asked where neither true, nor a number or the name of a preset, makes sense."""


def any_of(key: str) -> Check:
    """A check with a condition, whatever it asks, as its last one."""
    beside = {} if key == "race.varies" else {"race.varies": "width"}
    for value in (SAMPLES.get(key.rpartition(".")[2]), True, 9e9, "xor-mlp", "depth-race"):
        check, _ = checks.read({**beside, key: value})
        if check is not None:
            return check
    raise AssertionError(f"nothing can be asked of {key}")


MOMENTS = (
    START,
    racing(),
    replace(START, run=run_of("overfit", state=RUNNING)),
    after_run(run_of("overfit", val_loss=[0.5], val_accuracy=[0.8])),
    after_race(race_of("width-race", *WIDTHS)),
)


@pytest.mark.parametrize("key", CONDITIONS)
def test_every_condition_says_what_it_waits_for_whatever_goes_on(key: str) -> None:
    condition = any_of(key).conditions[-1]
    for now in MOMENTS:
        for since in (START, now):
            sentence = str(condition.want(now, since).message)
            assert sentence[0].islower()
            assert not sentence.endswith(".")


# -- words -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Bounds(3, 3), "3"),
        (Bounds(low=10_000), "at least 10,000"),
        (Bounds(high=0.1), "at most 0.1"),
        (Bounds(0.01, 0.3), "between 0.01 and 0.3"),
        (Bounds(above="overfit"), "more than in the last run of Overfitting"),
        (Bounds(low=1, below="overfit"), "at least 1, less than in the last run of Overfitting"),
    ],
)
def test_bounds_in_words(wanted: Bounds, words: str) -> None:
    assert str(amount(wanted)) == words


@pytest.mark.parametrize(
    ("check", "preset"),
    [
        ({"tab": "race"}, "usual"),
        ({"run": {"preset": "xor-mlp"}}, "xor-mlp"),
        ({"tab": "train", "run": {"after": "overfit", "preset": "xor-mlp"}}, "overfit"),
        ({"race": {"preset": "width-race"}}, "width-race"),
        ({"run": {"after": ["xor-mlp", "overfit"]}}, "overfit"),
    ],
)
def test_the_preset_to_load_is_the_one_that_is_lacking(check: dict[str, Any], preset: str) -> None:
    assert preset_to_load(check_of(**check).missing(START, START), "usual") == preset


def test_of_alternatives_the_usual_preset_is_the_one_to_load() -> None:
    missing = check_of(run={"preset": ["xor-mlp", "overfit"]}).missing(START, START)
    assert preset_to_load(missing, "xor-mlp") == "xor-mlp"


def test_a_preset_that_is_only_compared_with_is_not_to_be_loaded() -> None:
    check = check_of(run={"accuracy": {"above_run": "overfit"}})
    now = after_run(run_of("overfit", 1, val_accuracy=[0.9]))
    now = after_run(run_of("overfit-dropout", 2, val_accuracy=[0.8]), now)
    missing = check.missing(now, START)
    assert "more than in the last run of Overfitting" in str(missing[0])
    assert preset_to_load(missing, "overfit-dropout") == "overfit-dropout"


def test_one_is_told_once_which_network_to_train_for_its_best_moment() -> None:
    check = {"run": {"after": "overfit"}, "time": {"lowest": True}, "pad": {"drawn": True}}
    assert told(check) == ["train the preset Overfitting first", "draw on the pad"]
    now = after_run(run_of("overfit", 1, val_loss=[0.5]))
    now = after_run(run_of("xor-mlp", 2), now)
    assert told(check, now, now) == ["train a network with validation first", "draw on the pad"]


def test_percent_is_never_rounded_up() -> None:
    assert str(percent(0.94999)) == "94.99 %"
    assert str(percent(0.57)) == "57 %"
    assert str(percent(1.0)) == "100 %"
    assert str(percent(float("nan"))) == str(percent(-float("inf"))) == "none"


def test_names_have_english_words_where_there_is_no_window() -> None:
    assert str(Named(PRESET, "xor-mlp")) == "XOR with a hidden layer"
    assert str(Named(PRESET, "gone")) == "gone"
    assert str(Named(TAB, "race")) == "race"
    assert str(Named(PAGE, "race/surface")) == "surface"
