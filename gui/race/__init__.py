"""Several networks side by side: lanes, their curves, their ranking."""
