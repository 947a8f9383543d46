"""What the window remembers between two starts."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from engine.data.ink import PEN
from engine.files import paths
from engine.files.preferences import FILE_NAME

LOG = logging.getLogger(__name__)

SCHEMA = 1

THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "ko")
FONT_SCALE_RANGE = (0.8, 2.0)
PEN_WIDTH_RANGE = (0.05, 0.3)


@dataclass(frozen=True)
class Settings:
    """Everything that is remembered; each default is what a first start shows.

    Parameters
    ----------
    theme : ``"system"``, ``"light"`` or ``"dark"``.
    font_scale : size of all text, 0.8 to 2.0.
    language : ``"system"``, ``"en"`` or ``"ko"``.
    data_dir : folder looked at first for data sets; empty for none.
    geometry, window_state : what ``QMainWindow.saveGeometry`` and ``saveState`` give.
    pen_width : the pad's pen as a share of the digit's longer side, 0.05 to 0.3.
    """

    theme: str = "system"
    font_scale: float = 1.0
    language: str = "system"
    data_dir: str = ""
    geometry: bytes = b""
    window_state: bytes = b""
    pen_width: float = PEN


def _oneOf(choices: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in choices:
            raise ValueError(value)
        return str(value)

    return read


def _within(bounds: tuple[float, float]) -> Callable[[object], float]:
    def read(value: object) -> float:
        number = float(str(value))
        if not bounds[0] <= number <= bounds[1]:
            raise ValueError(value)
        return number

    return read


def _text(value: object) -> str:
    if not isinstance(value, str):  # the INI format makes a list of an unquoted comma
        raise TypeError(value)
    return value


def _blob(value: object) -> bytes:
    if not isinstance(value, QByteArray):
        raise TypeError(value)
    return bytes(value.data())


READERS: dict[str, Callable[[object], object]] = {
    "theme": _oneOf(THEMES),
    "font_scale": _within(FONT_SCALE_RANGE),
    "language": _oneOf(LANGUAGES),
    "data_dir": _text,
    "geometry": _blob,
    "window_state": _blob,
    "pen_width": _within(PEN_WIDTH_RANGE),
}


class SettingsStore:
    """Keeps `Settings` in an INI file a person can read and delete.

    Parameters
    ----------
    path : the file; by default ``settings.ini`` in `engine.files.paths.config_dir`.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or paths.config_dir() / FILE_NAME

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def load(self) -> Settings:
        """Read the settings; whatever is missing, damaged or out of range is its default."""
        file = self._open()
        if file.status() != QSettings.Status.NoError:
            LOG.info("The settings in %s cannot be read; starting with the defaults.", self._path)
            return Settings()
        if str(file.value("schema", SCHEMA)) != str(SCHEMA):
            LOG.info("The settings in %s are of another version and are left out.", self._path)
            return Settings()
        kept = {name: value for name in READERS if (value := _read(file, name)) is not None}
        return Settings(**kept)  # type: ignore[arg-type]

    def save(self, settings: Settings) -> bool:
        """Write the settings; False when they could not be written, which is logged too."""
        file = self._open()
        file.clear()
        file.setValue("schema", SCHEMA)
        for field in fields(settings):
            value = getattr(settings, field.name)
            file.setValue(field.name, QByteArray(value) if isinstance(value, bytes) else value)
        file.sync()
        if file.status() != QSettings.Status.AccessError:  # a format error is the old content's
            return True
        LOG.info("The settings could not be written to %s.", self._path)
        return False

    def _open(self) -> QSettings:
        return QSettings(str(self._path), QSettings.Format.IniFormat)


def _read(file: QSettings, name: str) -> object | None:
    if not file.contains(name):
        return None
    try:
        return READERS[name](file.value(name))
    except (TypeError, ValueError):
        LOG.info("The setting %s is not usable; its default is used.", name)
        return None
