"""Asynchronous endpoints asked from plain tests, also where a browser of the same process already runs a loop."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def awaited(answer: Coroutine[None, None, Any]) -> Any:
    """Return what a coroutine answers."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, answer).result()
