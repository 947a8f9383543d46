"""Files that ship with the application; read through ``importlib.resources``."""
