"""One tree of errors; every one of them says what is wrong, where, and what to do.

::

    RiwayaError
    ├── InputError      a file, page or record that can't be read
    ├── LexiconError    a word list that breaks its rules (file and line)
    ├── LibraryError    the database: missing, locked, from another version, inconsistent
    └── ConfigError     a setting or option that can't be used
"""

from __future__ import annotations


class RiwayaError(Exception):
    """The root: ``except RiwayaError`` catches all that riwaya raises on purpose.

    ``where`` names the file (and line) or address; ``what`` is what is wrong; ``hint`` is what to do about it.
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(": ".join(part for part in (where, what) if part) + (f" ({hint})" if hint else ""))


class InputError(RiwayaError):
    """A file, page or record that can't be read."""


class LexiconError(RiwayaError):
    """A word list that breaks its rules."""


class LibraryError(RiwayaError):
    """The database can't be used as asked."""


class ConfigError(RiwayaError):
    """A setting or option that can't be used."""
