"""Everything Sketchgrad can do, without a window. Never imports Qt."""

__version__ = "0.1.0"
