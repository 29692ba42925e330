"""Which engine answers questions to a version: DuckDB on its file, or the one that `MARSAD_ENGINE` names."""

from functools import partial

from analytics.engines.engine import Engine, distributed_address
from analytics.engines.local import Local
from analytics.errors import NoEngine
from analytics.warehouse import versions
from analytics.warehouse.distributed import Distributed


def engine_of(version: str) -> Engine:
    """Return the engine of `version`; raise `NoEngine` where the packages of the one that is named are not installed."""
    near, address = Local(versions.connection_to(version)), distributed_address()
    return _distributed(near, version, address) if address else near


def _distributed(near: Local, version: str, address: str) -> Engine:
    from analytics.warehouse.parquet_tables import table_at

    try:
        from analytics.engines.spark.engine import Spark  # its packages are not installed where nobody asks for it
    except ModuleNotFoundError as missing:
        raise NoEngine(
            "MARSAD_ENGINE asks for Apache Spark, whose packages are not installed here; run `make spark`, or unset it."
        ) from missing
    return Distributed(near, Spark(near, version, address, partial(table_at, version=version)))
