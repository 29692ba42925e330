"""National targets: how far each has come, how fast, and where it stands beside the pace it takes."""

from analytics.charts.target_tracks import TargetTracks
from analytics.indicators.facts_targets import STATISTICS_CANADA, TARGET_LABELS, TARGET_LIMITS, TARGETS_AND_READINGS, standing_counts
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.of_targets import standings
from analytics.warehouse.coverage import targets

INDICATOR = Indicator(
    page=("targets", 10),
    title={"fr": "Où en est chaque objectif", "ar": "أين وصل كل هدف", "en": "Where each target stands"},
    why={
        "fr": "Un objectif ne vaut que par la distance qui reste et le temps pour la parcourir.",
        "ar": "لا قيمة للهدف إلا بالمسافة المتبقية والوقت المتاح لقطعها.",
        "en": "A target is worth the distance that is left and the time to cover it.",
    },
    unit="percent of the way",
    basis=targets("baseline_year", "target_year", shown=("baseline_year", "target_year")),
    sql=TARGETS_AND_READINGS,
    statistic=standings,
    chart=TargetTracks(),
    sentence=Sentence(
        standing_counts,
        fr="Objectifs différents : {targets}, publiés {published} fois. Jugés : {assessed}, dont {in_time} atteints ou en bonne voie et {missed} manqués. "
        "Entre deux verdicts, l’écart étant plus petit que l’arrondi des chiffres : {within_rounding}. Échus, non relevés depuis : {due_unread}. Sans relevé "
        "depuis le départ : {no_reading}. Sans départ daté, sans échéance ou sans échelle commune : {open}.",
        ar="الأهداف المختلفة: {targets}؛ مرات نشرها: {published}. حُكم على: {assessed}، منها {in_time} تحققت أو على المسار الصحيح و{missed} لم تتحقق. "
        "بين حكمين لأن الفارق أصغر من تدوير الأرقام: {within_rounding}. حلّ أجلها ولم تُقرأ بعده: {due_unread}. بلا قراءة منذ الانطلاق: {no_reading}. بلا "
        "انطلاق مؤرخ أو بلا أجل أو بلا مقياس مشترك: {open}.",
        en="Different targets: {targets}, published {published} times. Judged: {assessed}, of which {in_time} reached or on track and {missed} missed. "
        "Between two verdicts, as the gap is smaller than the rounding of the figures: {within_rounding}. Fell due, not read since: {due_unread}. Without a "
        "reading since the baseline: {no_reading}. Without a dated baseline, a target year or one scale: {open}.",
        thin={
            "fr": "Aucun des {targets} objectifs différents, publiés {published} fois, ne peut être jugé aujourd’hui. Échus, non relevés depuis : "
            "{due_unread}. Sans relevé depuis le départ : {no_reading}. Sans départ daté, sans échéance ou sans échelle commune : {open}. Entre deux verdicts, "
            "l’écart étant plus petit que l’arrondi des chiffres : {within_rounding}.",
            "ar": "لا يمكن الحكم اليوم على أي هدف من الأهداف المختلفة، وعددها {targets}؛ مرات نشرها: {published}. حلّ أجلها ولم تُقرأ بعده: {due_unread}. "
            "بلا قراءة منذ الانطلاق: {no_reading}. بلا انطلاق مؤرخ أو بلا أجل أو بلا مقياس مشترك: {open}. بين حكمين لأن الفارق أصغر من تدوير الأرقام: "
            "{within_rounding}.",
            "en": "Of the {targets} different targets, published {published} times, not one can be judged today. Fell due, not read since: {due_unread}. "
            "Without a reading since the baseline: {no_reading}. Without a dated baseline, a target year or one scale: {open}. Between two verdicts, as the "
            "gap is smaller than the rounding of the figures: {within_rounding}.",
        },
    ),
    method={
        "fr": "Rythme : croissance annuelle composée du départ au dernier relevé d’un même éditeur, rapportée à celle qu’il faut du départ à l’objectif. "
        "Situation : dès 95 %, en bonne voie ; dès 60 %, à accélérer ; dès 0 %, progrès limité ; en dessous, éloignement. Arrondi : départ et relevé "
        "valent chacun leur chiffre imprimé, plus ou moins une demi-unité de sa dernière décimale ; un verdict n’est donné que s’il tient pour toutes ces "
        "valeurs, sinon l’objectif reste entre deux verdicts ; atteint veut dire que le chiffre "
        "imprimé arrive à l’objectif imprimé, et celui à qui il en manque au plus une demi-unité de la dernière décimale reste entre deux "
        "verdicts. Le départ est le relevé que l’éditeur donne pour cette année, même si l’objectif en annonce "
        "un autre, sinon celui de la stratégie, sauf si un autre éditeur le contredit ; un éditeur dont le départ dépasse déjà l’objectif mesure autre "
        "chose. Échu : l’année visée est finie. Atteint si le dernier relevé jusque-là y arrive ; sinon, constaté après l’échéance si un relevé plus tardif "
        "y arrive ; sinon manqué, par le relevé de l’année visée ou le premier d’après, sauf s’il y manque au plus une demi-unité de la dernière décimale "
        "imprimée ; non relevé s’il n’y en a pas. Attendu : à la fin de la dernière année complète du registre. Chances : les pas passés de la série, "
        "tirés à nouveau jusqu’à l’échéance ; elles supposent que l’avenir ressemble au passé. Refus sous sept relevés, ou si l’échéance est plus lointaine "
        "que le passé connu ; 1 veut dire au plus une chance sur dix, 9 au moins neuf.",
        "ar": "الوتيرة: النمو السنوي المركب من الانطلاق إلى آخر قراءة للناشر نفسه، منسوبا إلى النمو اللازم من الانطلاق إلى الهدف. الوضع: من 95% على "
        "المسار؛ ومن 60% يحتاج إلى تسريع؛ ومن 0% تقدم محدود؛ ودون ذلك ابتعاد. التدوير: الانطلاق والقراءة كل منهما الرقم المنشور زائد أو ناقص نصف وحدة من "
        "آخر خانة فيه؛ ولا يُعطى حكم إلا إذا صح لجميع هذه القيم، وإلا بقي الهدف بين حكمين؛ والتحقق أن يبلغ الرقم المنشور الهدف "
        "المنشور، وما نقصه نصف وحدة من آخر خانة على الأكثر يبقى بين حكمين. والانطلاق هو قراءة الناشر لتلك السنة ولو أعلن الهدف غيرها، وإلا "
        "فما أعلنته الاستراتيجية ما لم يخالفه ناشر آخر؛ والناشر الذي يتجاوز انطلاقه الهدف يقيس شيئا آخر. حلّ أجله: انتهت السنة المستهدفة. تحقق إذا بلغته آخر "
        "قراءة إلى ذلك الحين؛ وإلا فبقراءة بعد أجله إن بلغته؛ وإلا لم يتحقق حسب قراءة السنة المستهدفة أو أول قراءة بعدها، ما لم ينقصها نصف وحدة من آخر خانة "
        "منشورة على الأكثر؛ ولم يُقرأ إن لم توجد قراءة. المنتظر: عند نهاية آخر سنة مكتملة في السجل. الفرص: خطوات السلسلة الماضية تُسحب من جديد حتى الأجل؛ "
        "وتفترض أن المستقبل يشبه الماضي. لا جواب دون سبع قراءات أو إذا كان الأجل أبعد من الماضي المعروف؛ 1 تعني فرصة من عشر على الأكثر، و9 "
        "تسع فرص على الأقل.",
        "en": "Pace: compound yearly growth from the baseline to the last reading of one publisher, divided by the growth it takes from the baseline to "
        "the target. Standing: from 95% on track; from 60% acceleration needed; from 0% limited progress; below it moves away. Rounding: baseline and "
        "reading are each the printed figure, give or take half a unit of its last digit; a verdict is given only where it holds for all these values, "
        "else the target stays between two verdicts; reached means that the printed figure comes to the printed target, and one that falls short by at "
        "most half a unit of the last digit stays between two verdicts. The baseline is what the publisher reads for that year, even where the target "
        "states another, else "
        "the strategy’s, unless another publisher disputes it; a publisher whose baseline is past the target measures something else. Fell due: the "
        "target year is over. It is reached where the last reading up to then comes to it; else reached, seen after its year, where a later reading does; "
        "else missed, by the reading of the target year or the first after it, unless that falls short by at most half a unit of the last digit printed; "
        "not read where there is none. Expected: at the end of the register’s last whole year. Chances: past steps of the series drawn again up to the "
        "target year; they assume a future like the past. Refused below seven readings, or where the target year lies further than the known past; 1 says "
        "at most one chance in ten, 9 at least nine.",
    },
    limits=with_more(
        TARGET_LIMITS,
        fr="Deux éditeurs ne forment jamais une série. Même indicateur, valeur, minimum, unité et année : un seul objectif, quelles que soient la source, la "
        "stratégie nommée et la valeur de départ. Le tableau garde une ligne par publication et éditeur ; l’objectif compte une fois, sous son verdict le "
        "moins bon, sinon sous la situation la plus proche d’un verdict. Un départ que l’éditeur relève peut être loin de celui qu’annonce l’objectif : le "
        "tableau donne les deux. L’arrondi se lit aux décimales du registre ; les zéros finaux d’un nombre entier y comptent comme exacts.",
        ar="ولا يشكل ناشران سلسلة واحدة. المؤشر والقيمة والحد الأدنى والوحدة والسنة نفسها: هدف واحد مهما اختلف المصدر واسم الاستراتيجية "
        "وقيمة الانطلاق. يحتفظ "
        "الجدول بسطر لكل نشر وناشر؛ ويُحسب الهدف مرة واحدة بأضعف حكم، وإلا فبأقرب وضع إلى حكم. وقد يبتعد الانطلاق الذي يقرؤه الناشر عما يعلنه الهدف: يعطي "
        "الجدول الاثنين. ويُعرف التدوير من خانات الرقم في السجل؛ وتُعد أصفار آخر العدد الصحيح مضبوطة.",
        en="Two publishers never form one series. The same indicator, value, minimum, unit and year are one target, whatever source, strategy or baseline "
        "is named. The table keeps a line a publication and publisher; the target counts once, under its least good verdict, else under the standing "
        "nearest to one. A baseline that the publisher reads may lie far from the one the target states: the table gives both. Rounding is read from the "
        "digits in the register; zeros at the end of a whole number count as exact.",
    ),
    reference=STATISTICS_CANADA,
    reviewed="2026-11-30",
    labels=TARGET_LABELS,
)
