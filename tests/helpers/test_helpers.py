"""The watchers must bark: each runs a small test file in a pytest of its own."""

from __future__ import annotations

import pytest

LOGS = """
import logging
import pytest

def test_quiet():
    logging.getLogger("a").info("fine")

def test_warns():
    logging.getLogger("a").warning("disk nearly full")

@pytest.mark.expects_log("nearly f.ll")
def test_expected():
    logging.getLogger("a").warning("disk nearly full")

@pytest.mark.expects_log("nearly full")
def test_expected_but_silent():
    pass
"""

WINDOWS = """
import pytest
from PySide6.QtWidgets import QWidget

kept = []

def test_cleans_up(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()

def test_leaves_one(qapp):
    kept.append(QWidget())

@pytest.mark.allow_leaks
def test_may_leave_one(qapp):
    kept.append(QWidget())

def test_after_them(qapp):
    assert not qapp.topLevelWidgets()
"""


@pytest.fixture(autouse=True)
def _helpers_can_be_imported(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))


def test_unexpected_warning_in_the_log_fails_the_test(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(LOGS)
    result = pytester.runpytest_subprocess("-p", "tests.helpers.logfail", "-rf")
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(
        ["unexpected in the log:", "WARNING a: disk nearly full", "*expected in the log, but not*"]
    )


def test_window_left_behind_fails_the_test(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(WINDOWS)
    result = pytester.runpytest_subprocess("-p", "tests.helpers.leaks")
    result.assert_outcomes(passed=4, errors=1)
    result.stdout.fnmatch_lines(["*left after the test: QWidget*"])
