"""The front door of the data addresses: all of them in one short list, for whoever asks what there is."""

from functools import cache

from analytics.addresses.catalogue import BASE, Address, addresses, posted
from analytics.words import book, written


@cache
def front(lang: str) -> list[dict[str, str]]:
    """Return name, title in `lang`, method and path of all data addresses, with an example where one can be asked as it stands."""
    return [*(_entry(one, "GET", lang) for one in addresses()), *(_entry(one, "POST", lang) for one in posted())]


def _entry(one: Address, method: str, lang: str) -> dict[str, str]:
    said = {"name": one.key, "title": written(book("api")["addresses"][one.key], lang), "method": method, "path": f"{BASE}{one.path}"}
    return {**said, "example": f"{BASE}{one.example}"} if one.example else said
