"""Tables as text for a spreadsheet and as Markdown."""

from __future__ import annotations

from gui.insight import table_text

TABLES = [[("From", "Value"), ("|x|", "1")], [("a",), ("2",)]]


def test_a_spreadsheet_gets_tabs_and_a_gap_between_tables() -> None:
    assert table_text.tabbed(TABLES) == "From\tValue\n|x|\t1\n\na\n2"


def test_markdown_has_a_rule_and_keeps_upright_strokes_as_text() -> None:
    first, second = table_text.markdown(TABLES).split("\n\n")
    assert first.split("\n") == ["| From | Value |", "| --- | --- |", "| \\|x\\| | 1 |"]
    assert second.split("\n") == ["| a |", "| --- |", "| 2 |"]
