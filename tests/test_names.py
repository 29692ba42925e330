"""What is offered to who typed a name that nobody knows."""

import pytest

from analytics.downloads import FORMATS, format_named
from analytics.errors import UnknownName
from analytics.names import suggestions

KNOWN = ("projects", "events", "targets", "series")


def test_names_that_look_like_it_are_offered_and_else_all_or_the_first():
    assert suggestions("project", KNOWN) == ["projects"]
    assert suggestions("zzz", KNOWN) == list(KNOWN)
    assert suggestions("zzz", KNOWN, 2) == ["projects", "events"]
    assert suggestions("zzz", ()) == []


def test_a_format_is_offered_among_all_that_there_are_at_this_address():
    with pytest.raises(UnknownName, match="there is csv, xlsx, parquet, json, meta") as fault:
        format_named("mete", ("meta",))
    assert fault.value.near == ("meta",)
    with pytest.raises(UnknownName) as fault:
        format_named("zzz")
    assert fault.value.near == tuple(FORMATS)
