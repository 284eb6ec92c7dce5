"""Settings: by option, by environment (``RIWAYA_…``), by file, in this order.

The file is ``riwaya.toml`` in the current folder, else in the user's configuration folder; ``RIWAYA_CONFIG`` names
another one::

    library = "postgresql://desk@localhost/riwaya"
    lexicons = ["words"]
    gazetteers = ["places.csv"]
    jobs = 2
    toll = "lowest"
    who = "ليلى"

Paths in a file are taken from the folder the file is in. In the environment several paths stand side by side as a JSON
list: ``RIWAYA_LEXICONS='["words"]'``.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError

from riwaya.errors import ConfigError

FILE = "riwaya.toml"


class Config(BaseSettings):
    """The settings. Each is documented by its description."""

    model_config = SettingsConfigDict(env_prefix="RIWAYA_", extra="forbid", frozen=True)

    library: str = Field("riwaya.db", description="Path or postgresql:// URL of the library.")
    lexicons: tuple[Path, ...] = Field((), description="Folders of more word lists, beside riwaya's own.")
    gazetteers: tuple[Path, ...] = Field((), description="Files of more places, beside riwaya's own.")
    jobs: int = Field(1, ge=1, description="Processes to read with.")
    toll: Literal["lowest", "highest"] = Field(
        "lowest", description="Which account's number goes where a format has room for one (acled, ged)."
    )
    who: str = Field("", description="Your name, for corrections and judgements.")


def config_file() -> Path | None:
    """The settings file that is used, or None."""
    named = os.environ.get("RIWAYA_CONFIG")
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return next((path for path in (Path(FILE), user_config_path("riwaya") / FILE) if path.is_file()), None)


def load_config() -> Config:
    """The settings from environment and file. Raises ConfigError that names the setting or the file's fault."""
    path = config_file()
    return _merged(path, _read(path) if path else {})


def _merged(path: Path | None, written: dict[str, Any]) -> Config:
    """The environment goes before the file: what it gives is taken out of the file's settings."""
    environment = {name for name in written if f"RIWAYA_{name.upper()}" in os.environ}
    try:
        return Config(**{name: value for name, value in written.items() if name not in environment})
    except ValidationError as error:
        raise _told(path, error) from error
    except SettingsError as error:
        raise ConfigError(str(error), where="environment", hint="a list is written as JSON") from error


def _told(path: Path | None, error: ValidationError) -> ConfigError:
    first = error.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else "?"
    hint = "settings: " + ", ".join(Config.model_fields)
    return ConfigError(f"{name}: {first['msg']}", where=str(path) if path else "environment", hint=hint)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"can't be read: {error.strerror}", where=str(path), hint="see RIWAYA_CONFIG") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(str(error), where=str(path), hint="the file is TOML, UTF-8") from error
    return {name: _from(path.parent, name, value) for name, value in found.items()}


def _from(folder: Path, name: str, value: Any) -> Any:
    """A setting's paths, taken from the file's folder."""
    if name in {"lexicons", "gazetteers"} and isinstance(value, list):
        return tuple(folder / one if isinstance(one, str) else one for one in value)
    if name == "library" and isinstance(value, str) and "://" not in value:
        return str(folder / value)
    return value
