"""Function words of reporting, folded: the closed classes that the grammar of saying turns on (words are in YAML)."""

from __future__ import annotations

#: أن / إن / بأن with and without a pronoun: what follows is what was said.
THAT = frozenset(
    pre + w for pre in ("", "ب", "ل") for w in ["ان", "انه", "انها", "انهم", "انهما", "انهن", "اننا", "انني", "اني"]
) - {"لاننا", "لانني", "لاني", "لانه", "لانها", "لانهم", "لانهما", "لانهن", "لان"} | {"بما معناه"}
#: Between one of these and أن stands a clause of time or exception, and nothing that was said (بعد أن، من دون أن).
BEFORE_THAT = frozenset("بعد قبل منذ دون بدون رغم غير الا بيد حتي مع بمجرد سوي لولا كما الي علي قبيل عقب".split())
#: من before one of these is no part of the verb (من أجل، من قبل).
MEANS = frozenset("اجل قبل خلال جانب جديد جهه جهته جهتها جانبه جانبها دون بين شانه شانها ثم هنا المقرر".split())
#: After one of these stands a noun, and no verb (رغم تمسك …، خلال توجه …).
BEFORE_NOUN = frozenset(
    "في عن من الي علي كل اي هذا هذه ذلك بعد قبل خلال رغم وسط حول بشان بسبب نتيجه جراء اثر عقب ضد دون بدون عبر "
    "غير مع بين تحت نحو اثناء لدي عند امام وراء خلف اجراء اعاده عدم بمثابه تجاه ازاء حيال بفضل رهن".split()
)
#: Words of source that open an aside between subject and object (أعلنت س، وفق ص، مقتل …).
ASIDE = frozenset("وفق وفقا بحسب حسب نقلا طبقا حسبما وفقما".split())
#: Frames whose content is a noun phrase and not a clause.
PHRASES = frozenset({"np", "with", "of", "to", "upon", "from", "whom-with", "whom-to", "whom-upon"})
#: A preposition with the pronoun that goes back to what a relative clause is about (الذي تحدث عنه).
RESUMED = frozenset("عنه عنها عنهم اليه اليها به بها".split())
#: A preposition with a pronoun is no subject (طلب منهم …).
PRONOUNED = frozenset(
    p + s
    for p in ("من", "عن", "الي", "علي", "في", "ل", "ب", "مع", "لدي", "ضد", "بين", "حول")
    for s in ("ه", "ها", "هم", "هما", "هن", "كم", "نا")
) | {"منك", "عني", "مني", "خلاله", "خلالها", "بموجبه", "بموجبها", "بعده", "بعدها", "هولاء"}
#: «كلمة ألقاها في …»: verbs of a relative clause without الذي, after the words or occasion in which something was said.
GIVEN = frozenset(
    verb + pronoun
    for verb in "القا القت نشر نشرت بث بثت اجرا اجرت عقد عقدت كتب كتبت وجه وجهت اصدر اصدرت تلا تلت سجل سجلت".split()
    for pronoun in ("ه", "ها", "هما")
) | {"ادلي", "ادلت"}
#: A court condemns by judgment, and says nothing (أدانت المحكمة س).
COURTS = frozenset("محكمه هييه قاض قاضي قضاء محلفون محلفين".split())
#: أنه / أنها: the pronoun is the subject of the verb that follows.
THAT_PRONOUN = frozenset(b + p for b in ("ان", "بان", "فان") for p in ("ه", "ها", "هم", "هما", "هن"))
#: «وتابع حديثه بالقول»: the speaker's own words stand beside the verb and say nothing yet.
OWN_WORDS = frozenset("حديثه حديثها حديثهم تصريحاته تصريحاتها كلامه كلامها كلمته كلمتها".split())
#: Evidence shows, and says nothing: no statement where one of these is the subject.
EVIDENCE = frozenset(
    "ارقام احصاءات احصاييات احصاييه صور صوره لقطات تحاليل فحوص فحوصات نتايج معطيات ادله دلايل موشرات موشر بصمات "
    "تسجيلات كاميرات تشريح نقاب ستار".split()
)
#: Words that open a clause.
OPENERS = frozenset(": كما فيما بينما حيث وقد قد فقد لكن ولكن ثم حين اذ وكذلك كذلك".split())
#: The source words after which even showing and knowing are told (وفق ما أظهر استطلاع).
AS_TOLD = frozenset("وفق حسب بحسب حسبما وفقما لما ووفق وحسب وبحسب وحسبما".split())
RELATIVE = frozenset("الذي التي الذين اللذين اللذان اللتين اللتان اللواتي".split())
#: Words that open a phrase beside the subject, so that the subject ends before them.
ADJUNCT = frozenset(
    "في خلال عبر امام بعد قبل علي ردا مع عقب اثناء لدي من منذ حول بشان بخصوص عن الي تعليقا نقلا اليوم امس مساء "
    "صباح ظهر فجر ليل عشيه ضمن رغم وسط حتي عند حيال ازاء تجاه لوكاله لصحيفه لقناه لموقع لاذاعه للصحافيين "
    "للصحفيين لصحافيين بدوره بدورها بالقول قايلا قايله حسب وفق بحسب علنا لاحقا سابقا موخرا مجددا ايضا كذلك "
    "بعدما قبيل بعيد وفقا وفق بحسب حسب عوضا بدلا فضلا علاوه اضافه بين باسم لصالح بناء نتيجه بسبب جراء اثر".split()
)
ADVERB = frozenset(
    "ايضا كذلك بدوره بدورها بدورهم مجددا مرارا لاحقا سابقا رسميا علنا موخرا انذاك حينها وقتها بشده بقوه بدايه "
    "ثم بالفعل صراحه مباشره حاليا سريعا فورا بوضوح تكرارا اولا ثانيا اخيرا هنا هناك "
    "بالتالي فيه فيها لنا له لها لهم الينا اليه اليها اليهم "
    "عليه عليها عنه عنها منه منها به بها "
    "السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه".split()
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
TURN = frozenset("فيما بيد وكان وكانت وكانوا ويذكر ويشار وجاء وياتي وتاتي يذكر يشار".split())
TURN_PAIRS = frozenset({("في", "حين"), ("في", "المقابل"), ("في", "الوقت"), ("من", "جهته"), ("من", "جهتها")})
#: Words that open with ب of their own, or whose ب makes an adverb: any other ب and noun is read as a complement.
NOT_WITH = frozenset(
    "بعد بين بينهم بينها بينهما باسم بيان بيانا بيانات بيروت بغداد بدوره بدورها بدورهم بشان بسبب بل بلاده "
    "بلادها بلاد بلد بلده بحسب بحق بعض بعضهم بعضها برلين بعدما بشكل بشده بقوه بكل بن بنت بني بو بوتين بيت "
    "بينما بايدن باريس برياسه بقياده بالاضافه بالنسبه بالتزامن بالتعاون بالتنسيق بالقرب بالتالي باستمرار بلدان "
    "بحر بريطانيا بريطاني البريطاني بلينكن باقر بكر بشار بيونغ باكستان باكستانيه بعثه بوابه بنك بدء بدا باتجاه "
    "بواسطه بمناسبه بموجب برفقه بحضور بمشاركه بوصفه بوصفها باعتباره باعتبارها بكين بروكسل بنيامين بدر بعيد "
    "بعيدا بدلا بناء بطل برنامج بحث بقوله بقولها بقولهم بالقول بالكامل بالفعل بالتحديد بالاجماع بالقوه "
    "بموجبه بموجبها بالكاد بالمقابل بالذات بالضبط بالطبع بالمثل بالتفصيل بانتظام بسرعه بعنف بغزاره بهدوء باكرا "
    "بدايه".split()
)
#: No noun phrase begins with these.
NOT_NP = frozenset(
    "في من عن علي الي مع ثم او اذا لم لن لا قد هل كي حتي بعد قبل خلال عبر حول عند منذ ضد امام بين لدي سوي الا "
    "الذي التي الذين حيث كما بينما فيما لكن ولكن ف و عندما حين حينما لان لانه لانها كي لكي اثر عقب بشان وسط رغم".split()
)

#: Those who are called upon and not calling: one noun phrase before إلى / على / بـ that opens so is the addressee.
ADDRESSED = frozenset(
    "الاطراف اطراف جميع كل كافه الجميع المجتمع الدول دول السكان المواطنين الاهالي العالم الشعب المدنيين الرعايا الجهات "
    "المسوولين المعنيين الفصايل القوي القاده".split()
)
#: After وفق، حسب these are rules that something follows, and nobody's words.
RULES_OF_ORDER = frozenset(
    "القانون قانون القضاء الشريعه الدستور الاتفاق اتفاق الاتفاقيه قواعد القواعد معايير المعايير الاصول خطه جدول نظام "
    "قرار قرارات مرسوم صوره صور اصول الحاجه الظروف القدره المده النسبه الطلب الترتيب اسس مبادي احكام "
    "مقتضيات".split()
)

#: After these a verb without subject goes on with the one before (إذ اتهم، حيث قال، كما دعا).
LEANS = frozenset("اذ حيث كما ثم لكنه لكنها وقد فقد انه انها حين بينما فيما لكن ولكن حينما عندما بعدما".split())
