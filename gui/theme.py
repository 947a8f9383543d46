"""Colours, type and the one style sheet: how everything looks is decided here and nowhere else.

Widgets say *what* they are (``setStyleFlag(label, "muted")``); the sheet in
``resources/themes/application.qss`` says what that looks like.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from importlib import resources
from pathlib import Path
from string import Template
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QAction, QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from gui import icons

Mode = Literal["system", "light", "dark"]
MODES: tuple[Mode, ...] = ("system", "light", "dark")

BODY_PX = 13
HEADING_PX = 15
DISPLAY_PX = 40
FIGURE_SHARE = 0.92
"""Monospaced faces are drawn larger; this makes them look as large as the text beside them."""
ICON_PX = 16
LARGE_ICON_PX = 24
FONT_SCALE_RANGE = (0.8, 2.0)
FAINT_SHARE = 0.45
READABLE_CONTRAST = 4.5
"""Least contrast of text, WCAG 2.2 level AA."""

TEXT_FAMILIES = (
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "Pretendard",
    "Apple SD Gothic Neo",
    "Malgun Gothic",
    "Segoe UI",
)
FIGURE_FAMILIES = (
    "DejaVu Sans Mono",
    "SF Mono",
    "Menlo",
    "Cascadia Mono",
    "Consolas",
    "Noto Sans Mono CJK KR",
    "Noto Sans Mono",
)


@dataclass(frozen=True)
class Theme:
    """The colour tokens of one theme, as ``#RRGGBB``; ``color`` gives the `QColor` of one.

    ``good``, ``careful`` and ``bad`` are readable as text on a panel; ``lanes`` are the Okabe-Ito
    colours (Okabe and Ito, 2008), told apart with every kind of colour blindness.
    """

    name: str
    ground: str
    panel: str
    raised: str
    canvas: str
    line: str
    edge: str
    chip: str
    selected: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    good: str
    careful: str
    bad: str
    lanes: tuple[str, ...]

    @property
    def isDark(self) -> bool:
        """Whether text is lighter than what it stands on."""
        return luminance(self.color("text")) > luminance(self.color("panel"))

    def color(self, token: str) -> QColor:
        """Colour of a token, for example ``"accent"``."""
        return QColor(getattr(self, token))

    def lane(self, index: int) -> QColor:
        """Colour of a race lane; lanes from the seventh on repeat it with a dashed line."""
        return QColor(self.lanes[index % len(self.lanes)])

    def laneIsDashed(self, index: int) -> bool:
        """Whether a lane's curve is dashed, its colour being taken already."""
        return index >= len(self.lanes)

    def laneText(self, index: int) -> QColor:
        """A lane's colour, moved towards the text colour until it can be read on a panel."""
        return self.readable(self.lane(index))

    def readable(self, color: QColor) -> QColor:
        """Move ``color`` towards the text colour until it can be read on a panel."""
        panel, text = self.color("panel"), self.color("text")
        shares = (step / 20 for step in range(21))
        mixes = (mix(color, text, share) for share in shares)
        return next((c for c in mixes if contrast(c, panel) >= READABLE_CONTRAST), text)


def loadTheme(name: str) -> Theme:
    """Read ``resources/themes/<name>.json``.

    Raises
    ------
    FileNotFoundError, TypeError : no such theme, or a token is missing or unknown.
    """
    path = resources.files("resources").joinpath("themes", f"{name}.json")
    tokens = json.loads(path.read_text("utf-8"))
    return Theme(**{**tokens, "lanes": tuple(tokens["lanes"])})


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """Blend two colours; ``share`` in [0, 1] is the second one's part."""
    red, green, blue = (
        round(getattr(first, part)() * (1 - share) + getattr(second, part)() * share)
        for part in ("red", "green", "blue")
    )
    return QColor(red, green, blue)


def faintColor(theme: Theme) -> QColor:
    """Text of what cannot be used now."""
    return mix(theme.color("muted"), theme.color("panel"), FAINT_SHARE)


def luminance(color: QColor) -> float:
    """Relative luminance in [0, 1] (WCAG 2.2)."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = linear(color.redF()), linear(color.greenF()), linear(color.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    """Contrast ratio in [1, 21] (WCAG 2.2)."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


