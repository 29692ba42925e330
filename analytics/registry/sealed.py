"""JSON that carries the SHA-256 of its own text, so that one changed letter in it is found."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

_SEAL = "seal"
_OPEN = "0" * 64  # stands where the seal will


def sealed(said: Mapping[str, object]) -> str:
    """Return `said` as JSON text, keys in a fixed order, with its seal among them."""
    text = json.dumps({**said, _SEAL: _OPEN}, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    return text.replace(f'"{_SEAL}": "{_OPEN}"', f'"{_SEAL}": "{_digest(text)}"')


def unsealed(content: bytes) -> dict[str, Any]:
    """Return what sealed text says, without its seal; raise ValueError where it is not the text that was sealed.

    Text without a seal was written before there were seals, and is taken as it is.
    """
    text = content.decode("utf-8")
    said = json.loads(text)
    if not isinstance(said, dict):
        raise ValueError("no object")
    seal = said.pop(_SEAL, None)
    if seal is not None and seal != _digest(text.replace(f'"{seal}"', f'"{_OPEN}"')):
        raise ValueError("the text is not what was sealed")
    return said


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
