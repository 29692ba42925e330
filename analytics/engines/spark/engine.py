"""Spark as the engine of one version: a text is translated, its tables become views on Parquet, its rows come back."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass

from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession

from analytics.engines.engine import Rows
from analytics.engines.local import Local, seconds_given
from analytics.engines.spark.session import close_if_dead, session_at, time_limit
from analytics.engines.spark.translation import Known, tables_in, translated
from analytics.errors import MarsadError, NoEngine

SECONDS = "MARSAD_ENGINE_SECONDS"  # the environment variable
USUAL_SECONDS = 60.0  # a cluster that has slept needs some to wake


@dataclass(frozen=True)
class Spark:
    """The Spark at `address`, asked of a version: `near` is the version's own file, which knows its columns and their types.

    `table_at` returns the address at which the cluster finds a table of the version as Parquet.
    """

    near: Local
    version: str
    address: str
    table_at: Callable[[str], str]

    def ask(self, sql: str, values: dict[str, object]) -> Rows:
        """Return all rows of one query; raise `TooSlow` where it was cut, `NoEngine` where the cluster failed."""
        return self._asked(sql, values, lambda frame: frame)

    def ask_for_some(self, sql: str, values: dict[str, object], most: int) -> Rows:
        """Return the same, but at most the first `most` rows."""
        return self._asked(sql, values, lambda frame: frame.limit(most))

    def _asked(self, sql: str, values: dict[str, object], part: Callable[[DataFrame], DataFrame]) -> Rows:
        session = session_at(self.address)
        names = {table: self._view_of(table, session) for table in tables_in(sql)}
        columns = self.near.columns_of(sql, values)
        text = translated(sql, Known(columns, names, self._columns_of, lambda asked: self.near.columns_of(asked, values)))
        try:
            with time_limit(self.address, max(_seconds(), seconds_given())):
                return tuple(columns), [tuple(row) for row in part(session.sql(text, args=values)).collect()]
        except (MarsadError, AnalysisException):  # the second is a fault of ours: a text that Spark does not take
            raise
        except Exception as fault:
            close_if_dead(self.address)
            raise NoEngine("The Spark that MARSAD_ENGINE names failed while it answered; its log says why.") from fault

    def _view_of(self, table: str, session: SparkSession) -> str:
        """Return the name of the view on a table, created where the session has none yet."""
        name = f"{table}__{self.version.replace('-', '_')}"
        if not session.catalog.tableExists(name):
            rows = session.read.parquet(self.table_at(table))
            rows.select(*self._columns_of(table)).createOrReplaceTempView(name)  # a column that splits the files would come last
        return name

    def _columns_of(self, table: str) -> tuple[str, ...]:
        return tuple(self.near.columns_of(f'FROM "{table}"', {}))


def _seconds() -> float:
    """Return how long a question may take; what is no number of seconds is the usual limit."""
    said = os.environ.get(SECONDS, "").strip()
    return float(said) if re.fullmatch(r"[1-9][0-9]{0,4}", said) else USUAL_SECONDS
