"""The code behind a card and behind the records of a view: how to ask for the rows again from Python, R, SQL and the command line."""

from collections.abc import Mapping
from urllib.parse import urlencode

from analytics.downloads.snippets import Address, snippets, sql_snippet
from analytics.downloads.subject import public_address
from analytics.indicators.answers import Answer
from analytics.ui.escape import text
from analytics.ui.reader import Reader
from analytics.words import say


def code(answered: Answer, seen: Reader, folder: str) -> str:
    """Return the snippets of an answer whose files lie in `folder`, then its query."""
    at = _address(f"{folder}/{answered.name}", answered.name, seen, dict(answered.beside))
    return _snippets(at) + _query(answered, seen.lang, at.host)


def code_of_records(register: str, seen: Reader) -> str:
    """Return the snippets of the records of one register in the reader's view."""
    return _snippets(_address(f"api/v1/{register}", register, seen, {}))


def _address(place: str, name: str, seen: Reader, beside: Mapping[str, object]) -> Address:
    query = {**seen.view.with_(version=seen.version, over=()).query(), **beside}
    return Address(public_address() or seen.origin, place, urlencode(query, doseq=True), name)


def _query(answered: Answer, lang: str, host: str) -> str:
    hint = say("sql_hint", lang, version=answered.version)
    more = f" {say('sql_statistic', lang)}" if answered.indicator.statistic else ""
    return f"<p><strong>SQL</strong> · {text(hint + more)}</p><pre>{text(sql_snippet(answered.sql, answered.version, host))}</pre>"


def _snippets(at: Address) -> str:
    return "".join(_snippet(name, words) for name, words in snippets(at).items())


def _snippet(name: str, words: str) -> str:
    return f"<p><strong>{name}</strong></p><pre>{text(words)}</pre>"
