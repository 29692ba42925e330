"""What of an address could not be used, and why, in sentences."""

from analytics.view import LISTS, Ignored, View
from analytics.words import say

_MOST_NAMED, _LONGEST_NAMED = 8, 40


def ignored_words(view: View, lang: str) -> list[str]:
    """Return a sentence for the unknown values of a view's address, one for each list that was too long, one for a search that was."""
    unknown = [one for one in view.ignored if one.why == "unknown"]
    too_many = [one.key for one in view.ignored if one.why == "too_many"]
    is_too_long = any(one.why == "too_long" for one in view.ignored)
    return [
        *([say("ignored", lang, values=_named(unknown))] if unknown else []),
        *(_too_many(key, too_many.count(key), view, lang) for key in dict.fromkeys(too_many)),
        *([say("ignored_too_long", lang)] if is_too_long else []),
    ]


def _named(ignored: list[Ignored]) -> str:
    return ", ".join(f"{one.key}={one.value[:_LONGEST_NAMED]}" for one in ignored[:_MOST_NAMED])


def _too_many(key: str, left: int, view: View, lang: str) -> str:
    return say("ignored_too_many", lang, name=say(key, lang), kept=len(getattr(view, LISTS[key])), left=left)
