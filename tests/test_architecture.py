"""The rooms: imports point one way, and the heavy libraries stay behind their doors."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
QT = {"PySide6", "pyqtgraph", "shiboken6"}
TENSORFLOW = {"tensorflow", "keras"}

# The modules that hold TensorFlow. They are imported on the engine thread only, by functions.
HEAVY = {
    "engine/bench/headless.py",
    "engine/insight/compiled.py",
    "engine/insight/examiner.py",
    "engine/insight/inspector.py",
    "engine/insight/landscape.py",
    "engine/insight/predictor.py",
    "engine/insight/stepper.py",
    "engine/training/augment.py",
    "engine/training/backend.py",
    "engine/training/build.py",
    "engine/training/fused.py",
    "engine/training/graphs.py",
    "engine/training/loop.py",
    "engine/training/material.py",
    "engine/training/race.py",
    "engine/training/run.py",
}

ENGINE = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("engine/**/*.py"))
GUI = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("gui/**/*.py"))
LIGHT = [path for path in ENGINE if path not in HEAVY]


def imported_roots(path: str) -> Iterator[str]:
    """First names of everything the file imports, at any depth, relative imports aside."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"), path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def loaded_after_importing(modules: list[str]) -> set[str]:
    """First names in ``sys.modules`` of a fresh Python that has imported ``modules``."""
    script = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\n"
    script += "print(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run(
        [sys.executable, "-c", script, *modules],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


def test_the_list_of_heavy_modules_is_true() -> None:
    assert set(ENGINE) >= HEAVY


@pytest.mark.parametrize("path", ENGINE)
def test_engine_knows_neither_qt_nor_the_window(path: str) -> None:
    assert not set(imported_roots(path)) & (QT | {"gui"})


@pytest.mark.parametrize("path", [*LIGHT, *GUI])
def test_tensorflow_stays_in_the_heavy_modules(path: str) -> None:
    assert not set(imported_roots(path)) & TENSORFLOW


def test_light_engine_modules_load_neither_qt_nor_tensorflow() -> None:
    loaded = loaded_after_importing([module_name(path) for path in LIGHT])
    assert "engine" in loaded
    assert not loaded & (QT | TENSORFLOW)


def test_window_modules_load_without_tensorflow() -> None:
    loaded = loaded_after_importing([module_name(path) for path in GUI])
    assert "PySide6" in loaded
    assert not loaded & TENSORFLOW
