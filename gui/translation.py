"""The window's language, and the engine's messages in it."""

from __future__ import annotations

from importlib import resources

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.messages import Message

ENGINE_CONTEXT = ""
"""Context under which the engine's templates stand in the translation files."""


def resolvedLanguage(language: str) -> str:
    """``"ko"`` or ``"en"``: what ``"system"`` means here; others are given back as they are."""
    if language != "system":
        return language
    return "ko" if QLocale.system().language() == QLocale.Language.Korean else "en"


def installTranslators(app: QCoreApplication, language: str) -> list[QTranslator]:
    """Put the window into a language, and Qt's own dialogs with it.

    Parameters
    ----------
    language : ``"system"``, ``"en"`` or ``"ko"``.

    Returns
    -------
    The translators installed; keep them as long as the language is in use. Empty for English,
    in which everything is written, and where there is no translation.
    """
    code = resolvedLanguage(language)
    if code == "en":
        return []
    loaded = filter(None, (_ownTranslator(code), _qtTranslator(code)))
    return [translator for translator in loaded if app.installTranslator(translator)]


def translated(message: Message) -> str:
    """Finish one of the engine's messages in the window's language.

    Values that are messages themselves are translated too. A faulty translation, whose fields
    are not the template's, falls back to English.
    """
    values = {name: _translatedValue(value) for name, value in message.values}
    template = QCoreApplication.translate(ENGINE_CONTEXT, message.text) if message.text else ""
    if not values:
        return template
    try:
        return template.format(**values)
    except (KeyError, IndexError, ValueError):
        return message.text.format(**values)


def _translatedValue(value: object) -> object:
    return translated(value) if isinstance(value, Message) else value


def _ownTranslator(code: str) -> QTranslator | None:
    path = resources.files("resources").joinpath("translations", f"sketchgrad_{code}.qm")
    if not path.is_file():
        return None
    translator = QTranslator()
    with resources.as_file(path) as file:
        return translator if translator.load(str(file)) else None


def _qtTranslator(code: str) -> QTranslator | None:
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if translator.load(f"qtbase_{code}", folder) else None
