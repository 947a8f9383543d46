"""TensorFlow's chatter stays away, and comes back for those who ask for it."""

from __future__ import annotations

import os

import pytest

from engine.training import quiet


def test_quiet_keeps_what_libraries_print_from_the_user(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(quiet.DEBUG, raising=False)
    with quiet.quiet():
        os.write(2, b"I0000 port.cc:153\n")
    os.write(2, b"after\n")
    assert capfd.readouterr().err == "after\n"


def test_quiet_hides_nothing_from_those_who_ask(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(quiet.DEBUG, "1")
    with quiet.quiet():
        os.write(2, b"I0000 port.cc:153\n")
    assert capfd.readouterr().err == "I0000 port.cc:153\n"


def test_quiet_lets_errors_through_and_ends_with_them(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(quiet.DEBUG, raising=False)
    with pytest.raises(ValueError, match=r"^x$"), quiet.quiet():
        raise ValueError("x")
    os.write(2, b"after\n")
    assert capfd.readouterr().err == "after\n"


def test_quiet_works_in_a_program_without_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(descriptor: int) -> int:
        raise OSError("bad file descriptor")

    monkeypatch.delenv(quiet.DEBUG, raising=False)
    monkeypatch.setattr(os, "dup", closed)
    done = False
    with quiet.quiet():
        done = True
    assert done
