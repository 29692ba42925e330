"""A fault nobody foresaw goes to the log under a code; whoever is shown the code can be helped by it."""

import logging
import secrets
import traceback


def noted(fault: BaseException) -> str:
    """Return the code, of six characters, under which `fault` stands in the log with all its details.

    Each line of them begins with the code and holds no control characters, so that no text of data can pass for another line of the log.
    """
    code = secrets.token_hex(3)
    lines = "".join(traceback.format_exception(fault)).splitlines()
    logging.getLogger("marsad").error("\n".join(f"fault {code}: {_on_one_line(line)}" for line in lines))
    return code


def _on_one_line(words: str) -> str:
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in words)
