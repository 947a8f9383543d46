"""The one door through which the engine speaks to people.

The engine never builds a finished sentence: it makes a `Message`, an English template with
values. The command line prints it as it is; the window looks the template up in the current
language first. ``say`` is the mark by which the translation tools find the templates.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """A sentence that can still be translated.

    Parameters
    ----------
    text : English template with ``str.format`` fields, for example ``"{n} layers"``.
    values : the fields' values as ``(name, value)`` pairs; a value may itself be a `Message`.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.text.format(**dict(self.values)) if self.values else self.text

    def filled(self, **values: object) -> Message:
        """Return the same template with ``values``."""
        return Message(self.text, tuple(values.items()))


def say(text: str, /, **values: object) -> Message:
    """Make a `Message`; ``text`` must be a literal, or the translation tools cannot see it."""
    return Message(text, tuple(values.items()))


class PlainError(Exception):
    """Something went wrong that a person can be told in one sentence.

    Parameters
    ----------
    message : what is wrong, with what was received.
    hint : what to do about it, or None where the message says it all.
    """

    exit_code = 1

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[PlainError], tuple[Message, Message | None]]:
        return type(self), (self.message, self.hint)


class InputError(PlainError):
    """What the user gave is wrong (exit code 2 on the command line)."""

    exit_code = 2


class MachineError(PlainError):
    """The machine failed: disk full, no permission, no network (exit code 1)."""


class Cancelled(BaseException):
    """The user cancelled; a ``BaseException``, so that no library's ``except`` eats it."""
