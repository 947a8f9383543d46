from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QPushButton

from gui import icons
from gui.theme import (
    ThemeManager,
    contrast,
    faintColor,
    figureFont,
    headingLabel,
    loadTheme,
    mutedLabel,
    primaryButton,
    setStyleFlag,
)
from gui.widgets.panel import Panel

TEXTS = ("text", "muted", "good", "careful", "bad")
GROUNDS = ("ground", "panel", "raised")


def colors(widget):
    """Every colour in the picture of a widget."""
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read_on_every_ground(name):
    theme = loadTheme(name)
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [("muted", "chip"), ("text", "chip"), ("text", "selected"), ("on_accent", "accent")]
    pairs += [("on_accent", "accent_hover"), ("muted", "canvas"), ("careful", "selected")]
    low = [(a, b) for a, b in pairs if contrast(theme.color(a), theme.color(b)) < 4.5]
    assert not low


@pytest.mark.parametrize("name", ["light", "dark"])
def test_lane_labels_can_be_read_and_keep_their_hue(name):
    theme = loadTheme(name)
    for index in range(6):
        label, lane = theme.laneText(index), theme.lane(index)
        assert contrast(label, theme.color("panel")) >= 4.5
        hues = abs(label.hsvHueF() - lane.hsvHueF())
        assert min(hues, 1 - hues) < 0.06


def test_contrast_is_that_of_the_standard():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


def test_lanes_past_the_sixth_repeat_the_colours_dashed():
    theme = loadTheme("light")
    assert theme.lane(7) == theme.lane(1)
    assert [theme.laneIsDashed(i) for i in (0, 5, 6, 11)] == [False, False, True, True]


def test_dark_mode_repaints_panels_and_buttons(themes, qtbot):
    panel = Panel()
    qtbot.addWidget(panel)
    panel.resize(60, 40)
    light = colors(panel)
    with qtbot.waitSignal(themes.themeChanged):
        themes.setMode("dark")
    dark = colors(panel)
    assert loadTheme("light").panel.lower() in light
    assert loadTheme("dark").panel.lower() in dark
    assert loadTheme("light").panel.lower() not in dark
    palette = QGuiApplication.palette()
    assert palette.color(QPalette.ColorRole.WindowText) == themes.theme.color("text")


def test_the_same_mode_again_changes_nothing(themes, qtbot):
    with qtbot.assertNotEmitted(themes.themeChanged):
        themes.setMode("light")


def test_system_mode_shows_light_where_the_system_says_nothing(themes):
    themes.setMode("system")
    assert themes.mode == "system"
    assert themes.theme.name in ("light", "dark")


def test_font_scale_enlarges_labels_and_is_limited(themes, qtbot):
    label = headingLabel("Model 모델")
    qtbot.addWidget(label)
    before = label.sizeHint()
    themes.setFontScale(1.6)
    after = label.sizeHint()
    assert after.width() > 1.4 * before.width()
    assert after.height() > 1.4 * before.height()
    themes.setFontScale(9)
    assert themes.fontScale == 2.0
    themes.setFontScale(0.1)
    assert themes.fontScale == 0.8


def test_flags_look_like_what_they_say(themes, qtbot):
    theme = themes.theme
    button, muted = primaryButton("Train"), mutedLabel("seed 42")
    for widget in (button, muted):
        qtbot.addWidget(widget)
    assert theme.accent.lower() in colors(button)
    assert muted.palette().color(QPalette.ColorRole.WindowText) == theme.color("muted")
    setStyleFlag(button, "primary", False)
    assert theme.accent.lower() not in colors(button)
    button.setEnabled(False)
    assert button.palette().color(QPalette.ColorRole.ButtonText) == faintColor(theme)


def test_figures_are_all_equally_wide(themes):
    metrics = QFontMetrics(figureFont())
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_icons_follow_the_theme(themes, qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    themes.setIcon(button, "stop", "bad")

    def middle():
        return button.icon().pixmap(QSize(16, 16), 1.0).toImage().pixelColor(8, 8)

    assert middle() == loadTheme("light").color("bad")
    themes.setMode("dark")
    assert middle() == loadTheme("dark").color("bad")
    themes.removeIcon(button)
    themes.setMode("light")
    assert button.icon().isNull()


def test_icons_are_crisp_on_fine_screens(themes):
    icon = themes.icon("play")
    assert icon.pixmap(QSize(16, 16), 1.0).size() == QSize(16, 16)
    assert icon.pixmap(QSize(16, 16), 2.0).size() == QSize(32, 32)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_icon_of_a_disabled_button_is_faded(themes, mode):
    themes.setMode(mode)
    icon = themes.icon("stop")
    size = QSize(16, 16)
    usual = icon.pixmap(size, 1.0).toImage().pixelColor(8, 8)
    faded = icon.pixmap(size, 1.0, QIcon.Mode.Disabled).toImage().pixelColor(8, 8)
    assert usual.alpha() == 255
    assert faded.alpha() < 128


def test_every_icon_can_be_drawn(themes):
    from importlib import resources

    folder = resources.files("resources").joinpath("icons")
    names = [entry.name.removesuffix(".svg") for entry in folder.iterdir() if entry.is_file()]
    assert {"play", "pause", "stop", "step", "undo", "redo", "sketchgrad"} <= set(names)
    for name in names:
        image = icons.icon(name, QColor("red")).pixmap(QSize(16, 16), 1.0).toImage()
        inked = [
            (x, y) for x in range(16) for y in range(16) if image.pixelColor(x, y).alpha() > 128
        ]
        assert len(inked) >= 8, name
        assert len(inked) < 256, name


def test_an_unknown_icon_is_an_error(themes):
    with pytest.raises(FileNotFoundError):
        themes.icon("no-such-icon")


def test_the_window_has_an_icon_in_many_sizes(qapp):
    icon = icons.application_icon()
    assert icon.actualSize(QSize(256, 256)) == QSize(256, 256)


def test_a_manager_made_in_dark_starts_dark(themes, qapp):
    second = ThemeManager(qapp, "dark", 1.2)
    assert second.theme.isDark
    assert not themes.theme.isDark
    second.setMode("light")
