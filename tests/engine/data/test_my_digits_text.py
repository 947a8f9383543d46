from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data import my_digits
from engine.data.my_digits import MyDigit
from engine.data.my_digits_store import MyDigits
from tests.helpers.my_digits import drawn, plain


@pytest.fixture
def store(tmp_path: Path) -> MyDigits:
    return MyDigits(tmp_path / "mine" / "digits.json")


coordinates = st.floats(-1e300, 1e300)
strokes = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=5).map(
    lambda points: np.array(points, np.float64)
)
digits = st.lists(
    st.builds(
        MyDigit,
        st.lists(strokes, min_size=1, max_size=3).map(tuple),
        st.integers(0, 9),
        st.text(max_size=20),
        st.text(max_size=20),
        st.text(max_size=20),
    ),
    max_size=6,
)


@given(digits)
def test_any_digits_come_back_bit_for_bit(
    tmp_path_factory: pytest.TempPathFactory, given_digits: list[MyDigit]
) -> None:
    path = tmp_path_factory.mktemp("trip") / "digits.json"
    added = MyDigits(path).add(given_digits)
    read = MyDigits(path)
    assert [plain(digit) for digit in read.load()] == [plain(digit) for digit in added]
    assert len({digit.id for digit in read.load()}) == len(added)
    assert read.counts() == MyDigits(path).counts() == my_digits.counts_of(added)
    assert read.take_notice() is None


def test_counting_reads_the_start_only(store: MyDigits) -> None:
    store.add([drawn(number) for number in range(20)])
    true = store.counts()
    text = store.path.read_bytes()
    store.path.write_bytes(text[:200])
    assert MyDigits(store.path).counts() == true
