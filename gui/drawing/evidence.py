"""Where in a drawing the reasons are: three pictures of it side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.drawing.pixel_view import PixelView, outline
from gui.drawing.stroke_view import LEAST_SIGNED, StrokeView
from gui.drawing.support_legend import SupportLegend
from gui.theme import setStyleFlag, strongLabel
from gui.widgets.messages import WrappingLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QResizeEvent

    from engine.insight.explanation import Explanation, Ink
    from gui.theme import ThemeManager

LEAST_SIDE_PX, MOST_SIDE_PX = 125, 240
GAP_PX, CAPTION_GAP_PX = 16, 6


class _Exhibit(QWidget):
    """A square picture with its title above and what it shows below."""

    def __init__(self, title: str, view: QWidget, caption: str) -> None:
        super().__init__()
        self.view = view
        self.caption = WrappingLabel(caption)
        setStyleFlag(self.caption, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CAPTION_GAP_PX)
        column.addWidget(strongLabel(title))
        column.addWidget(view)
        column.addWidget(self.caption)
        column.addStretch(1)

    def setSide(self, side_px: int) -> None:
        """Set the picture's side, and with it the width of all."""
        self.view.setFixedSize(side_px, side_px)
        self.setFixedWidth(side_px)


class Evidence(QWidget):
    """Support of the strokes, gradient and integrated gradients, under one legend."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._columns = 0
        self.strokes = StrokeView(themes)
        self.saliency = PixelView(themes, self.tr("Gradient"))
        self.integrated = PixelView(themes, self.tr("Integrated gradients"))
        self.legend = SupportLegend(themes)
        self._of_strokes = _Exhibit(self.tr("Strokes"), self.strokes, self._strokesCaption())
        self._exhibits = (
            self._of_strokes,
            _Exhibit(
                self.tr("Gradient"),
                self.saliency,
                self.tr("Where a little more ink would help (blue) or harm (orange)."),
            ),
            _Exhibit(
                self.tr("Integrated gradients"),
                self.integrated,
                self.tr("What each pixel of ink has added, from a blank sheet on."),
            ),
        )
        self._said = self._strokesCaption()
        self.strokes.hovered.connect(self._showCaption)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP_PX)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.legend)
        column.addLayout(self._grid)
        themes.themeChanged.connect(self._lay)
        self._lay()

    def setExplanation(
        self,
        explanation: Explanation,
        picture: NDArray | None,
        ink: Ink | None,
        names: Sequence[str],
    ) -> None:
        """Show where the reasons are; parts that are None are shown empty.

        Parameters
        ----------
        picture : what was read, of shape (h, w[, channels]).
        ink : the strokes it was made of, None for a picture out of the data.
        names : of the classes.
        """
        name = names[explanation.target]
        self.legend.setWords(
            self.tr("speaks against {name}").format(name=name),
            self.tr("speaks for {name}").format(name=name),
        )
        lines = outline(picture)
        through = picture if picture is not None and picture.shape[2:] == (3,) else None
        self.saliency.setValues(explanation.saliency, lines, through)
        self.integrated.setValues(explanation.integrated, lines, through)
        pieces = explanation.pieces or ()
        share = float(explanation.probabilities[explanation.target])
        self.strokes.setPieces(ink if pieces else None, pieces, name, share)
        self._said = self._captionOf(explanation, ink)
        self._showCaption()

    def strokesCaption(self) -> str:
        """What stands below the strokes."""
        return self._of_strokes.caption.text()

    def minimumSizeHint(self) -> QSize:
        # The pictures are as large as there is room for: what they are now is no bound.
        return QSize(self._themes.scaled(LEAST_SIDE_PX), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _showCaption(self) -> None:
        """Say below the strokes what they show, or what hangs on the piece under the mouse."""
        text = self.strokes.hoveredText() or self._said
        if text != self.strokesCaption():  # or everything would be laid out anew each time
            self._of_strokes.caption.setText(text)

    def _captionOf(self, explanation: Explanation, ink: Ink | None) -> str:
        pieces = explanation.pieces
        if ink is None:
            return self.tr("A picture has no strokes to leave out.")
        if pieces and all(abs(piece.support) < LEAST_SIGNED for piece in pieces):
            return self.tr("No single piece matters: without it, the answer stays.")
        return self._strokesCaption()

    def _strokesCaption(self) -> str:
        return self.tr("Each piece left out in turn: how much is lost without it?")

    def _lay(self) -> None:
        """Set the pictures in as many columns as there is room for, as large as fits."""
        least = self._themes.scaled(LEAST_SIDE_PX)
        columns = min(len(self._exhibits), max(1, (self.width() + GAP_PX) // (least + GAP_PX)))
        side = (self.width() - (columns - 1) * GAP_PX) // columns
        for exhibit in self._exhibits:
            exhibit.setSide(max(1, min(side, self._themes.scaled(MOST_SIDE_PX))))
        if columns == self._columns:
            return
        for place, exhibit in enumerate(self._exhibits):
            self._grid.addWidget(exhibit, place // columns, place % columns)
        for column in range(len(self._exhibits) + 1):
            self._grid.setColumnStretch(column, 1 if column == columns else 0)
        self._columns = columns
