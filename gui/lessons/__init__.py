"""Lessons in the window: the list of them, the one under way, and what watches what is done."""
