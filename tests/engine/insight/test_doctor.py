"""Each illness is named where a real run has it, and healthy runs are left in peace."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.data import recipe
from engine.data.info import DatasetInfo
from engine.insight import doctor
from engine.insight.case import Case
from engine.insight.doctor import Diagnosis, examine
from engine.messages import say
from engine.spec import checks, codec, presets
from engine.spec.activations import LeakyReLU, ReLU, Sigmoid, Softmax, Step
from engine.spec.layers import BatchNormalization, Dense, Dropout
from engine.spec.run import RunSpec
from engine.training.history import EpochResult, History
from engine.training.states import RunState
from tests.helpers.real_runs import REAL, VITALS, vitals

HEALTHY = ("quickstart", "fashion-adam", "mnist-cnn", "lr-decay", "overfit-augment", "xor-mlp-1000")


def sick(case: Case) -> Diagnosis:
    found = examine(case)
    assert found is not None
    return found


def mended(found: Diagnosis) -> RunSpec:
    assert found.fix is not None
    return found.fix.spec


@pytest.mark.parametrize("name", HEALTHY)
def test_a_healthy_run_hears_nothing_at_any_moment(name: str) -> None:
    real = REAL[name]
    for count in range(1, len(real) + 1):
        assert examine(real.case(count)) is None
    assert examine(real.case(None, VITALS.get(name, ()))) is None


@pytest.mark.parametrize(
    ("name", "key", "seen"),
    [
        ("overfit", "overfitting", False),
        ("vanishing", "vanishing_gradient", False),
        ("vanishing", "vanishing_gradient", True),
        ("dying", "learning_rate_too_high", False),
        ("dying", "dead_units", True),
        ("lr-1e-5", "learning_rate_too_low", False),
        ("adam-0.03", "learning_rate_too_high", False),
        ("adam-0.3", "learning_rate_too_high", False),
        ("adam-0.3", "dead_units", True),
        ("narrow", "underfitting", False),
        ("sgd-slow", "too_few_epochs", False),
        ("xor-linear-1000", "no_hidden_layer", False),
        ("circles-linear", "no_hidden_layer", False),
    ],
)
def test_a_sick_run_hears_what_it_has(name: str, key: str, seen: bool) -> None:
    assert sick(REAL[name].case(None, VITALS[name] if seen else ())).key == key


@pytest.mark.parametrize("name", [name for name in REAL if name not in HEALTHY])
def test_every_cure_can_be_trained(name: str) -> None:
    case = REAL[name].case(None, VITALS.get(name, ()))
    if name == "lr-too-high":
        case = replace(case, state=RunState.DIVERGED)
    spec = mended(sick(case))
    assert spec != case.spec
    assert not checks.errors(checks.validate(spec, case.data.shape()))


def test_before_the_end_of_the_first_epoch_nothing_is_said() -> None:
    spec = presets.get("dying-relu").spec
    case = Case(spec, recipe.info_of(spec), History(), RunState.RUNNING, VITALS["dying"])
    assert examine(case) is None


# -- diverged ------------------------------------------------------------------------------


def test_diverged() -> None:
    found = sick(REAL["lr-too-high"].case(state=RunState.DIVERGED))
    assert (found.key, found.severity) == ("diverged", "bad")
    assert str(found.finding) == "The run diverged at update 26: the loss went from 1.64 to 170."
    assert str(found.advice) == "Lower the learning rate, which is 1.1."
    assert mended(found).training.optimizer.learning_rate == 0.01


def test_diverged_before_anything_was_measured() -> None:
    spec = presets.get("lr-too-high").spec
    found = sick(Case(spec, recipe.info_of(spec), History(), RunState.DIVERGED))
    assert "update 1: the loss is not a number" in str(found.finding)


# -- the wrong function --------------------------------------------------------------------


def first_epoch(spec: RunSpec) -> Case:
    return replace(REAL["fashion-adam"].case(1), spec=spec)


def test_a_step_function_and_a_last_layer_that_does_not_suit_the_loss() -> None:
    spec = presets.get("fashion-relu").spec
    assert examine(first_epoch(spec)) is None
    for place, function, cure in ((1, Step(), Sigmoid()), (2, Sigmoid(), Softmax())):
        layer = spec.model.layers[place]
        wrong = spec.with_layer(place, replace(layer, activation=function))  # type: ignore[call-arg]
        found = sick(first_epoch(wrong))
        assert found.key == "wrong_function"
        layer = mended(found).model.layers[place]
        assert isinstance(layer, Dense)
        assert layer.activation == cure


# -- unscaled input ------------------------------------------------------------------------


def own(columns: tuple[float, ...]) -> Case:
    info = DatasetInfo(
        "own",
        say("Own"),
        say("Mine."),
        (2,),
        (say("no"), say("yes")),
        400,
        400,
        say("Mine"),
        say("Me"),
        group="own",
        features=(say("age"), say("income")),
    )
    return replace(REAL["xor-mlp-1000"].case(), data=info, columns=columns)


def test_unscaled_input_names_the_column() -> None:
    assert examine(own((1.0, 9.9))) is None
    found = sick(own((1.0, 52_000.0)))
    assert found.key == "unscaled_input"
    assert '"income" are as large as 5.2e+04' in str(found.finding)
    spec = mended(found)
    assert spec.model.layers[0] == BatchNormalization()
    assert examine(replace(own((1.0, 52_000.0)), spec=spec)) is None


# -- what is going on within ---------------------------------------------------------------


def test_dead_units_need_half_of_a_layer() -> None:
    case = REAL["fashion-adam"].case
    assert examine(case(1, vitals((1, 1e-3, 0.49), (2, 1e-2, None)))) is None
    found = sick(case(1, vitals((1, 1e-3, 0.5), (2, 1e-2, None))))
    assert found.key == "dead_units"
    assert str(found.finding).startswith("50 % of the units in layer 2 (Dense) are dead")
    hidden = mended(found).model.layers[1]
    assert isinstance(hidden, Dense)
    assert isinstance(hidden.activation, LeakyReLU)


def test_dead_units_that_nobody_misses_are_no_illness() -> None:
    dead = vitals((0, 1e-3, 0.62), (1, 1e-2, None))
    assert examine(REAL["xor-mlp-1000"].case(None, dead)) is None
    assert sick(REAL["xor-mlp-1000"].case(1, dead)).key == "dead_units"


def test_dead_units_by_a_far_too_high_rate_are_cured_by_the_rate() -> None:
    found = sick(REAL["dying"].case(1, VITALS["dying"]))
    assert mended(found).training.optimizer.learning_rate == 0.01


def test_a_vanishing_gradient_needs_sigmoid_or_tanh_and_a_run_that_does_not_learn() -> None:
    shrunken = vitals((1, 1e-6, None), (2, 1e-3, None))
    assert examine(REAL["fashion-adam"].case(1, shrunken)) is None  # its layers have ReLU
    spec = codec.assign(presets.get("fashion-sigmoid").spec, "epochs", "5")
    poor = replace(REAL["fashion-adam"].case(1, shrunken), spec=spec)
    found = sick(poor)
    assert found.key == "vanishing_gradient"
    assert "0.001 in the last layer and only 1e-06 in the first" in str(found.finding)
    well = replace(REAL["quickstart"].case(1, shrunken), spec=spec)
    assert examine(well) is None
    edge = vitals((1, 1.01e-5, None), (2, 1e-3, None))
    assert examine(replace(poor, vitals=edge)) is None


def test_the_cure_of_a_vanishing_gradient_is_relu_in_every_hidden_layer() -> None:
    layers = mended(sick(REAL["vanishing"].case())).model.layers
    functions = [layer.activation for layer in layers if isinstance(layer, Dense)]
    assert functions == [ReLU()] * 6 + [Softmax()]


# -- the learning rate ---------------------------------------------------------------------


def test_a_rate_too_high_is_told_with_the_usual_one() -> None:
    found = sick(REAL["adam-0.03"].case(3))
    assert str(found.advice) == "Lower the learning rate, which is 0.03: usual is 0.001."
    assert "was down at 0.576 and is now 0.674" in str(found.finding)
    assert mended(found).training.optimizer.learning_rate == 0.001
    assert examine(REAL["adam-0.03"].case(2)) is None  # it has jumped but once


def test_a_loss_that_jumps_at_the_usual_rate_is_no_matter_of_the_rate() -> None:
    case = REAL["adam-0.03"].case(3)
    assert examine(replace(case, spec=case.spec.with_learning_rate(0.001))) is None


def test_a_rate_too_low_is_told_from_the_third_epoch_on() -> None:
    real = REAL["lr-1e-5"]
    assert examine(real.case(2)) is None
    found = sick(real.case(3))
    assert found.key == "learning_rate_too_low"
    assert "from 0.847 to 0.732 in the last epoch" in str(found.finding)
    assert mended(found).training.optimizer.learning_rate == 1e-4


def test_a_loss_that_crawls_at_the_usual_rate_is_no_matter_of_the_rate() -> None:
    case = REAL["lr-1e-5"].case(4)
    assert examine(replace(case, spec=case.spec.with_learning_rate(1e-3))) is None


# -- what the network can do ---------------------------------------------------------------


def test_no_hidden_layer_names_what_guessing_gives() -> None:
    found = sick(REAL["xor-linear-1000"].case())
    text = str(found.finding)
    assert "the loss stays at 0.693 (guessing: 0.693), the accuracy at 50 %" in text
    layers = mended(found).model.layers
    assert layers[0] == Dense(units=8, activation=ReLU())
    assert len(layers) == 2


def test_without_a_hidden_layer_but_well_parted_classes_nothing_is_said() -> None:
    real = REAL["xor-linear-1000"]
    figures = {**real.figures, "train_accuracy": [0.95] * len(real)}
    assert examine(replace(real, figures=figures).case()) is None


def test_overfitting_names_the_epoch_and_the_figures() -> None:
    assert examine(REAL["overfit"].case(7)) is None
    found = sick(REAL["overfit"].case())
    assert found.epoch == 6
    assert str(found.finding) == (
        "Overfitting from epoch 6: the test loss rose from 0.359 to 0.462 while the "
        "training loss fell from 0.040 to 0.001."
    )
    layers = mended(found).model.layers
    assert isinstance(layers[-2], Dropout)
    case = REAL["overfit"].case()
    apart = replace(case, spec=case.spec.with_training(validation="split"))
    assert "the validation loss rose" in str(sick(apart).finding)


def test_a_run_that_went_back_to_its_best_weights_is_well() -> None:
    case = replace(REAL["overfit"].case(), reason=say("No gain."))
    assert examine(case) is None
    stopping = replace(case.spec.training.stopping, restore_best=False)
    kept = replace(case, spec=case.spec.with_training(stopping=stopping))
    assert sick(kept).key == "overfitting"


def test_underfitting_is_told_from_half_of_the_epochs_on() -> None:
    real = REAL["narrow"]
    assert "63 % on the examples it learns from, and at 61 %" in str(sick(real.case()).finding)
    case = real.case()
    assert examine(replace(case, spec=case.spec.with_training(epochs=17))) is None
    unvalidated = replace(
        real, figures={n: v for n, v in real.figures.items() if not n.startswith("val")}
    )
    assert str(sick(unvalidated.case()).finding).endswith("even on the examples it learns from.")


def test_with_wrong_labels_no_more_can_be_asked() -> None:
    case = REAL["narrow"].case()
    assert examine(replace(case, spec=case.spec.with_data(label_noise=0.3))) is None


def test_too_few_epochs_is_told_only_at_the_end() -> None:
    real = REAL["sgd-slow"]
    found = sick(real.case())
    assert found.severity == "info"
    assert mended(found).training.epochs == 6
    assert examine(real.case(state=RunState.RUNNING)) is None
    assert examine(real.case(state=RunState.STOPPED)) is None
    assert examine(replace(real.case(), reason=say("Time is over."))) is None


@pytest.mark.parametrize(("last", "key"), [(0.89, "too_few_epochs"), (0.91, None)])
def test_a_run_for_numbers_is_judged_by_its_loss(last: float, key: str | None) -> None:
    spec = presets.get("lr-too-high").spec.with_learning_rate(0.01)
    history = History(steps_per_epoch=10)
    history.add_batches({"loss": np.ones(20, np.float32)})
    for number, loss in ((1, 1.0), (2, last)):
        values = {"loss": loss, "train_loss": loss, "val_loss": loss}
        history.epochs.append(EpochResult(number, 10 * number, values, 1.0))
    found = examine(Case(spec, recipe.info_of(spec), history, RunState.FINISHED))
    assert (found.key if found else None) == key


def test_causes_come_before_their_effects() -> None:
    case = replace(REAL["overfit"].case(), columns=(1000.0,))
    assert sick(case).key == "unscaled_input"
    assert len({rule.__name__ for rule in doctor._RULES}) == 11
