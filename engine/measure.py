"""What the README says of networks, in figures.

``python -m engine.measure digits``: how far the built-in set carries. The quickstart and the small
CNN are trained on the built-in set and nothing else, then read handwriting of people that neither
they nor the generator have seen: the test set of the real MNIST, and digits written with a pen.

``python -m engine.measure strangers``: what the pad's needle calls strange, as it is with the
network that ships, or with the quickstart after two epochs of MNIST: digits of people should not
be, and `engine.data.strangers` should.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.cli import common
from engine.data import ink, sources, strangers, stroke_files
from engine.data.dataset import Split
from engine.insight.explainer import MOST_EXAMPLES
from engine.insight.gallery import Gallery
from engine.messages import InputError, say
from engine.spec import codec, presets
from engine.training.control import Control

if TYPE_CHECKING:
    import argparse

    from numpy.typing import NDArray

    from engine.data.dataset import Dataset
    from engine.insight.reader import Predicts
    from engine.spec.run import RunSpec
    from engine.training.run import Result
    from engine.work.events import Event

BUILT_IN = "pen-digits"
"""The only set that is trained on here."""
PRESETS = ("mnist-quickstart", "mnist-cnn")
"""What is trained, with its own settings; only the data are others."""
SEEDS = ("1", "2", "3")
STRANGERS, STRANGE = 200, 0.5
"""Drawings of each kind that are no digits; from which novelty on a drawing is called strange."""
SHORT_EPOCHS = 2


@dataclass(frozen=True)
class Figure:
    """How one trained network reads.

    Parameters
    ----------
    preset, epochs, seed : how it was trained.
    parameters : the number of its parameters.
    accuracy : by the name of what was read, the share that was read rightly, 0 to 1.
    """

    preset: str
    epochs: int
    seed: int
    parameters: int
    accuracy: dict[str, float]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure as the options say and return the exit code, as `common.carry_out` does."""
    return common.carry_out(_parser, argv)


def _parser() -> common.Parser:
    parser = common.program("python -m engine.measure", "Print measured figures.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    digits = common.add_command(
        commands, "digits", "Train on the built-in digits only; read real handwriting.", run_digits
    )
    common.add_data_dir(digits)
    digits.add_argument(
        "--strokes", metavar="FILE", type=Path, help="digits written with a pen, with labels"
    )
    digits.add_argument(
        "--seeds", metavar="N", nargs="+", default=SEEDS, help="the seeds of the runs, else 1 2 3"
    )
    digits.add_argument("--epochs", metavar="N", help="other epochs than the presets' own")
    unlike = common.add_command(
        commands,
        "strangers",
        "Tell how many digits and other drawings look strange.",
        run_strangers,
    )
    common.add_data_dir(unlike)
    unlike.add_argument(
        "--strokes", metavar="FILE", type=Path, help="digits written with a pen, with labels"
    )
    unlike.add_argument(
        "--count", metavar="N", type=int, default=STRANGERS, help="drawings of each kind, else 200"
    )
    return parser


def run_digits(options: argparse.Namespace) -> int:
    """Train each preset with each seed on the built-in set and print what it reads."""
    specs = [(name, _spec(name, seed, options)) for name in PRESETS for seed in options.seeds]
    read = samples(options.data_dir, options.strokes)
    dataset = sources.load(BUILT_IN)
    figures = []
    for preset, spec in specs:
        common.tell(say("Training {preset}, seed {seed}", preset=preset, seed=spec.seed))
        figures.append(measured(preset, spec, dataset, read))
    common.answer(_plain(figures, dataset), _text(figures), options)
    return 0


def samples(data_dir: Path | None, strokes: Path | None) -> dict[str, Split]:
    """Return what networks are asked to read, by name: people's handwriting.

    Parameters
    ----------
    data_dir : the folder to look for MNIST in first.
    strokes : a file of digits written with a pen, with labels, or None.

    Raises
    ------
    InputError : the strokes cannot be read, or have no labels.
    MachineError : MNIST is not on this machine.
    """
    read = {"mnist test": sources.load("mnist", data_dir=data_dir, download=False).test}
    if strokes is not None:
        pen = strokes_split(strokes)
        half = len(pen) // 2
        read["pen strokes"] = pen
        read["first half"] = Split(pen.x[:half], pen.y[:half])
        read["second half"] = Split(pen.x[half:], pen.y[half:])
    return read


def strokes_split(path: Path) -> Split:
    """Render a file of pen strokes as the pad would. Raises `InputError` for a missing label."""
    digits = stroke_files.read_strokes(path)
    labels = [digit.label for digit in digits if digit.label is not None]
    if len(labels) < max(len(digits), 1):
        raise InputError(
            say("{path} does not say of every digit which one it is.", path=str(path)),
            say('Give each digit a "label" from 0 to 9.'),
        )
    pictures = np.stack([ink.render(digit.strokes) for digit in digits])
    return Split(pictures, np.array(labels, np.int32))


def _spec(preset: str, seed: str, options: argparse.Namespace) -> RunSpec:
    spec = presets.get(preset).spec
    spec = codec.assign(replace(spec, data=replace(spec.data, name=BUILT_IN)), "seed", seed)
    return codec.assign(spec, "epochs", options.epochs) if options.epochs else spec


