"""No other site steers a page: a page that stands inside another one takes no orders from it."""

import json
import urllib.request

from tests.served import in_a_browser

pytestmark = in_a_browser  # the server is that of the browser tests


def test_a_page_takes_messages_from_no_other_site(address):
    with urllib.request.urlopen(f"{address}/_stcore/host-config", timeout=30) as answer:
        assert json.load(answer)["allowedOrigins"] == []
