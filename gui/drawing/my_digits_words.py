"""What is said of the user's digits: how many there are, and what an import has brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.translation import translated

if TYPE_CHECKING:
    from engine.data.my_digits_exchange import Imported
    from engine.work.errands import ErrandFailed
    from gui.drawing.my_digits_keeper import Collection

translate = QCoreApplication.translate


def facts(collection: Collection) -> str:
    """Return how many digits there are, of how many writers, and what they are for."""
    digits, counts = collection.digits, collection.counts
    if not digits:
        return translate("MyDigitsWords", "No digits yet")
    writers = len({digit.writer for digit in digits if digit.writer})
    use = translate("MyDigitsWords", "{train:,} to train on, {test:,} to test with")
    parts = [
        _count(len(digits)),
        translate("MyDigitsWords", "writers: {count}").format(count=writers) if writers else "",
        use.format(train=counts.train, test=counts.test),
    ]
    return " · ".join(filter(None, parts))


def _count(count: int) -> str:
    one, many = (
        translate("MyDigitsWords", "1 digit"),
        translate("MyDigitsWords", "{count:,} digits"),
    )
    return one if count == 1 else many.format(count=count)


def imported(told: Imported) -> str:
    """Return what files of strokes have brought, in one sentence each."""
    sentences = [translate("MyDigitsWords", "Digits added: {n:,}.").format(n=told.new)]
    if told.known:
        known = translate("MyDigitsWords", "Already there: {n:,}.")
        sentences.append(known.format(n=told.known))
    return " ".join([*sentences, *map(translated, told.notes())])


def exported(count: int, name: str) -> str:
    """Return how many digits were written to which file."""
    text = translate("MyDigitsWords", "Digits written to {path}: {n:,}.")
    return text.format(path=name, n=count)


def failure(event: ErrandFailed) -> str:
    """Return what went wrong, and what to do."""
    hint = translated(event.hint) if event.hint else ""
    return " ".join(filter(None, (translated(event.message), hint)))
