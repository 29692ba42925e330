"""Which cases of a test run in the quick suite; the others run in the slow one."""

from collections.abc import Iterable

import pytest


def slow_but(quick: object, cases: Iterable) -> list:
    """Return the cases of a test as its parameters: `quick`, one of them or a tuple of some, in the quick suite, the others in the slow one."""
    kept = quick if isinstance(quick, tuple) else (quick,)
    all_cases = list(cases)
    assert set(kept) <= set(all_cases), f"{kept} are not all cases"
    values = [one if isinstance(one, tuple) else (one,) for one in all_cases]
    return [pytest.param(*one, marks=() if case in kept else pytest.mark.slow) for case, one in zip(all_cases, values, strict=True)]
