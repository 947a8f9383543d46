"""What the pad reads of digits drawn with the mouse, and what ``predict --strokes`` reads of them.

The pad's pixels are coarse beside the pen's: places are rounded to them, so that a digit which
hangs in the balance may fall to the other side. Of 300 digits, at sheets of 160, 260 and 392
pixels and ratios of 1, 1.5 and 2, one of 2,700 readings differed (160 pixels, ratio 1).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from engine.__main__ import main
from engine.data import stroke_files
from engine.insight import shipped

SHIPPED = Path(str(resources.files("resources") / "models" / "digits.keras"))
SHEETS = {
    "1": ("80@160", "300@260", "80@392"),
    "1.5": ("80@160", "80@260", "80@392"),
    "2": ("80@160", "80@260", "80@392"),
}
"""By device pixel ratio: how many digits are drawn on sheets of how many logical pixels."""
BORDERLINE = 2
"""The most digits, of any number drawn on one sheet, that may be read otherwise."""
DOUBT = 0.9
"""A digit that is read otherwise was never this certain."""
ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 300


def draw(strokes: Path, out: Path, ratio: str, sheets: Sequence[str]) -> subprocess.Popen[bytes]:
    """Begin to draw with the mouse, in a process of its own with another pixel ratio."""
    program = [sys.executable, "-m", "tests.helpers.draw_on_pad", str(strokes), str(out), *sheets]
    return subprocess.Popen(
        program,
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": ratio},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def test_the_pad_reads_what_predict_reads(
    pen_digits_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digits = stroke_files.read_strokes(pen_digits_file)[:300]
    plain = [{"strokes": [points.tolist() for points in digit.strokes]} for digit in digits]
    strokes = tmp_path / "some.json"
    strokes.write_text(json.dumps(plain))
    drawing = {
        ratio: draw(strokes, tmp_path / f"{ratio}.npz", ratio, sheets)
        for ratio, sheets in SHEETS.items()
    }
    assert main(["predict", "--model", str(SHIPPED), "--strokes", str(strokes), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)["predictions"]
    predictor = shipped.predictor()
    for ratio, process in drawing.items():
        shown, _ = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 0, shown.decode()
        with np.load(tmp_path / f"{ratio}.npz") as drawn:
            assert drawn["ratio"] == float(ratio)
            for sheet in SHEETS[ratio]:
                count, side = sheet.split("@")
                assert len(drawn[side]) == int(count)
                read = predictor(drawn[side]).argmax(axis=1)
                others = [i for i, label in enumerate(read) if label != said[i]["label"]]
                assert len(others) <= BORDERLINE, (ratio, sheet, others)
                assert all(max(said[i]["probabilities"]) < DOUBT for i in others)
