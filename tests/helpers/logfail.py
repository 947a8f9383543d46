"""A warning in the log that no test expects is a defect: it fails the test that caused it."""

from __future__ import annotations

import logging
import re
from collections.abc import Generator

import pytest


class _Collector(logging.Handler):
    """Keeps what is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "expects_log(*patterns): each regular expression must match a logged warning; "
        "every other warning still fails the test",
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    try:
        result = yield
    finally:
        logging.getLogger().removeHandler(collector)
    _check(collector.lines, _expected(item))
    return result


def _expected(item: pytest.Item) -> list[str]:
    return [pattern for mark in item.iter_markers("expects_log") for pattern in mark.args]


def _check(lines: list[str], patterns: list[str]) -> None:
    unexpected = [line for line in lines if not any(re.search(p, line) for p in patterns)]
    if unexpected:
        pytest.fail("unexpected in the log:\n" + "\n".join(unexpected), pytrace=False)
    missing = [p for p in patterns if not any(re.search(p, line) for line in lines)]
    if missing:
        pytest.fail(f"expected in the log, but not there: {missing}; got {lines}", pytrace=False)