class ThemeManager(QObject):
    """Dresses the application: Fusion, a palette, the style sheet, fonts and icons.

    Parameters
    ----------
    app : the application; its style, palette, font and style sheet belong to the manager.
    mode : ``"system"`` follows the desktop's light or dark setting where Qt can tell it.
    font_scale : size of all text, 0.8 to 2.0; larger for a projector.
    """

    themeChanged = Signal()
    """After colours or the font scale changed; widgets that paint themselves repaint on it."""

    def __init__(
        self,
        app: QApplication,
        mode: Mode = "system",
        font_scale: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._art = QTemporaryDir()
        self._mode = mode
        self._font_scale = _withinScale(font_scale)
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._themes = {name: loadTheme(name) for name in ("light", "dark")}
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._followSystem)
        self._askSystem()
        self._theme = self._wanted()
        self._apply()

    @property
    def theme(self) -> Theme:
        """The theme shown now."""
        return self._theme

    @property
    def mode(self) -> Mode:
        """What was asked for: the system's theme, or a fixed one."""
        return self._mode

    @property
    def fontScale(self) -> float:
        """Size of all text, 1.0 being normal."""
        return self._font_scale

    def setMode(self, mode: Mode) -> None:
        """Show the system's theme, the light or the dark one."""
        self._mode = mode
        self._askSystem()
        self._show(self._wanted(), self._font_scale)

    def setFontScale(self, scale: float) -> None:
        """Make all text larger or smaller; limited to 0.8 .. 2.0."""
        self._show(self._theme, _withinScale(scale))

    def scaled(self, size_px: float) -> int:
        """A length for the present font scale, in logical pixels."""
        return round(size_px * self._font_scale)

    def icon(self, name: str, token: str = "text") -> QIcon:
        """Icon ``name`` in the colour of ``token``, as the theme is now."""
        key = name, token
        if key not in self._icons:
            sizes = {icons.MENU_PX, self.scaled(ICON_PX), self.scaled(LARGE_ICON_PX)}
            self._icons[key] = icons.icon(name, self._theme.color(token), sorted(sizes))
        return self._icons[key]

    def setIcon(self, target: QAbstractButton | QAction, name: str, token: str = "text") -> None:
        """Give a button or an action an icon that changes colour with the theme."""
        target.setProperty("iconName", name)
        target.setProperty("iconToken", token)
        target.setIcon(self.icon(name, token))

    def removeIcon(self, target: QAbstractButton | QAction) -> None:
        """Take away the icon that `setIcon` gave."""
        target.setProperty("iconName", None)
        target.setIcon(QIcon())

    def _wanted(self) -> Theme:
        if self._mode != "system":
            return self._themes[self._mode]
        scheme = self._app.styleHints().colorScheme()
        return self._themes["dark" if scheme == Qt.ColorScheme.Dark else "light"]

    def _askSystem(self) -> None:
        """Have the parts of a window which the desktop draws, its title bar, follow the mode."""
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(schemes.get(self._mode, Qt.ColorScheme.Unknown))

    def _followSystem(self) -> None:
        if self._mode == "system":
            self._show(self._wanted(), self._font_scale)

    def _show(self, theme: Theme, scale: float) -> None:
        if (theme, scale) == (self._theme, self._font_scale):
            return
        self._theme, self._font_scale = theme, scale
        self._icons.clear()
        self._apply()
        self._recolourIcons()
        self.themeChanged.emit()

    def _apply(self) -> None:
        self._app.setPalette(makePalette(self._theme))
        self._app.setFont(textFont(self.scaled(BODY_PX)))
        self._app.setStyleSheet(self._styleSheet())

    def _styleSheet(self) -> str:
        sheet = resources.files("resources").joinpath("themes", "application.qss")
        return Template(sheet.read_text("utf-8")).substitute(self._tokens())

    def _tokens(self) -> dict[str, Any]:
        theme = self._theme
        tick = self.scaled(15)
        return {
            **{field.name: getattr(theme, field.name) for field in fields(theme)},
            "faint": faintColor(theme).name(),
            "accent_text": theme.readable(theme.color("accent")).name(),
            "heading_px": self.scaled(HEADING_PX),
            "display_px": self.scaled(DISPLAY_PX),
            "figure_px": figureFont().pixelSize(),
            "icon_px": self.scaled(ICON_PX),
            "row_px": self.scaled(24),
            "tick_px": tick,
            "tick_radius_px": tick // 2 + 1,
            "figure_families": ", ".join(f'"{name}"' for name in figureFont().families()),
            "art": self._writeArt(),
        }

    def _writeArt(self) -> str:
        """Write the small pictures a style sheet can only take from files; give their folder."""
        folder = Path(self._art.path()) / self._theme.name
        folder.mkdir(parents=True, exist_ok=True)
        art = {
            "up": ("chevron-up", "muted"),
            "down": ("chevron-down", "muted"),
            "left": ("chevron-left", "text"),
            "right": ("chevron-right", "text"),
            "check": ("check", "on_accent"),
            "dot": ("dot", "on_accent"),
        }
        for file, (name, token) in art.items():
            (folder / f"{file}.svg").write_bytes(icons.svg(name, self._theme.color(token)))
        return folder.as_posix()

    def _recolourIcons(self) -> None:
        for widget in self._app.allWidgets():
            for target in (widget, *widget.actions()):
                if isinstance(target, QAbstractButton | QAction) and target.property("iconName"):
                    name, token = target.property("iconName"), target.property("iconToken")
                    target.setIcon(self.icon(name, token))


