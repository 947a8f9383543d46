"""The benchmark: what is measured, by which processes, and the table that comes of it."""
