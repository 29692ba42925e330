"""Versions of one test are built in different seconds, because the shelf orders them by the second in which they were built."""

import datetime
import time

from analytics.warehouse import versions


def wait_for_another_second(version: str) -> None:
    """Wait until the clock shows another second than that of a version's build."""
    built = versions.manifest_of(version).built[:19]
    while datetime.datetime.now(datetime.UTC).isoformat()[:19] <= built:
        time.sleep(0.05)