def measured(preset: str, spec: RunSpec, dataset: Dataset, samples: dict[str, Split]) -> Figure:
    """Train ``spec``, made from a preset, on ``dataset`` and let it read ``samples``."""
    from engine.insight.predictor import Predictor, ends_linear

    model = trained(spec, dataset).model
    read = Predictor(model, dataset.info.input_shape, ends_linear(model))
    shares = accuracies(read, {"own test": dataset.test, **samples})
    return Figure(preset, spec.training.epochs, spec.seed, model.count_params(), shares)


def trained(
    spec: RunSpec, dataset: Dataset, emit: Callable[[Event], None] = lambda event: None
) -> Result:
    """Train ``spec`` on ``dataset`` to the end; ``emit`` takes what happens meanwhile."""
    from engine.training import backend
    from engine.training.run import Run

    backend.configure()
    return Run(spec, dataset, Control(), emit).execute()


def accuracies(read: Predicts, samples: dict[str, Split]) -> dict[str, float]:
    """Return by name which share of each of ``samples`` is read rightly, 0 to 1."""
    return {name: _accuracy(read, split) for name, split in samples.items()}


def _accuracy(read: Predicts, split: Split) -> float:
    images = np.asarray(split.x, np.uint8)
    blocks = (read(images[i : i + 1000]).argmax(axis=1) for i in range(0, len(split), 1000))
    return float(np.mean(np.concatenate(list(blocks)) == split.y))


def run_strangers(options: argparse.Namespace) -> int:
    """Print what share of each kind of picture two networks find strange."""
    from engine.insight import shipped

    mnist = sources.load("mnist", data_dir=options.data_dir, download=False)
    kinds = dict(strangers.pictures(options.count, seed=0))
    digits = samples(options.data_dir, options.strokes)
    kinds |= {name: np.asarray(digits[name].x) for name in digits if not name.endswith("half")}
    common.tell(say("Training {preset}, seed {seed}", preset=PRESETS[0], seed=SEEDS[0]))
    networks = {"shipped": shipped.predictor(), "quickstart": _short(mnist)}
    found = {name: strange(network, mnist, kinds) for name, network in networks.items()}
    rows = [(kind, *(f"{shares[kind]:.3f}" for shares in found.values())) for kind in kinds]
    common.answer(found, common.table(("called strange", *found), rows), options)
    return 0


def _short(mnist: Dataset) -> Predicts:
    """Return the quickstart after few epochs, as somebody has it who tries the pad at once."""
    from engine.insight.predictor import Predictor, ends_linear

    spec = presets.get(PRESETS[0]).spec.with_training(epochs=SHORT_EPOCHS)
    model = trained(codec.assign(spec, "seed", SEEDS[0]), mnist).model
    return Predictor(model, mnist.info.input_shape, ends_linear(model))


def strange(
    network: Predicts, mnist: Dataset, kinds: dict[str, NDArray[np.uint8]]
) -> dict[str, float]:
    """Return by kind what share of the pictures the pad's needle would call strange.

    Parameters
    ----------
    network : looks at the pictures, as it does at the drawing on the pad.
    mnist : its training examples are what drawings are compared with.
    kinds : pictures by name, each of shape (n, 28, 28).
    """
    examiner = network.examiner()
    gallery = Gallery.of(examiner.features, mnist.train, MOST_EXAMPLES)
    assert gallery is not None
    shares = {}
    for kind, images in kinds.items():
        rows = zip(examiner.features(images), images, strict=True)
        shares[kind] = float(np.mean([gallery.novelty(*row) > STRANGE for row in rows]))
    return shares


def _plain(figures: Sequence[Figure], dataset: Dataset) -> dict[str, Any]:
    return {
        "trained_on": dataset.info.name,
        "images": len(dataset.train),
        "figures": [vars(figure) for figure in figures],
        "medians": {preset: medians(group) for preset, group in _by_preset(figures)},
    }


def medians(figures: Sequence[Figure]) -> dict[str, float]:
    """Median accuracy over the seeds, by the name of what was read."""
    return {name: median(f.accuracy[name] for f in figures) for name in figures[0].accuracy}


def _by_preset(figures: Sequence[Figure]) -> Iterable[tuple[str, list[Figure]]]:
    for preset in dict.fromkeys(figure.preset for figure in figures):
        yield preset, [figure for figure in figures if figure.preset == preset]


def _text(figures: Sequence[Figure]) -> str:
    header = ("preset", "parameters", "epochs", "seed", *figures[0].accuracy)
    rows = []
    for preset, group in _by_preset(figures):
        about = (preset, f"{group[0].parameters:,}", str(group[0].epochs))
        rows += [(*about, str(f.seed), *_shares(f.accuracy)) for f in group]
        rows.append((*about, "median", *_shares(medians(group))))
    return common.table(header, rows)


def _shares(accuracy: dict[str, float]) -> list[str]:
    return [f"{share:.4f}" for share in accuracy.values()]


if __name__ == "__main__":
    sys.exit(main())
