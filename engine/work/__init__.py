"""Threads and messages between the window and the engine."""
