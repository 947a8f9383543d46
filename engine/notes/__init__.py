"""Every topic of the study notes trained, their figures beside ours: ``python -m engine.notes``."""
