"""Parquet: one table a file, for DuckDB, pandas, Spark. Needs ``riwaya[parquet]``."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any, BinaryIO, Final

from riwaya.errors import ConfigError
from riwaya.export.columns import TABLES
from riwaya.export.formats import Item, Settings
from riwaya.export.loss import Loss
from riwaya.export.tables import rows
from riwaya.export.to_csv import LOSES, count_losses

__all__ = ["LOSES", "write"]

_GROUP: Final = 10_000  # rows held at a time


def write(items: Iterable[Item], stream: BinaryIO, settings: Settings, loss: Loss) -> None:
    """Write one table of reports or incidents."""
    try:
        pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ModuleNotFoundError as error:
        raise ConfigError("Parquet needs pyarrow", hint="pip install 'riwaya[parquet]'") from error
    table = settings.table or "events"
    schema = _schema(pa, table)
    held: list[dict[str, Any]] = []
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for item in items:
            made = list(rows(table, item))
            count_losses(table, item, made, loss)
            held += made
            if len(held) >= _GROUP:
                writer.write_table(pa.Table.from_pylist(held, schema))
                held = []
        if held:
            writer.write_table(pa.Table.from_pylist(held, schema))


def _schema(pa: Any, table: str) -> Any:
    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "int": pa.int64(),
        "float": pa.float64(),
        "day": pa.date32(),
    }
    meta = {"riwaya.table": table, "riwaya.offsets": "Unicode code points of the document's text"}
    return pa.schema([(name, types[kind]) for name, kind in TABLES[table].items()], metadata=meta)
