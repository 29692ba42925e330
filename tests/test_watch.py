"""A question that takes too long is cut; one that does not is left alone, also while others are cut."""

import duckdb
import pytest

from analytics.engines.local import ask
from analytics.engines.watch import Watch
from analytics.errors import TooSlow

ENDLESS = "SELECT count(*) FROM range(10_000_000_000) AS a(i), range(10_000_000_000) AS b(j) WHERE hash(i, j) = 1"


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        yield opened


def test_a_question_is_cut_at_its_limit_and_the_next_one_answers(connection):
    for _ in range(2):
        with pytest.raises(TooSlow, match=r"0\.1 seconds"):
            ask(connection, ENDLESS, {}, 0.1)
        assert ask(connection, "SELECT 1 AS one", {}, 0.1) == (("one",), [(1,)])


def test_a_shorter_limit_is_kept_while_a_longer_one_is_watched(connection):
    assert ask(connection, "SELECT 1 AS one", {}, 60.0)[1] == [(1,)]
    with pytest.raises(TooSlow):
        ask(connection, ENDLESS, {}, 0.1)


class Cursor:
    """A cursor that only notes that it was interrupted."""

    def __init__(self):
        self.interrupted = 0

    def interrupt(self) -> None:
        self.interrupted += 1


def test_what_has_finished_is_never_interrupted_later():
    watch, done, late = Watch(), Cursor(), Cursor()
    watch.end(watch.begin(done, 0.05))
    watch.begin(late, 0.1)
    watch._thread.join(0.4)
    assert (done.interrupted, late.interrupted) == (0, 1)
