"""A page with what is behind its cards: what a browser asks for when a fold is opened, put into the folds."""

import html
import json
import re

from tests.asked import asked

_BEHIND = re.compile(r'<div class="behind" data-asks="([^"]*)">(.*?)</div>', re.DOTALL)
_FOLD = re.compile(r'<details data-fold="(\w+)"><summary>(.*?)</summary></details>', re.DOTALL)


def folds_at(address: str) -> dict[str, str]:
    """Return what is in the folds at the address that a card names."""
    answered = asked(f"/{html.unescape(address)}")
    assert answered.status == 200, answered.body.decode()
    return json.loads(answered.body)


def unfolded(said: str) -> str:
    """Return the HTML of a page with its folds filled."""
    return _BEHIND.sub(_filled, said)


def _filled(behind: re.Match) -> str:
    found = folds_at(behind[1])
    assert set(found) == {name for name, _ in _FOLD.findall(behind[2])}
    return _FOLD.sub(lambda fold: f'<details data-fold="{fold[1]}"><summary>{fold[2]}</summary>{found[fold[1]]}</details>', behind[0])
