"""The window: widgets that show and announce. What can be decided without them is in `engine`."""
