"""What the indicators on axes, sectors and years share: their limits, and facts on tables of two breakdowns."""

from analytics.indicators.indicator import Rows

AXIS_LIMITS = {
    "fr": "L’axe est un codage, pas un fait : deux codeurs s’accordent avec un kappa de 0,69.",
    "ar": "المحور ترميز وليس واقعة: يتفق مرمِّزان بمعامل كابا 0,69.",
    "en": "The axis is a coding, not a fact: two coders agree with a kappa of 0.69.",
}
SECTOR_LIMITS = {
    "fr": "Le secteur est un codage : deux codeurs s’accordent avec un kappa de 0,81. Est transversal ce qui ne vise aucun secteur en particulier.",
    "ar": "القطاع ترميز: يتفق مرمِّزان بمعامل كابا 0,81. ويُصنَّف متعدد القطاعات ما لا يستهدف قطاعا بعينه.",
    "en": "The sector is a coding: two coders agree with a kappa of 0.81. Cross-sector is what aims at no sector in particular.",
}
EVENT_SECTOR_LIMITS = {
    "fr": "Le secteur est un codage : deux codeurs s’accordent avec un kappa de 0,81. Beaucoup d’événements n’en visent aucun en "
    "particulier et sont classés « Transversal » ou « Technologies de l’information ».",
    "ar": "القطاع ترميز: يتفق مرمِّزان بمعامل كابا 0,81. وكثير من الفعاليات لا يستهدف قطاعا بعينه فيُصنَّف «متعدد القطاعات» أو "
    "«تكنولوجيا المعلومات والاتصال».",
    "en": "The sector is a coding: two coders agree with a kappa of 0.81. Many events aim at none in particular and are coded as "
    "“Cross-sector” or “ICT”.",
}
YEAR_LIMITS = {
    "fr": "Les registres viennent surtout de la presse : un compte annuel mesure la couverture autant que l’activité. 2018–2025 est "
    "dense, 2012–2016 mince, 2026 s’arrête vers avril.",
    "ar": "السجلات مستمدة أساسا من الصحافة: العدد السنوي يقيس التغطية بقدر ما يقيس النشاط. الفترة 2018–2025 كثيفة، و2012–2016 ضعيفة، "
    "و2026 تتوقف قرابة أبريل.",
    "en": "The registers come mostly from the press: a yearly count measures coverage as much as activity. 2018–2025 is dense, 2012–2016 "
    "thin, 2026 stops about April.",
}
CODEBOOK = "Codebook of the project register, codebook.md"
EVENT_REGISTER = "Codebook of the event register, codebook.md"


def quotients_above_one(rows: Rows) -> dict[str, object]:
    """Return how many cells have their interval above one (`marked`), how many have a quotient (`tested`) or none (`untested`)."""
    tested = [row for row in rows if row["quotient"] is not None]
    return {"marked": sum(row["low"] > 1 for row in tested), "tested": len(tested), "untested": len(rows) - len(tested)}
