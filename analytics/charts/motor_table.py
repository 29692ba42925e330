"""A table of chains: which class follows which; a cell is coloured only where the chain is more frequent than chance gives."""

from dataclasses import dataclass
from typing import ClassVar

from analytics.charts.quotient_table import QuotientTable

MORE = {"fr": "Plus souvent que le hasard", "ar": "أكثر مما تعطيه الصدفة", "en": "More often than chance"}
TOO_RARE = {"fr": "Moins de 4 attendus", "ar": "أقل من 4 متوقعة", "en": "Fewer than 4 expected"}


@dataclass(frozen=True)
class MotorTable(QuotientTable):
    """`row` comes first, `column` follows; a `low` above one says that the chain passes what chance gives."""

    above: ClassVar[dict[str, str]] = MORE
    too_few: ClassVar[dict[str, str]] = TOO_RARE
