from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from engine.messages import say
from gui.translation import installTranslators, resolvedLanguage, translated


class Dictionary(QTranslator):
    """A translation made of a dict of (context, source) to text."""

    def __init__(self, entries):
        super().__init__()
        self.entries = entries

    def translate(self, context, source, disambiguation=None, n=-1):
        return self.entries.get((context, source), "")

    def isEmpty(self):
        return False


@pytest.fixture
def korean(qapp):
    entries = {
        ("", "{n:,} units on {layer}"): "{layer}의 뉴런 {n:,}개",
        ("", "layer {i}"): "{i}번 층",
        ("", "faulty {n}"): "틀린 {wrong}",
    }
    translator = Dictionary(entries)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_without_a_translation_a_message_is_english(qapp):
    assert translated(say("{n:,} units", n=12345)) == "12,345 units"
    assert translated(say("no values {here}")) == "no values {here}"
    assert translated(say("")) == ""


def test_a_message_is_translated_with_the_messages_in_it(korean):
    message = say("{n:,} units on {layer}", n=12345, layer=say("layer {i}", i=3))
    assert translated(message) == "3번 층의 뉴런 12,345개"


def test_a_faulty_translation_falls_back_to_english(korean):
    assert translated(say("faulty {n}", n=1)) == "faulty 1"


def test_the_systems_language_is_korean_or_else_english(monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(QLocale.Language.Korean))
    assert resolvedLanguage("system") == "ko"
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(QLocale.Language.German))
    assert resolvedLanguage("system") == "en"
    assert resolvedLanguage("ko") == "ko"


def test_english_needs_no_translators(qapp):
    assert installTranslators(qapp, "en") == []


def test_korean_puts_qts_own_buttons_into_korean(qapp):
    translators = installTranslators(qapp, "ko")
    try:
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "취소"
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)
