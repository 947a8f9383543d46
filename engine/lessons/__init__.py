"""Lessons: files that a teacher can write, and checks of what a learner has done in the window."""
