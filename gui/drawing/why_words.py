"""What is said above the reasons: the question they answer, and how sure the network is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from gui.pad.bars import percentText
from gui.pad.needle import DOUBTFUL

if TYPE_CHECKING:
    from engine.insight.explanation import Explanation

translate = QCoreApplication.translate

SURE = 0.8
"""From this probability on, people call it sure."""
LEAST_NEXT_SHARE = 0.01
"""A runner-up less probable than this is not worth a word."""


def question(explanation: Explanation, names: Sequence[str]) -> str:
    """Return what is explained: why it is the answer, or why not another class."""
    return _question(names[explanation.target], explanation.target == _winner(explanation))


def longestQuestion(names: Sequence[str]) -> str:
    """Return the question that needs the most room."""
    return _question(max(names, key=len, default=""), False)


def isNovel(explanation: Explanation) -> bool:
    """Whether the drawing is so unlike all examples that the answer means little."""
    return (explanation.novelty or 0.0) >= DOUBTFUL


def sentence(explanation: Explanation, names: Sequence[str]) -> str:
    """Return how sure the network is of the class that is explained, or what that is worth."""
    if isNovel(explanation):
        return _novelty(float(explanation.probabilities[_winner(explanation)]))
    if explanation.target != _winner(explanation):
        return _against(explanation, names)
    return _for(explanation, names)


def _question(name: str, is_answer: bool) -> str:
    why, why_not = translate("WhyWords", "Why {name}?"), translate("WhyWords", "Why not {name}?")
    return (why if is_answer else why_not).format(name=name)


def _winner(explanation: Explanation) -> int:
    return int(explanation.probabilities.argmax())


def _novelty(share: float) -> str:
    if share < SURE:
        return translate(
            "WhyWords", "Unlike every example it learnt from: its answer means little."
        )
    return translate(
        "WhyWords", "Unlike every example it learnt from: softmax is sure, but that means little."
    )


def _against(explanation: Explanation, names: Sequence[str]) -> str:
    shares, winner = explanation.probabilities, _winner(explanation)
    text = translate("WhyWords", "{name} gets {percent}; the answer is {answer}, {sure} sure.")
    return text.format(
        name=names[explanation.target],
        percent=percentText(float(shares[explanation.target])),
        answer=names[winner],
        sure=percentText(float(shares[winner])),
    )


def _for(explanation: Explanation, names: Sequence[str]) -> str:
    shares, winner = explanation.probabilities, _winner(explanation)
    percent = percentText(float(shares[winner]))
    second = int(np.argsort(-shares, kind="stable")[min(1, len(shares) - 1)])
    if shares[second] < LEAST_NEXT_SHARE or second == winner:
        return translate("WhyWords", "It is {percent} sure.").format(percent=percent)
    text = translate("WhyWords", "It is {percent} sure; next comes {name} with {other}.")
    return text.format(
        percent=percent, name=names[second], other=percentText(float(shares[second]))
    )