def _withinScale(scale: float) -> float:
    low, high = FONT_SCALE_RANGE
    return min(max(scale, low), high)


def makePalette(theme: Theme) -> QPalette:
    """The palette for everything the style sheet leaves alone, and for widgets that paint."""
    role = QPalette.ColorRole
    palette = QPalette()
    tokens = {
        role.Window: "ground",
        role.WindowText: "text",
        role.Base: "panel",
        role.AlternateBase: "raised",
        role.Text: "text",
        role.Button: "panel",
        role.ButtonText: "text",
        role.BrightText: "bad",
        role.PlaceholderText: "muted",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Light: "raised",
        role.Midlight: "chip",
        role.Mid: "line",
        role.Dark: "edge",
        role.Shadow: "edge",
    }
    for color_role, token in tokens.items():
        palette.setColor(color_role, theme.color(token))
    faint = faintColor(theme)
    for color_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, color_role, faint)
    return palette


def textFont(size_px: int) -> QFont:
    """The interface's face: the best one here that has both Latin and Korean."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    installed = set(QFontDatabase.families())
    chosen = [name for name in TEXT_FAMILIES if name in installed]
    font.setFamilies([*chosen, *font.families()])
    font.setPixelSize(size_px)
    return font


def figureFont() -> QFont:
    """A face of the interface's size whose figures are all equally wide."""
    app_font = QGuiApplication.font()
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    installed = set(QFontDatabase.families())
    chosen = [name for name in FIGURE_FAMILIES if name in installed]
    font = QFont(app_font)
    font.setFamilies([*chosen, *fixed.families(), *app_font.families()])
    font.setPixelSize(round(app_font.pixelSize() * FIGURE_SHARE))
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font


def setStyleFlag(widget: QWidget, flag: str, value: bool | str = True) -> None:
    """Tell the style sheet what a widget is.

    Parameters
    ----------
    flag : ``muted``, ``strong``, ``heading``, ``display``, ``figure``, ``chip``, ``primary``,
        ``flat``, ``panel``, ``card``, ``banner``, ``rule``, ``empty``, ``invalid`` or
        ``severity``.
    value : True or False, or the severity ``"good"``, ``"info"``, ``"warning"``, ``"error"``.
    """
    if widget.property(flag) == value:
        return
    widget.setProperty(flag, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def setPrimary(button: QAbstractButton, on: bool = True) -> None:
    """Make a button the one to press next; there is at most one in a view."""
    setStyleFlag(button, "primary", on)


def headingLabel(text: str = "") -> QLabel:
    """A label in the larger size and weight."""
    return _flaggedLabel(text, "heading")


def strongLabel(text: str = "") -> QLabel:
    """A label in the body size and the heavier weight."""
    return _flaggedLabel(text, "strong")


def mutedLabel(text: str = "") -> QLabel:
    """A label that stands back."""
    return _flaggedLabel(text, "muted")


def figureLabel(text: str = "") -> QLabel:
    """A right-aligned label for a number; its figures don't dance while it changes."""
    label = _flaggedLabel(text, "figure")
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def primaryButton(text: str = "") -> QPushButton:
    """The accent-coloured button for the one thing to do next."""
    button = QPushButton(text)
    setPrimary(button)
    return button


def _flaggedLabel(text: str, flag: str) -> QLabel:
    label = QLabel(text)
    setStyleFlag(label, flag)
    return label
