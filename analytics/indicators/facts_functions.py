"""What the indicators on the functions of the innovation system share: their facts, labels and limits."""

from statistics import median

from analytics.indicators.facts import quoted
from analytics.indicators.facts_dynamics import PRESS_LIMITS
from analytics.indicators.indicator import Rows, with_more
from analytics.words.fill import Several

FUNCTION_LIMITS = with_more(
    PRESS_LIMITS,
    fr="Elle rapporte peu les échecs, les règles et les achats publics : la formation des marchés et la légitimité y paraissent plus minces "
    "qu’elles ne le sont. La fonction vient du type de la fiche, non de sa lecture une à une.",
    ar="وقلما تذكر الإخفاقات والقواعد والمشتريات العمومية: فيبدو تكوين الأسواق وبناء المشروعية أضعف مما هما عليه. وتأتي الوظيفة من نوع "
    "البطاقة لا من قراءتها واحدة واحدة.",
    en="It seldom reports failures, rules and public purchases: market formation and legitimacy look thinner than they are. The function "
    "comes from the type of a record, not from reading each one.",
)
FUNCTION_METHOD = {
    "fr": "Analyse de l’histoire par événements : chaque fiche datée reçoit la fonction de la table de codage selon son type et son axe ; la "
    "règle la plus précise l’emporte. Ce qui figure dans les deux registres compte une fois.",
    "ar": "تحليل تاريخ الأحداث: تأخذ كل بطاقة مؤرخة وظيفتها من جدول الترميز حسب نوعها ومحورها، وتغلب القاعدة الأدق. وما ورد في السجلين "
    "معا يُحتسب مرة واحدة.",
    "en": "Event-history analysis: each dated record takes the function of the coding table by its type and axis; the most specific rule wins. "
    "What stands in both registers counts once.",
}
FUNCTION_REFERENCE = "Hekkert et al. 2007, doi 10.1016/j.techfore.2006.03.002; Suurs and Hekkert 2009, doi 10.1016/j.techfore.2009.03.002"


def change_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the functions whose pace clearly rose (`risen`) or fell (`fallen`), how many are too thin, and the two periods."""
    names = quoted("function")
    known = [row for row in rows if row["ratio"] is not None]
    risen, fallen = [row for row in known if row["low"] > 1], [row for row in known if row["high"] < 1]
    spans = {name: rows[0][name] for name in ("earlier_from", "later_from", "last_year")}
    counts = {"risen": len(risen), "fallen": len(fallen), "judged": len(known), "thin": len(rows) - len(known)}
    form = "first" if risen or fallen else "only"
    return {**spans, **counts, "earlier_to": spans["later_from"] - 1, "leaders": Several(names, [*risen, *fallen]), "form": form}


def motor_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the chains above chance as `leaders`, how many were looked at or could not be, and the median ratio that would be seen."""
    words = {
        "fr": "« {function} » puis « {next_function} » ({followed} pour {expected:tenth} attendus)",
        "ar": "«{function}» ثم «{next_function}» ({followed} مقابل {expected:tenth} متوقعة)",
        "en": "“{function}” then “{next_function}” ({followed} for {expected:tenth} expected)",
    }
    known = [row for row in rows if row["ratio"] is not None]
    above = sorted((row for row in known if row["low"] > 1), key=lambda row: -row["low"])
    return {
        "leaders": Several(words, above),
        "visible": median(row["visible_ratio"] for row in known),
        "tested": len(known),
        "untested": len(rows) - len(known),
        "form": "first" if above else "only",
    }


def agreement_facts(rows: Rows) -> dict[str, object]:
    """Return facts: kappa with its interval, the share agreed, and where the coders disagree most (`leaders`)."""
    words = {
        "fr": "« {function} » ou « {second_function} » ({records:records})",
        "ar": "«{function}» أو «{second_function}» ({records:records})",
        "en": "“{function}” or “{second_function}” ({records:records})",
    }
    apart = sorted((row for row in rows if row["function"] != row["second_function"]), key=lambda row: -row["records"])
    judged = {name: rows[0][name] for name in ("kappa", "low", "high", "agreed_pct")}
    named = [row for row in apart if None not in row.values()]
    return {**judged, "leaders": Several(words, named), "form": "first" if named else "only"}
