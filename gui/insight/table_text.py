"""Tables as text, for a spreadsheet and as Markdown. Free of Qt."""

from __future__ import annotations

from collections.abc import Sequence

Table = Sequence[Sequence[str]]
"""Rows of cells, the headings first."""


def tabbed(tables: Sequence[Table]) -> str:
    """Return tables with tabs between columns and an empty line between tables."""
    return "\n\n".join("\n".join("\t".join(row) for row in table) for table in tables)


def markdown(tables: Sequence[Table]) -> str:
    """Return tables as Markdown, with an empty line between them."""
    return "\n\n".join(map(_markdown, tables))


def _markdown(table: Table) -> str:
    heading, *rows = [[cell.replace("|", "\\|") for cell in row] for row in table]
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
