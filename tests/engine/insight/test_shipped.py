from __future__ import annotations

import zipfile
from importlib import resources
from typing import Any

from engine.insight.reader import Reader
from engine.work.tasks import UseShipped

MOST_BYTES = 500_000
SHIPPED = resources.files("resources") / "models" / "digits.keras"


def test_the_file_is_part_of_the_package_and_small() -> None:
    with resources.as_file(SHIPPED) as path:
        assert path.stat().st_size <= MOST_BYTES
        assert "model.weights.h5" in zipfile.ZipFile(path).namelist()


def test_it_does_not_come_over_a_run() -> None:
    events: list[Any] = []
    reader = Reader(events.append)
    try:
        UseShipped(reader, lambda: False).run(events.append)
    finally:
        reader.close()
    assert events == []
