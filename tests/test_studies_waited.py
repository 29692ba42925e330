"""A study whose comparison with today ends while its page is drawn: the page is looked after and does not stay at «under way»."""

import pytest

from analytics.studies.upkeep import Comparison
from analytics.ui.studies import listed, opened
from tests.shelved import page, with_studies


@pytest.mark.parametrize(("part", "drawing", "query"), [(opened, "head", {"study": "drawn"}), (listed, "_entry", {})])
def test_a_comparison_that_ends_while_the_page_is_drawn_is_looked_after(world, monkeypatch, part, drawing, query):
    with_studies(world)
    asked, followed, draws = Comparison(1), [], getattr(part, drawing)

    def ends_after(*said):
        words = draws(*said)
        asked.future.set_result(())
        return words

    monkeypatch.setattr(part, "compared", lambda *_: asked)
    monkeypatch.setattr(part, drawing, ends_after)
    monkeypatch.setattr(part, "until_compared", followed.extend)
    page(**query)
    assert followed == [asked]
