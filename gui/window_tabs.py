"""Makes the tabs of the middle of a window, and connects them with what is around them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.data.trial_images import asBytes
from gui.middle import DATA, Page

if TYPE_CHECKING:
    from engine.insight.ensemble_bench import Bench
    from gui.activations.functions_page import FunctionsPage
    from gui.activations.tab import ActivationsTab
    from gui.data.tab import DataTab
    from gui.drawing.tab import DrawingTab
    from gui.insight.tab import InsightTab
    from gui.lessons.tab import LessonsTab
    from gui.lessons.teacher import Teacher
    from gui.main_window import MainWindow
    from gui.playground.tab import PlaygroundTab
    from gui.race.tab import RaceTab


def pages(window: MainWindow) -> list[Page]:
    """Return the tabs to come, in the order of `gui.middle.KEYS`."""
    makers = (
        _make_training,
        _make_race,
        _make_data,
        _make_drawing,
        _make_insight,
        _make_playground,
        _make_activations,
        _make_lessons,
    )
    return [
        Page(title, tip, partial(make, window))
        for title, tip, make in zip(_titles(), _tips(), makers, strict=True)
    ]


def _titles() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("MainWindow", "Train"),
        translate("MainWindow", "Race"),
        translate("MainWindow", "Data"),
        translate("MainWindow", "Drawing"),
        translate("MainWindow", "Insight"),
        translate("MainWindow", "Playground"),
        translate("MainWindow", "Activations"),
        translate("MainWindow", "Lessons"),
    )


def _tips() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("MainWindow", "Loss and accuracy of the run, live."),
        translate("MainWindow", "Several networks side by side, alike but for one setting."),
        translate("MainWindow", "What the network learns from: look, choose, change."),
        translate(
            "MainWindow", "Why your drawing is read as it is, and what you can teach with it."
        ),
        translate("MainWindow", "What the network gets wrong, and what goes on in its layers."),
        translate("MainWindow", "Points in the plane, and how the network parts them."),
        translate(
            "MainWindow",
            "What a unit does with its weighted sum, and what that does to learning.",
        ),
        translate(
            "MainWindow", "A first course in ten lessons, done in this window; and a glossary."
        ),
    )


def _make_training(window: MainWindow) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(window.training, 1)
    row = QVBoxLayout()
    row.setContentsMargins(14, 0, 14, 10)
    row.addWidget(window.time)
    column.addLayout(row)
    return page


def _make_race(window: MainWindow) -> RaceTab:
    from gui.race.tab import RaceTab

    tab = RaceTab(window.document, window.race, window.themes, window.language)
    tab.adoptRequested.connect(window.edits.adopt)
    tab.keeping.failed.connect(window.telling.tellFailure)
    window.looks.addPages("race", tab.pages)
    window.looks.addAxis("race", lambda: tab.plots.modes().axis)
    tab.plots.modesChanged.connect(window.looks.look)
    return tab


def _make_data(window: MainWindow) -> DataTab:
    from gui.data.tab import DataTab

    pad = window.pad
    tab = DataTab(window.document, window.session, window.themes)
    tab.padRequested.connect(lambda pixels, *what: pad.showSample(asBytes(pixels), *what))
    tab.setsChanged.connect(window.top.fillData)
    window.looks.addPages("data", tab.pages)
    return tab


def _make_drawing(window: MainWindow) -> DrawingTab:
    from gui.drawing.tab import DrawingTab

    reading = window.reading
    tab = DrawingTab(
        window.document,
        window.session,
        window.networks,
        window.pad,
        window.padDesk.wants,
        window.themes,
    )
    tab.setClassNames(reading.classNames())
    reading.classNamesChanged.connect(tab.setClassNames)
    tab.setExplained(reading.explained())
    reading.explainedChanged.connect(tab.setExplained)
    tab.trainRequested.connect(window.run.trigger_main)
    window.looks.addPages("drawing", tab.pages)
    return tab


def _make_insight(window: MainWindow) -> InsightTab:
    from gui.insight.tab import InsightTab

    tab = InsightTab(window.session, window.networks, window.themes, window.language)
    tab.sampleRequested.connect(window.pad.showSample)
    tab.setPicture(window.reading.picture)
    window.pad.drawingChanged.connect(tab.setPicture)
    tab.benched.connect(partial(_note_ensemble, window.teacher))
    return tab


def _make_playground(window: MainWindow) -> PlaygroundTab:
    from gui.playground.tab import PlaygroundTab

    tab = PlaygroundTab(window.document, window.session, window.themes)
    tab.presetRequested.connect(window.edits.choosePreset)
    tab.importRequested.connect(lambda: _import_data(window))
    tab.setsChanged.connect(window.top.fillData)
    tab.unitsChanged.connect(window.builder.setUnits)
    window.builder.unitPointed.connect(tab.showUnit)
    return tab


def _make_activations(window: MainWindow) -> ActivationsTab:
    from gui.activations.tab import ActivationsTab

    tab = ActivationsTab(window.themes)
    functions, teacher = tab.functions, window.teacher
    for chip in functions.chips.values():
        chip.toggled.connect(lambda: _note_activations(teacher, functions))
    _note_activations(teacher, functions)  # some are shown from the start
    return tab


def _make_lessons(window: MainWindow) -> LessonsTab:
    from gui.lessons.tab import LessonsTab

    tab = LessonsTab(window.themes, window.language, window.session.desks.lessons)
    tab.glossaryChanged.connect(window.guide.setGlossary)
    tab.tabRequested.connect(window.showTab)
    tab.presetRequested.connect(window.edits.choosePreset)
    tab.follow(window.teacher)
    return tab


def _import_data(window: MainWindow) -> None:
    window.tabs.setCurrentIndex(DATA)
    window.data.importing.open()


def _note_activations(teacher: Teacher, functions: FunctionsPage) -> None:
    teacher.noteActivations(shown.kind for shown in functions.shown())


def _note_ensemble(teacher: Teacher, bench: Bench | None) -> None:
    if bench is None or bench.average is None:
        teacher.noteEnsemble()
    else:
        alone = tuple(member.accuracy or 0.0 for member in bench.asked)
        teacher.noteEnsemble(alone, bench.average)
