"""``predict``: a trained model reads drawings or pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.cli import common
from engine.data import ink, photo, stroke_files
from engine.files import look
from engine.messages import InputError, say
from engine.training import start

if TYPE_CHECKING:
    import argparse

    from engine.insight.predictor import Predictor

BATCH = 1000
"""Images read at a time; bounds memory, and changes nothing else."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """One thing to read: its 28×28 image, and what it is known to be, if that is known."""

    title: str
    image: NDArray[np.uint8]
    label: int | None = None


Row = NDArray[np.float32] | None
"""A drawing's probabilities; None where nothing is drawn."""


def add_to(commands: argparse._SubParsersAction[common.Parser]) -> None:
    """Add the command."""
    parser = common.add_command(
        commands, "predict", "Let a trained model read pen strokes or pictures.", run
    )
    parser.add_argument(
        "--model",
        metavar="F",
        type=Path,
        help="a .keras file, for example the model.keras of train --out "
        "(the model that comes with the application)",
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--strokes",
        metavar="F",
        type=Path,
        help='digits as pen strokes, JSON, plain or gzip: [{"strokes": [[[x, y], ...], ...]}, ...]',
    )
    source.add_argument(
        "--images",
        metavar="F",
        type=Path,
        nargs="+",
        help="pictures of one digit each, of any size and common format",
    )


def run(options: argparse.Namespace) -> int:
    """Read what the options name."""
    if options.model is not None:
        check_model(options.model)
    drawings = _strokes(options.strokes) if options.strokes else _images(options.images)
    rows = _read(options.model, drawings)
    common.answer(_plain(drawings, rows), _text(drawings, rows), options)
    return 0


def check_model(path: Path) -> None:
    """Refuse a file that is not there. Raises `InputError`."""
    if not look.is_file(path):
        raise InputError(
            say("There is no model file {path}.", path=str(path)),
            say("Give a .keras file, for example the model.keras of train --out."),
        )


def _strokes(path: Path) -> list[Drawing]:
    return [
        Drawing(str(number), ink.render(digit.strokes), digit.label)
        for number, digit in enumerate(stroke_files.read_strokes(path), start=1)
    ]


def _images(paths: Sequence[Path]) -> list[Drawing]:
    return [Drawing(str(path), photo.read_image(path)) for path in paths]


def _predictor(path: Path | None) -> Predictor:
    """Make what reads: of a file, or with None the model that comes with the application."""
    start.backend()
    from engine.insight import shipped
    from engine.insight.predictor import Predictor, ends_linear
    from engine.training.build import load_model

    if path is None:
        return shipped.predictor()
    model = load_model(path)
    return Predictor(model, (ink.SIZE, ink.SIZE), ends_linear(model))


def _read(path: Path | None, drawings: Sequence[Drawing]) -> list[Row]:
    predictor = _predictor(path)
    inked = [drawing.image for drawing in drawings if drawing.image.any()]
    read = iter(
        row
        for start in range(0, len(inked), BATCH)
        for row in predictor(np.stack(inked[start : start + BATCH]))
    )
    return [next(read) if drawing.image.any() else None for drawing in drawings]


def _plain(drawings: Sequence[Drawing], rows: Sequence[Row]) -> dict[str, Any]:
    predictions = [
        {"label": None, "probabilities": None}
        if row is None
        else {"label": int(row.argmax()), "probabilities": [round(float(p), 6) for p in row]}
        for row in rows
    ]
    score = _score(drawings, rows)
    known = {"accuracy": score[0] / score[1], "count": score[1]} if score else {}
    return {"predictions": predictions, **known}


def _text(drawings: Sequence[Drawing], rows: Sequence[Row]) -> str:
    lines = [
        f"{drawing.title}: {_reading(row)}" for drawing, row in zip(drawings, rows, strict=True)
    ]
    score = _score(drawings, rows)
    if score:
        lines.append(f"{score[0]} of {score[1]} right: {score[0] / score[1]:.1%}")
    return "\n".join(lines)


def _reading(row: Row) -> str:
    return "no drawing" if row is None else f"{int(row.argmax())}  {float(row.max()):.1%}"


def _score(drawings: Sequence[Drawing], rows: Sequence[Row]) -> tuple[int, int] | None:
    """Return how many of how many known drawings were read right; None where none is known."""
    known = [
        (drawing.label, row)
        for drawing, row in zip(drawings, rows, strict=True)
        if drawing.label is not None
    ]
    right = sum(row is not None and int(row.argmax()) == label for label, row in known)
    return (right, len(known)) if known else None
