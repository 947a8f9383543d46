from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine import __version__
from engine.__main__ import main
from engine.cli import common
from engine.messages import Cancelled, InputError, MachineError, say
from engine.spec import presets
from engine.training import quiet
from tests.helpers.closed import closed_to_everybody

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ([], "The following arguments are required: COMMAND."),
        (["trian"], 'There is no command called "trian"'),
        (["presets", "--jsno"], "Unrecognized arguments: --jsno."),
        (["data"], "The following arguments are required: COMMAND."),
        (["data", "lst"], 'There is no command called "lst"'),
        (["train"], "One of the arguments --preset --spec is required."),
        (["train", "--preset", "a", "--spec", "b"], "--spec: not allowed with argument --preset."),
        (["train", "--preset"], "--preset: expected one argument."),
        (["predict", "--model", "m"], "One of the arguments --strokes --images is required."),
        (["check", "--preset", "nope"], 'There is no preset called "nope".'),
        (["check", "--preset", "mnist-quickstart", "--data", "nope"], "There is no data set"),
        (["check", "--preset", "mnist-quickstart", "--set", "epochs"], "--set takes path=value."),
        (["check", "--preset", "mnist-quickstart", "--set", "foo=1"], 'no setting "foo"'),
        (["check", "--preset", "mnist-quickstart", "--set", "epochs=few"], "a whole number"),
        (["check", "--spec", "/no/such/spec.json"], "Cannot read /no/such/spec.json"),
        (["data", "list", "--data-dir", "/no/such/folder"], "/no/such/folder does not exist."),
        (["data", "list", "--data-dir", "~no-such-user/x"], "~no-such-user/x does not exist."),
    ],
)
def test_wrong_input_is_a_sentence_and_a_hint(
    command: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--json"] if command else []) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert sentence in shown.err.splitlines()[0]
    assert "usage:" not in shown.err
    assert "Traceback" not in shown.err


@pytest.mark.parametrize(
    "command", [["data", "list", "--data-dir"], ["predict", "--images", "a.png", "--model"]]
)
def test_what_may_not_be_looked_at_is_a_sentence(
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    closed_to_everybody(monkeypatch, tmp_path)
    assert main([*command, str(tmp_path / "x")]) == 2
    assert capsys.readouterr().err == f"Cannot read {tmp_path / 'x'}: Permission denied.\n"


@pytest.mark.parametrize("words", [["--json", "presets"], ["presets", "--json"]])
def test_json_may_stand_before_or_after_the_command(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 0
    assert list(json.loads(capsys.readouterr().out.splitlines()[-1])) == ["presets"]


@pytest.mark.parametrize(
    "command",
    [[], ["presets"], ["train"], ["race"], ["predict"], ["check"], ["data"], ["data", "info"]],
)
def test_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(" ".join(["usage: sketchgrad", *command]))


def test_help_names_no_command_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    text = capsys.readouterr().out
    assert [name for name in ("export",) if name in text] == []


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"sketchgrad {__version__}\n"


def raising(error: BaseException) -> int:
    raise error


@pytest.mark.parametrize(
    ("error", "code", "shown"),
    [
        (InputError(say("That is wrong."), say("Mend it.")), 2, "That is wrong.\nHint: Mend it.\n"),
        (MachineError(say("The disk is full.")), 1, "The disk is full.\n"),
        (KeyboardInterrupt(), 130, "Interrupted.\n"),
        (Cancelled(), 130, "Interrupted.\n"),
    ],
)
def test_the_door_for_errors(
    error: BaseException, code: int, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert common.guarded(lambda: raising(error)) == code
    assert capsys.readouterr() == ("", shown)


def test_what_nobody_expected_is_a_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(quiet.DEBUG, raising=False)
    assert common.guarded(lambda: raising(ValueError("2 + 2 is 5\nbecause"))) == 1
    first, hint = capsys.readouterr().err.splitlines()
    assert first == "Something went wrong: 2 + 2 is 5."
    assert quiet.DEBUG in hint


def test_the_traceback_is_there_for_those_who_ask(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(quiet.DEBUG, "1")
    assert common.guarded(lambda: raising(ValueError("odd"))) == 1
    assert "Traceback" in capsys.readouterr().err


def test_sigterm_ends_a_command_as_ctrl_c_does(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        signal.raise_signal(signal.SIGTERM)
        return 0

    assert common.guarded(work) == common.INTERRUPTED
    assert "Interrupted" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise on Windows")
def test_a_reader_who_has_enough_causes_no_noise() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "engine", "presets"],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert (run.returncode, run.stderr) == (1, "")


def test_json_has_null_for_numbers_it_does_not_know() -> None:
    plain = {"loss": math.inf, "rows": [math.nan, 1.5, None, "x", True]}
    assert common.finite(plain) == {"loss": None, "rows": [None, 1.5, None, "x", True]}


def test_a_table_keeps_its_columns_with_korean_letters() -> None:
    text = common.table(("layer", "n"), [("은닉층", "1"), ("output", "10")])
    assert text.splitlines() == ["layer    n", "은닉층   1", "output  10"]


def test_a_spec_is_changed_in_the_order_given() -> None:
    parser = common.Parser(prog="x")
    common.add_spec_options(parser)
    options = parser.parse_args(
        ["--preset", "mnist-quickstart", "--data", "pen-digits",
         "--set", "optimizer=SGD", "--set", "learning_rate = 0.5", "--set", "layers.1.units=7"]
    )  # fmt: skip
    spec = common.chosen_spec(options)
    assert spec.data.name == "pen-digits"
    assert (spec.training.optimizer.kind, spec.training.optimizer.learning_rate) == ("SGD", 0.5)
    assert spec.model.layers[1].units == 7
    assert spec.model.layers[0] == presets.get("mnist-quickstart").spec.model.layers[0]


def test_every_error_of_a_spec_is_told_with_its_layer() -> None:
    spec = presets.get("fashion-relu").spec
    spec = spec.with_layers(tuple(spec.model.layers)).with_training(batch_size=0)
    spec = common.codec.assign(spec, "layers.hidden.units", "-3")
    with pytest.raises(InputError) as caught:
        common.refuse_errors(spec)
    lines = str(caught.value).splitlines()
    assert lines[0] == "The spec has 2 errors."
    assert any('layers.1 (Dense "hidden")' in line and "-3" in line for line in lines)
    assert any("Batch size" in line for line in lines)


def test_a_single_error_has_its_fix_as_hint() -> None:
    spec = common.codec.assign(presets.get("mnist-quickstart").spec, "layers.3.units", "12")
    with pytest.raises(InputError) as caught:
        common.refuse_errors(spec)
    assert "12 units" in str(caught.value)
    assert str(caught.value.hint) == "Make it 10."
