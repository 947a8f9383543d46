"""Names of own sets follow from their titles, and titles from file names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.own import naming


@given(st.text())
def test_every_name_names_itself(title: str) -> None:
    name = naming.name_of(title)
    assert naming.name_of(name.removeprefix("my-")) == name
    assert len(name) <= 60
    assert not set(name) & set("/\\.:\0 ")


@pytest.mark.parametrize("title", ["Digits", "digits", " DIGITS! "])
def test_the_name_of_the_digits_drawn_is_no_own_sets(title: str) -> None:
    assert naming.name_of(title) == "my-digits-data"
    assert naming.name_of("digits-data") == "my-digits-data"


@pytest.mark.parametrize(
    ("file", "title", "name"),
    [
        ("my_data.csv", "My data", "my-my-data"),
        ("iris.csv.gz", "Iris", "my-iris"),
        ("photos", "Photos", "my-photos"),
        (".hidden", ".hidden", "my-hidden"),
    ],
)
def test_a_file_proposes_a_title(file: str, title: str, name: str) -> None:
    proposed = str(naming.proposed_title(Path("/data") / file))
    assert proposed == title
    assert naming.name_of(proposed) == name
