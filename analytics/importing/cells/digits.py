"""Digits of every script become 0 to 9; superscripts and fractions are no digits."""

import unicodedata


def western(text: str) -> str:
    """Return `text` with its decimal digits (Arabic-Indic, full-width and others) as 0 to 9, and full-width marks as plain ones."""
    return text if text.isascii() else "".join(_western(character) for character in text)


def _western(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return chr(ord(character) - 0xFEE0) if "\uff01" <= character <= "\uff5e" else character
