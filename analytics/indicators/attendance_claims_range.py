"""Events whose attendance is told in different figures: the lowest, the highest and the register's own."""

from analytics.charts.log_dots import LogDots
from analytics.indicators.facts import first_place, number_of_rows, together
from analytics.indicators.indicator import Indicator, Rows, Sentence
from analytics.warehouse.coverage import events
from analytics.warehouse.part import Part

EVENT = {
    "fr": "« {title} » (de {low_claim} à {high_claim})",
    "ar": "«{title}» (من {low_claim} إلى {high_claim})",
    "en": "“{title}” ({low_claim} to {high_claim})",
}


def widest_gap(rows: Rows) -> dict[str, object]:
    """Return facts: the events whose highest figure is the largest multiple of their lowest."""
    return first_place("gap", EVENT)([{**row, "gap": row["high_claim"] / row["low_claim"]} for row in rows])


INDICATOR = Indicator(
    page=("events", 70),
    title={"fr": "Fréquentations qui divergent", "ar": "أرقام حضور متضاربة", "en": "Attendance figures that differ"},
    why={
        "fr": "Un même événement reçoit plusieurs chiffres : voir l’écart avant d’en citer un.",
        "ar": "تُنسب إلى الفعالية الواحدة أرقام عدة: لنر الفارق قبل الاستشهاد بأحدها.",
        "en": "One event is given several figures: see how far apart they are before quoting one.",
    },
    unit="attendees",
    basis=events(
        where=Part(
            "event_id IN (SELECT event_id FROM attendance_claims WHERE metric = 'attendees' AND basis <> 'suspected_typo' "
            "GROUP BY event_id HAVING min(value) < max(value))",
            ("one_attendance",),
        )
    ),
    sql="""
        SELECT selected_events.event_id, title, attendees_observed, min(value) AS low_claim, max(value) AS high_claim,
               count(*) AS claims, count(DISTINCT basis) AS bases
        FROM selected_events JOIN attendance_claims ON attendance_claims.event_id = selected_events.event_id
        WHERE metric = 'attendees' AND basis <> 'suspected_typo'
        GROUP BY selected_events.event_id, title, attendees_observed
        HAVING min(value) < max(value)
        ORDER BY CAST(max(value) AS DOUBLE) / min(value) DESC, selected_events.event_id
    """,
    chart=LogDots(category="title", value="attendees_observed", low="low_claim", high="high_claim"),
    sentence=Sentence(
        together(widest_gap, number_of_rows("events")),
        fr="Chiffres divergents pour {events:events} ; le plus grand écart relatif est celui de {leaders}.",
        ar="الفعاليات ذات الأرقام المتضاربة: {events}؛ وأكبر فارق نسبي في {leaders}.",
        en="Figures differ for {events:events}; the widest relative gap is that of {leaders}.",
        tied={
            "fr": "Chiffres divergents pour {events:events} ; le plus grand écart relatif est commun à {leaders}.",
            "ar": "الفعاليات ذات الأرقام المتضاربة: {events}؛ وأكبر فارق نسبي مشترك بين {leaders}.",
            "en": "Figures differ for {events:events}; the widest relative gap is shared by {leaders}.",
        },
        only={
            "fr": "Chiffres divergents pour un seul événement : {leaders}.",
            "ar": "فعالية واحدة فقط أرقامها متضاربة: {leaders}.",
            "en": "Figures differ for one event only: {leaders}.",
        },
    ),
    method={
        "fr": "Pour chaque événement dont les sources donnent des fréquentations différentes : la plus basse, la plus haute et celle retenue "
        "au registre. Prévisions, annonces d’ouverture et bilans y sont tous ; les coquilles présumées sont écartées.",
        "ar": "لكل فعالية تذكر مصادرها أرقام حضور مختلفة: الأدنى والأعلى والرقم المعتمد في السجل. وتشمل التوقعات وتصريحات الافتتاح والحصائل؛ "
        "وتُستبعد الأخطاء المطبعية المفترضة.",
        "en": "For each event whose sources give different attendances: the lowest, the highest and the one kept in the register. "
        "Forecasts, figures at the opening and accounts afterwards are all in it; presumed typing errors are left out.",
    },
    limits={
        "fr": "Ce n’est pas un intervalle de confiance : deux articles peuvent reprendre la même annonce. Un seul chiffre publié ne veut pas "
        "dire qu’il est sûr.",
        "ar": "ليس هذا مجال ثقة: فقد ينقل مقالان الإعلان نفسه. ووجود رقم منشور واحد لا يعني أنه مؤكد.",
        "en": "This is no confidence interval: two articles may repeat one announcement. A single published figure is not thereby sure.",
    },
    reference="Description of the table attendance_claims",
    reviewed="2026-11-24",
    labels={
        "low_claim": {"fr": "Chiffre le plus bas", "ar": "أدنى رقم", "en": "Lowest figure"},
        "high_claim": {"fr": "Chiffre le plus haut", "ar": "أعلى رقم", "en": "Highest figure"},
        "claims": {"fr": "Chiffres publiés", "ar": "الأرقام المنشورة", "en": "Published figures"},
        "bases": {"fr": "Fondements différents", "ar": "أسس مختلفة", "en": "Different bases"},
    },
)
