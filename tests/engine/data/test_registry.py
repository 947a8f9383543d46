from __future__ import annotations

import pytest

from engine.data import registry
from engine.messages import InputError


def test_each_set_is_found_by_its_name_and_says_what_it_is() -> None:
    for info in registry.all_datasets():
        assert registry.get(info.name) is info
        assert str(info.title)
        assert str(info.summary).endswith(".")
        assert str(info.licence)
        assert str(info.source)


def test_the_sets_of_the_command_contract_are_there() -> None:
    assert {"mnist", "fashion-mnist", "pen-digits"} <= {i.name for i in registry.all_datasets()}


def test_class_names() -> None:
    assert [str(name) for name in registry.get("mnist").class_names] == list("0123456789")
    assert str(registry.get("fashion-mnist").class_names[9]) == "Ankle boot"


def test_only_sets_of_digits_read_the_pad_and_a_fallback_does_too() -> None:
    assert not registry.get("fashion-mnist").reads_digits
    for info in registry.all_datasets():
        if info.fallback is not None:
            assert registry.get(info.fallback).reads_digits == info.reads_digits


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match="'cifar'") as caught:
        registry.get("cifar")
    for info in registry.all_datasets():
        assert info.name in str(caught.value.hint)


def test_a_slip_of_the_pen_is_understood() -> None:
    with pytest.raises(InputError) as caught:
        registry.get("MNITS")
    assert "Did you mean mnist?" in str(caught.value.hint)
