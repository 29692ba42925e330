"""Where the two engines differ in more than words: one file a difference, each mends the tree of a text in place, in this order."""

from collections.abc import Callable

from sqlglot import exp

from analytics.engines.spark.differences.bound_lists import mend_bound_lists
from analytics.engines.spark.differences.columns_by_pattern import mend_columns_by_pattern
from analytics.engines.spark.differences.date_patterns import mend_date_patterns
from analytics.engines.spark.differences.first_match import mend_first_match
from analytics.engines.spark.differences.known import Known
from analytics.engines.spark.differences.least_known import mend_least_known
from analytics.engines.spark.differences.order_of_codes import mend_order_of_codes
from analytics.engines.spark.differences.series import mend_series
from analytics.engines.spark.differences.table_names import mend_table_names
from analytics.engines.spark.differences.windows_in_order import mend_windows_in_order

DIFFERENCES: tuple[Callable[[exp.Query, Known], None], ...] = (
    mend_order_of_codes,
    mend_columns_by_pattern,
    mend_bound_lists,
    mend_least_known,
    mend_first_match,
    mend_date_patterns,
    mend_series,
    mend_table_names,
    mend_windows_in_order,
)

__all__ = ["DIFFERENCES", "Known"]
