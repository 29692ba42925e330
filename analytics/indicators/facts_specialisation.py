"""What the tables of location quotients share: labels, what chance alone would colour, what draws a quotient towards 1, references."""

from analytics.indicators.indicator import Words

SHRUNKEN_METHOD: Words = {
    "fr": "Quotient ramené : (projets × s + 1) / (attendus × s + 1), où s est la variance des quotients affichés au-delà du hasard ; moins on attend "
    "de projets, plus il va vers 1. Il faut trois quotients, et il ne colore rien.",
    "ar": "المعامل المقرَّب من 1: (المشاريع × s + 1) / (المتوقع × s + 1)، حيث s تباين المعاملات المعروضة فوق ما تعطيه الصدفة؛ وكلما قل المتوقع اقترب من 1. "
    "ويلزم له ثلاثة معاملات، ولا يلون شيئا.",
    "en": "Shrunken quotient: (projects × s + 1) / (expected × s + 1), where s is the variance of the quotients shown beyond chance; the fewer "
    "projects are expected, the nearer it is to 1. It takes three quotients, and it colours nothing.",
}

BY_CHANCE: Words = {
    "fr": "Sans aucune spécialisation, près de la moitié des quotients dépassent 1 et jusqu’à une case testée sur quarante serait colorée.",
    "ar": "حتى دون أي تخصص يتجاوز نحو نصف المعاملات العدد 1، وقد تُلوَّن خانة واحدة على الأكثر من كل أربعين خانة مختبرة.",
    "en": "With no specialisation at all, nearly half of the quotients exceed 1, and up to one tested cell in forty would be coloured.",
}

SPECIALISATION_REFERENCE = (
    "Balassa 1965, The Manchester School 33, doi 10.1111/j.1467-9957.1965.tb00050.x; "
    "Clayton and Kaldor 1987, Biometrics 43, doi 10.2307/2532003"
)

QUOTIENT_LABELS: dict[str, dict[str, str]] = {
    "expected": {"fr": "Projets attendus", "ar": "المشاريع المتوقعة", "en": "Expected projects", "format": "decimal"},
    "quotient": {"fr": "Quotient de localisation", "ar": "معامل التوطن", "en": "Location quotient", "format": "decimal"},
    "shrunken": {"fr": "Quotient ramené vers 1", "ar": "المعامل المقرَّب من 1", "en": "Quotient shrunken towards 1", "format": "decimal"},
}
