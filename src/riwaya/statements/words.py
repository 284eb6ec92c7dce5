"""Function words of reporting, folded: the closed classes that the grammar of saying turns on (words are in YAML)."""

from __future__ import annotations

#: أن / إن / بأن with and without a pronoun: what follows is what was said.
THAT = frozenset(
    pre + w for pre in ("", "ب", "ل") for w in ["ان", "انه", "انها", "انهم", "انهما", "انهن", "اننا", "انني", "اني"]
) - {"لاننا", "لانني", "لاني", "لانه", "لانها", "لانهم", "لانهما", "لانهن", "لان"} | {"بما معناه"}
RELATIVE = frozenset("الذي التي الذين اللذين اللذان اللتين اللتان اللواتي".split())
#: Words that open a phrase beside the subject, so that the subject ends before them.
ADJUNCT = frozenset(
    "في خلال عبر امام بعد قبل علي ردا مع عقب اثناء لدي من منذ حول بشان بخصوص عن الي تعليقا نقلا اليوم امس مساء "
    "صباح ظهر فجر ليل عشيه ضمن رغم وسط حتي عند حيال ازاء تجاه لوكاله لصحيفه لقناه لموقع لاذاعه للصحافيين "
    "للصحفيين لصحافيين بدوره بدورها بالقول قائلا قائله حسب وفق بحسب علنا لاحقا سابقا مؤخرا مجددا ايضا كذلك "
    "بعدما قبيل بعيد".split()
)
ADVERB = frozenset(
    "ايضا كذلك بدوره بدورها بدورهم مجددا مرارا لاحقا سابقا رسميا علنا مؤخرا انذاك حينها وقتها بشده بقوه بدايه "
    "ثم بالفعل صراحه مباشره حاليا سريعا فورا بوضوح تكرارا اولا ثانيا اخيرا هنا هناك بالتالي من جديد فيه فيها لنا له لها لهم".split()
)
#: What may follow the name of a document (في كلمة له، في بيان رسمي).
OF_DOCUMENT = frozenset("له لها لهم رسمي صحفي صحافي صحفيه صحافيه مقتضب مشترك خاص خاصه متلفز متلفزه مسجل مصور".split())
#: Verbs by which a document passes through others (بيان نشرته وكالة …، برقية تناقلتها مواقع …).
RELAYED = frozenset(
    "نشرته نشرتها نشره نشرها تناقلته تناقلتها تناقلها تناقله تلقته تلقتها تلقاه بثته بثتها بثه اوردته اوردتها اورده "
    "نقلته نقلتها نقله حصلت اطلعت تسلمته تسلمتها وزعته وزعتها تداولته تداولتها".split()
)
#: What may stand between a noun before the verb and the verb itself.
AUXILIARY = frozenset("قد كان كانت كانوا لم لا لن ما سبق ايضا كذلك بدوره بدورها ان و سوف كانا كانتا".split())
NEGATION = frozenset("لم لا لن".split())
#: A clause that follows one of these is no longer what the speaker said.
TURN = frozenset("فيما وكان وكانت وكانوا ويذكر ويشار وجاء وياتي وتاتي يذكر يشار".split())
TURN_PAIRS = frozenset({("في", "حين"), ("في", "المقابل"), ("في", "الوقت"), ("من", "جهته"), ("من", "جهتها")})
#: Words that open with ب of their own, or whose ب makes an adverb: any other ب and noun is read as a complement.
NOT_WITH = frozenset(
    "بعد بين بينهم بينها بينهما باسم بيان بيانا بيانات بيروت بغداد بدوره بدورها بدورهم بشان بسبب بل بلاده "
    "بلادها بلاد بلد بلده بحسب بحق بعض بعضهم بعضها برلين بعدما بشكل بشده بقوه بكل بن بنت بني بو بوتين بيت "
    "بينما بايدن باريس برئاسه بقياده بالاضافه بالنسبه بالتزامن بالتعاون بالتنسيق بالقرب بالتالي باستمرار بلدان "
    "بحر بريطانيا بريطاني البريطاني بلينكن باقر بكر بشار بيونغ باكستان باكستانيه بعثه بوابه بنك بدء بدا باتجاه "
    "بواسطه بمناسبه بموجب برفقه بحضور بمشاركه بوصفه بوصفها باعتباره باعتبارها بكين بروكسل بنيامين بدر بعيد "
    "بعيدا بدلا بناء بطل برنامج بحث بقوله بقولها بقولهم بالقول بالكامل بالفعل بالتحديد بالاجماع بالقوه "
    "بالكاد بالمقابل بالذات بالضبط بالطبع بالمثل بالتفصيل بانتظام بسرعه بعنف بغزاره بهدوء باكرا بدايه".split()
)
#: No noun phrase begins with these.
NOT_NP = frozenset(
    "في من عن علي الي مع ثم او اذا لم لن لا قد هل كي حتي بعد قبل خلال عبر حول عند منذ ضد امام بين لدي سوي الا الذي التي "
    "الذين حيث كما بينما فيما لكن ولكن ف و".split()
)

#: Those who are usually called upon and not calling: one noun phrase before إلى / على / بـ that opens so is the addressee.
ADDRESSED = frozenset(
    "الاطراف اطراف جميع كل كافه الجميع المجتمع الدول دول السكان المواطنين الاهالي العالم الشعب المدنيين الرعايا الجهات "
    "المسوولين المعنيين الفصائل القوي القاده".split()
)
#: After وفق، حسب these are rules that something follows, and nobody's words.
RULES_OF_ORDER = frozenset(
    "القانون قانون القضاء الشريعه الدستور الاتفاق اتفاق الاتفاقيه قواعد القواعد معايير المعايير الاصول خطه جدول نظام "
    "الحاجه الظروف القدره المده النسبه الطلب الترتيب اسس مبادي احكام مقتضيات".split()
)

#: After these a verb without subject goes on with the one before (إذ اتهم، حيث قال، كما دعا).
LEANS = frozenset("اذ حيث كما ثم لكنه لكنها وقد فقد انه انها".split())
