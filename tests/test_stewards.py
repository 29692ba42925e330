"""A server lets stewards in only where its keeper says so; elsewhere their page is not there and no file is taken."""

import pytest
from starlette.requests import Request

from analytics.serving.frame import own_answer
from analytics.serving.shell import page_paths
from analytics.words.pages import open_pages


def asked(path: str) -> int | None:
    """Return the status our frame answers an address with, None where it lets Streamlit answer."""
    scope = {
        "type": "http",
        "method": "PUT",
        "path": path,
        "query_string": b"",
        "headers": [],
        "server": ("localhost", 80),
        "scheme": "http",
    }
    answer = own_answer(Request(scope))
    return answer.status_code if answer else None


def test_a_public_server_has_no_page_of_stewards_and_takes_no_file(monkeypatch):
    monkeypatch.delenv("MARSAD_STEWARD", raising=False)
    assert "import" not in open_pages()
    assert "/import" not in page_paths()
    assert (asked("/import"), asked("/_stcore/upload_file/session/file")) == (404, 404)


@pytest.mark.parametrize("value", ["0", "", "yes", "true"])
def test_only_the_number_one_opens_it(monkeypatch, value):
    monkeypatch.setenv("MARSAD_STEWARD", value)
    assert asked("/_stcore/upload_file/session/file") == 404


def test_a_server_for_stewards_has_the_page_and_takes_files(monkeypatch):
    monkeypatch.setenv("MARSAD_STEWARD", "1")
    assert list(open_pages())[-1] == "import"
    assert "/import" in page_paths()
    assert asked("/_stcore/upload_file/session/file") is None
