"""Whether a drawing looks like a digit at all: what the percentages cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from gui.theme import ThemeManager

DOUBTFUL = 0.5
"""From this novelty on the drawing is rather unlike all digits than like them."""
MOVE_MS = 160
TRACK_PX, NEEDLE_PX, NEEDLE_WIDTH_PX = 4.0, 12.0, 3.0
GAP_PX = 2
LEAST_WIDTH_PX, MOST_TRACK_PX = 60, 180


class NoveltyNeedle(QWidget):
    """A needle on a track, from "like its examples" on the left to "like none" on the right.

    It has a verdict in words above it, and the same size whatever it shows, also nothing. The
    words are about digits, unless the examples are none.
    """

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._novelty: float | None = None
        self._about_digits, self._whose = True, ""
        self._start = self._shown = 0.0
        self._move = QVariantAnimation(self)
        self._move.setDuration(MOVE_MS)
        self._move.setStartValue(0.0)
        self._move.setEndValue(1.0)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._move.valueChanged.connect(self._advance)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()
        themes.themeChanged.connect(self.updateGeometry)
        themes.themeChanged.connect(self.update)

    @property
    def doubts(self) -> bool:
        """Whether the drawing is more likely no digit."""
        return self._novelty is not None and self._novelty >= DOUBTFUL

    def novelty(self) -> float | None:
        """What is shown, or None."""
        return self._novelty

    def setNovelty(self, novelty: float | None) -> None:
        """Move the needle to 0, like the examples, up to 1, like none; None hides it."""
        if novelty == self._novelty:
            return
        was_hidden = self._novelty is None
        self._novelty = None if novelty is None else min(max(novelty, 0.0), 1.0)
        self._move.stop()
        if self._novelty is not None:
            self._start = 0.0 if was_hidden else self._shown
            self._glide(self._novelty)
        self._describe()
        self.update()

    def setAboutDigits(self, about_digits: bool) -> None:
        """Say whether the network has learnt digits, or something else."""
        if about_digits != self._about_digits:
            self._about_digits = about_digits
            self._describe()
            self.updateGeometry()
            self.update()

    def setWhose(self, name: str) -> None:
        """Name the network with whose examples it is compared; empty where only one reads."""
        if name != self._whose:
            self._whose = name
            self._describe()
            self.update()

    def text(self) -> str:
        """The verdict in words, with whose it is where several read; empty where there is none."""
        if self._novelty is None:
            return ""
        verdict = self._texts()[not self.doubts]
        if not self._whose:
            return verdict
        return self.tr("{verdict} · {name}").format(verdict=verdict, name=self._whose)

    def sizeHint(self) -> QSize:
        words = max(map(self._metrics().horizontalAdvance, self._texts()))
        return QSize(words + 1, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        needle = round(NEEDLE_PX * self._themes.fontScale)
        return QSize(LEAST_WIDTH_PX, self._metrics().height() + GAP_PX + needle)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._novelty is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, metrics = self._themes.theme, self._metrics()
        token = "careful" if self.doubts else "muted"
        painter.setFont(self._wordsFont(self.doubts))
        painter.setPen(theme.color(token))
        line = QRectF(0, 0, self.width(), metrics.height())
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        self._paintTrack(painter, line.bottom() + GAP_PX, token)

    def _paintTrack(self, painter: QPainter, top: float, token: str) -> None:
        theme, scale = self._themes.theme, self._themes.fontScale
        height, thickness, width = (s * scale for s in (NEEDLE_PX, TRACK_PX, NEEDLE_WIDTH_PX))
        length = min(self.width(), MOST_TRACK_PX * scale)
        track = QRectF(0, top + (height - thickness) / 2, length, thickness)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("chip"))
        painter.drawRoundedRect(track, thickness / 2, thickness / 2)
        middle = QRectF(length * DOUBTFUL - 0.5, track.top(), 1, thickness)
        painter.fillRect(middle, theme.color("edge"))
        painter.setBrush(theme.color(token))
        place = self._shown * (length - width)
        painter.drawRoundedRect(QRectF(place, top, width, height), width / 2, width / 2)

    def _glide(self, novelty: float) -> None:
        if self.isVisible():
            self._move.start()
        else:
            self._shown = novelty

    def _advance(self, progress: float) -> None:
        if self._novelty is not None:
            self._shown = self._start + (self._novelty - self._start) * progress
            self.update()

    def _describe(self) -> None:
        self.setAccessibleName(
            self.tr("How much it looks like a digit")
            if self._about_digits
            else self.tr("How much it is like the examples")
        )
        self.setAccessibleDescription(self.text())
        self.setToolTip("" if self._novelty is None else self._tip())

    def _tip(self) -> str:
        if not self._whose:
            return self._meaning()
        whose = self.tr("Several networks read; this is what {name} has to say.")
        return f"{whose.format(name=self._whose)} {self._meaning()}"

    def _meaning(self) -> str:
        return self.tr(
            "Left: like the examples the network has learnt from. Right: like none of them. The"
            " percentages only share 100 % out among the classes, so the network can be sure of a"
            " scribble; how far the drawing is from all examples tells what they cannot."
        )

    def _texts(self) -> tuple[str, str]:
        if self._about_digits:
            return self.tr("Not a digit?"), self.tr("looks like a digit")
        return self.tr("Unlike its examples?"), self.tr("like its examples")

    def _wordsFont(self, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _metrics(self) -> QFontMetrics:
        """Of the wider of the two weights, so that the size is the same for both."""
        return QFontMetrics(self._wordsFont(strong=True))
