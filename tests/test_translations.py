"""The Korean translation is whole, in step with the sources, and seen in the window."""

from __future__ import annotations

import re
import shutil
import string
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Generator, Iterator
from importlib import resources
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from engine.messages import say
from engine.spec.fields import param_of
from engine.spec.layers import Dense
from engine.spec.layers.base import LAYERS
from engine.spec.optimizers import OPTIMIZERS
from gui.app import Application
from gui.builder.number_field import ParamNumberEdit
from gui.main_window import MainWindow
from gui.settings import Settings, SettingsStore
from gui.translation import installTranslators, translated
from gui.widgets.section import CollapsibleSection

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "resources" / "translations" / "sketchgrad_ko.ts"
STALE = "run `make translations`, and translate what is new"

LATIN = {
    *("Sketchgrad", "TensorFlow", "Keras", "MNIST", "XOR", "English", "CSV", "PNG", "SVG"),
    *("CPU", "GPU", "kB", "MB", "GB", "Space", "Delete", "Shift", "Ctrl", "F5", "F10"),
    *("ReLU", "ReLU6", "Leaky", "ELU", "SELU", "GELU", "SiLU", "Swish", "Mish", "AMSGrad", "KL"),
    *("L1", "L2", "He", "LecunNormal", "tanh", "softplus", "max", "log", "alpha", "beta", "gamma"),
    *("valid", "same", "auto"),
}
"""What stays in Latin letters: names, keys, units and formulas; Keras's kinds come on top."""

Entry = tuple[str, str]
"""Context and source text."""


def read(catalogue: Path) -> dict[Entry, ET.Element]:
    """Translations of a .ts file by context and source, without those no longer in use."""
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): translation
        for context in ET.parse(catalogue).iter("context")
        for message in context.iter("message")
        if (translation := message.find("translation")) is not None
        and translation.get("type") not in ("vanished", "obsolete")
    }


@pytest.fixture(scope="module")
def entries() -> dict[Entry, ET.Element]:
    return read(CATALOGUE)


def collected(folder: Path) -> set[Entry]:
    """What lupdate finds in the sources, called as `make translations` does."""
    tool = shutil.which("lupdate", path=str(Path(PySide6.__file__).parent))
    if tool is None:
        pytest.skip("this PySide6 has no lupdate")
    sources = sorted(
        str(path) for room in ("engine", "gui") for path in (ROOT / room).rglob("*.py")
    )
    options = ["-tr-function-alias", "tr+=say", "-locations", "none"]
    result = folder / "found.ts"
    subprocess.run([tool, *options, *sources, "-ts", str(result)], check=True, capture_output=True)
    return set(read(result))


def fields(text: str) -> set[tuple[str, str | None, str | None]]:
    """Names, formats and conversions of the fields of a template."""
    return {
        (name, form, conversion)
        for _, name, form, conversion in string.Formatter().parse(text)
        if name is not None
    }


def test_the_translation_has_what_the_sources_say(
    entries: dict[Entry, ET.Element], tmp_path: Path
) -> None:
    found = collected(tmp_path)
    assert found - set(entries) == set(), STALE
    assert set(entries) - found == set(), STALE


def test_everything_is_translated(entries: dict[Entry, ET.Element]) -> None:
    open_ones = [e for e, to in entries.items() if to.get("type") or not (to.text or "").strip()]
    assert open_ones == []


def test_translations_keep_the_fields_of_their_sources(entries: dict[Entry, ET.Element]) -> None:
    wrong = {
        source: to.text
        for (_, source), to in entries.items()
        if fields(source) != fields(to.text or "")
        or source.count("&") != (to.text or "").count("&")
    }
    assert wrong == {}


def test_the_compiled_translation_is_in_step(
    entries: dict[Entry, ET.Element], qapp: QApplication
) -> None:
    translator = QTranslator()
    with resources.as_file(resources.files("resources") / "translations") as folder:
        assert translator.load(str(folder / "sketchgrad_ko.qm"))
    stale = [
        source
        for (context, source), to in entries.items()
        if translator.translate(context, source) != to.text
    ]
    assert stale == [], STALE


@pytest.fixture
def korean(qapp: QApplication) -> Generator[None, None, None]:
    translators = installTranslators(qapp, "ko")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


def test_the_engines_sentences_are_korean(korean: None) -> None:
    flaw = say(
        "{label} must be {bound} or more. Received: {value}.",
        label=say("Batch size"),
        bound=1,
        value=0,
    )
    assert translated(flaw) == "배치 크기: 1 이상이어야 합니다. 입력한 값: 0."
    assert translated(say("Dense")) == "Dense"


def test_a_base_classs_sentences_are_korean_in_its_heirs(korean: None, qtbot: QtBot) -> None:
    """Qt is asked for the base class's context too, not only for the widget's own."""
    field = ParamNumberEdit(param_of(Dense, "units"), 128, integer=True)
    qtbot.addWidget(field)
    field.lineEdit().clear()
    qtbot.keyClicks(field, "x")
    assert field.problem() == "“x”은(는) 정수가 아닙니다."


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Generator[MainWindow, None, None]:
    """The whole window in Korean, without TensorFlow."""
    store = SettingsStore(tmp_path / "settings.ini")
    store.save(Settings(theme="light", language="ko"))
    application = Application(qapp, store)
    application.window.show()
    qtbot.waitExposed(application.window)
    yield application.window
    application.window.close()
    assert application.session.close(60)
    application.window.deleteLater()
    qapp.styleHints().colorSchemeChanged.disconnect(application.themes._followSystem)
    for translator in application._translators:
        qapp.removeTranslator(translator)
    application.deleteLater()
    qapp.setStyleSheet("")
    QApplication.processEvents()


def shown_texts(window: MainWindow) -> Iterator[str]:
    """What a person can read in the window: its texts, its menus, and its tool tips."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        yield re.sub(r"<[^>]*>", " ", widget.toolTip())
        yield widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(i) for i in range(widget.count()))
    for menu in window.menuBar().findChildren(QMenu):
        yield menu.title()
        yield from (action.text() for action in menu.actions())


def english_words(text: str) -> list[str]:
    """The words of ``text`` in Latin letters that no name, key, unit or formula excuses."""
    known = LATIN | set(LAYERS.kinds) | set(OPTIMIZERS.kinds)
    return [word for word in re.findall(r"[A-Za-z][A-Za-z0-9]+", text) if word not in known]


@pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
def test_the_window_is_korean(window: MainWindow) -> None:
    texts: set[str] = set()
    for place in range(len(window.document.spec.model.layers)):
        window.builder.select(place)
        for section in window.builder.findChildren(CollapsibleSection):
            section.setOpen(True)
        QApplication.processEvents()
        texts |= set(shown_texts(window))
    assert {"훈련", "한 단계", "정지", "파일(&F)", "층 추가", "활성화 함수", "가중치 감쇠"} <= texts
    assert {text: words for text in texts if (words := english_words(text))} == {}
