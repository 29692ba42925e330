"""The words of the stewards' page, and its faults as sentences."""

from analytics.errors import AtWork, BadFile, BadOption, BadVersion
from analytics.importing.remarks import Remark
from analytics.importing.telling import sentence, short
from analytics.ui.card import fault_words
from analytics.words import book, say, written
from analytics.words.fill import fill

_FAULTS = {AtWork: "at_work", BadOption: "retires_more", BadFile: "gone"}


def said(part: str, key: str, lang: str, **facts: object) -> str:
    """Return words of this page with their facts."""
    return fill(book("steward")[part][key][lang], facts, lang)


def told(remark: Remark, lang: str) -> str:
    """Return the sentence of a remark; one that names an option of the command line is said as the page offers it."""
    own = book("steward")["rules"].get(remark.rule)
    if not own:
        return sentence(remark, lang)
    register = {"register": say(remark.value, lang)} if remark.rule == "wrong_dataset" else {}
    return written(own, lang).format_map({"value": short(remark.value), **remark.facts, **register})


def fault_said(fault: Exception, lang: str) -> str:
    """Return why something was not done, as one sentence; anything unforeseen gets a code that stands in the log too."""
    foreseen = next((key for kind, key in _FAULTS.items() if isinstance(fault, kind)), None)
    if foreseen is None and isinstance(fault, BadVersion) and fault.__cause__ is not None:
        foreseen = "not_written"
    return said("faults", foreseen, lang) if foreseen else fault_words(fault, lang)
