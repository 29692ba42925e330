"""The code behind a card: how to ask for its rows again from Python, R, SQL and the command line."""

from urllib.parse import urlencode

from analytics.downloads.snippets import Address, snippets, sql_snippet
from analytics.downloads.subject import public_address
from analytics.indicators.answers import Answer
from analytics.ui.escape import text
from analytics.ui.reader import Reader
from analytics.words import say


def code(answered: Answer, seen: Reader, folder: str) -> str:
    """Return the snippets of an answer whose files lie in `folder`, then its query."""
    query = {**seen.view.with_(version=answered.version, over=()).query(), **dict(answered.beside)}
    host = public_address() or seen.origin
    at = Address(host, f"{folder}/{answered.name}", urlencode(query, doseq=True), answered.name)
    shown = "".join(_snippet(name, words) for name, words in snippets(at).items())
    return shown + _query(answered, seen.lang, host)


def _query(answered: Answer, lang: str, host: str) -> str:
    hint = say("sql_hint", lang, version=answered.version)
    more = f" {say('sql_statistic', lang)}" if answered.indicator.statistic else ""
    return f"<p><strong>SQL</strong> · {text(hint + more)}</p><pre>{text(sql_snippet(answered.sql, answered.version, host))}</pre>"


def _snippet(name: str, words: str) -> str:
    return f"<p><strong>{name}</strong></p><pre>{text(words)}</pre>"
