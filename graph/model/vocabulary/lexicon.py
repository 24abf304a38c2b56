"""Words of roles, statuses, relations and natures that change the meaning of a tie.

The languages are English, German, French, Italian, Spanish, Portuguese, Dutch, Polish, Indonesian,
Chinese, Japanese and Russian. Words are looked for in text as ``plain_words`` writes it.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from graph.model.vocabulary.periods import PERIOD_END


class WordClass(StrEnum):
    """Effect of a source's words on the tie that its field would give."""

    NOT_AT_ALL = "not at all"
    NOT_YET = "not yet"
    OVER = "over"
    FOR_ANOTHER = "for another"
    NOT_CONSOLIDATED = "not consolidated"
    RIGHTS = "rights"
    TRUST_ROLE = "trust role"
    NO_OFFICE = "no office"
    OWNER = "owner"
    OFFICE = "office"
    UNKNOWN = "unknown"


def _any_form(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms))


_HYPHENS = re.compile("[‐‑‒–—―]")


def plain_words(text: str) -> str:
    """Return words in one form: lower case, plain hyphens and apostrophes, single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if not folded.isascii():
        folded = _HYPHENS.sub("-", folded).replace("’", "'")
    folded = folded.replace("_", " ")
    return " ".join(folded.split())


OVER = _any_form(
    r"\bformer(?:ly)?\b|\bex[- ](?!officio)|\bprevious(?:ly)?\b|\bpast\b|\bresign(?:ed|ation|s)\b",
    r"\bretired\b|\bceased\b|\bremoved\b|\bdismissed\b|\bended\b|\bexpired\b|\bterminated\b",
    r"\buntil\b(?! further)|\binactive\b|\bhistoric(?:al)?\b|\bone-?time\b|\berstwhile\b",
    r"\bemeritus\b|\bdeceased\b|\bno longer\b|\bdisposed\b|\bsold\b|\bdivested\b|\bwas\b",
    r"\bstepped down\b|\brevoked\b|\bwithdrawn\b|\bvacated\b|\bdissolved\b|\bcancell?ed\b",
    r"\bnot (?:active|current|in office)\b|\bsuperseded\b|\bclosed\b|\bold\b|\boutgoing\b",
    r"\bmerged (?:in|into|with)\b|\bliquidated\b|\bwound up\b|\bde-?registered\b|\bstruck off\b",
    r"\btransferred\b|\bredeemed\b|\bsurrendered\b|\bdiscontinued\b|\bforfeited\b",
    r"\bsuspended\b|\bousted\b|\bexpelled\b|\bdisqualified\b|\bbarred\b|\bstripped\b|\blapsed\b",
    r"\bdefunct\b|\btransferors?\b|\blate\b|\bdec'd\b|†|\bd\. ?(?=(?:19|20)\d\d\b)",
    r"\behemal|\behem\.|\bfrüher|\bvormal|\bausgeschieden|\babberufen|\bzurückgetreten|\bgewesen",
    r"\bim ruhestand|\ba\. ?d\.|\berloschen|\bbeendet|\bverstorben|\binaktiv|\bgelöscht",
    r"\baltgesell|\bnicht mehr\b|\bausgetreten|\bausgeschlossen|\bgekündigt|\bsuspendiert",
    r"\babgetreten|\bentlassen\b|\bverst\.|\bruhend",
    r"\bancien(?:ne)?s?\b|\bprécédent|\bdémission|\bretraité|\bcessé|\brévoqué|\bsortant|\bdécédé",
    r"\bradié|\bautrefois|\bantérieur|\bhonoraire|\binactif|\b(?:n'est|n'a) plus\b"
    r"|\bsuspendue?s?\b",
    r"\bexclue?s?\b|\bdéchue?s?\b",
    r"\bprecedent[ei]\b|\bgià\b|\bdimess|\bdimissionari|\bcessat|\bdecadut|\brevocat|\buscente\b",
    r"\bpassat[oa]\b|\bpregress|\binattiv|\bex\b(?! officio)|\bsospes[oaie]\b|\besclus[oaie]\b",
    r"\bradiat[oaie]\b|\bdefunt[oaie]\b",
    r"\bantigu[oa]s?\b|\bex(?=director|president|soci|administrador|accionista|consejer|gerente)",
    r"\banterior|\bcesad|\bcese\b|\bdimiti|\brenunci|\bsaliente\b|\bjubilad|\binactiv[oa]",
    r"\bya no\b|\bdejó de\b|\bsuspendid[oa]|\bexcluid[oa]|\binhabilitad|\bfallecid|\bfinad[oa]\b",
    r"\bantig[oa]s?\b|\bexonerad|\bdestituíd|\bretirad|\bdesligad|\bcessou|\baposentad|\binativ",
    r"\bdeixou de\b|\bsuspens[oa]\b|\bexcluíd|\binabilitad|\bfalecid",
    r"\bvoormalig|\bgewezen|\boud-|\bvroeger|\bafgetreden|\bontslagen|\buitgetreden|\bvorige?\b",
    r"\bbeëindigd|\buitgeschreven|\binactief|\bniet (?:actief|meer)\b|\bgeschorst|\bgeroyeerd",
    r"\boverleden\b",
    r"\bbył(?:y|a|e|ego)?\b|\bpoprzedni|\bdawn[yaie]\b|\bustąpi|\bodwołan|\bzrezygnow",
    r"\bustępuj|\bwykreślon|\bzakończon|\bnieaktywn|\bw stanie spoczynku|\bjuż nie\b",
    r"\bzawieszon|\bwykluczon|\bzmarł",
    r"\bmantan\b|\bbekas\b|\beks\b|\beks-|\bterdahulu|\bsebelumnya|\bmengundurkan diri|\bpurna",
    r"\bdiberhentikan|\bberhenti\b|\bberakhir|\btidak aktif|\btidak lagi|\bditangguhkan|\bdipecat",
    r"\bdiskors\b|nonaktif|\bnon-aktif|\balmarhum|\balmh?\.|^almh?$|\bmeninggal",
    "前(?!海)|曾任|曾经|曾經|曾為|曾为|曾是|原(?:董|股|任|总|總|法|监|監|经|經|副|实|持)|离任|離任|辞任",
    "辭任|辞职|辭職|卸任|已退|退休|退出|免职|免職|历任|歷任|历史|歷史|被免|不再|失效|已注销|离职|離職",
    "停职|停職|撤职|撤職|除名|被撤|已故|故人|死亡|死去",
    "元(?=取締|代表|社長|会長|役員|株主|監査|理事|社員|オーナー|所有|CEO)|旧(?!姓)|退任|退職|解任|歴任",
    r"\bбывш|\bэкс-|\bпрежн|\bпредыдущ|\bуволен|\bв отставке|\bушедш|\bпокинул|\bпрекра[тщ]",
    r"\bранее\b|\bутратил|\bвышедш|\bзаверш[её]н|\bнедейств|\bнеактив|\bотставн|\bбольше не\b",
    r"\bотстран[её]н|\bисключ[её]н|\bприостанов|\bпокойн|\bумер|\bскончал",
)
NOT_YET = _any_form(
    # An allegation or a possibility is not a statement yet either.
    r"\bproposed\b|\bpending\b|\bdesignated?\b(?! (?:member|partner|representative))|\belect\b",
    r"\bapplicant\b|\bprospective\b|\bfuture\b|\bplanned\b|\bcandidate\b|\bto be appointed\b",
    r"\bincoming\b|\bintended\b|\bpotential\b|\bupcoming\b|\bdraft\b|\balleged\b|\bsuspected\b",
    r"\bto be (?:incorporated|formed|established|registered)\b|\b(?:in|under) formation\b",
    r"\b(?:from|starting|as of|effective) (?:next|tomorrow)\b",
    r"\bto (?:take|assume) (?:office|over)\b",
    r"\bab (?:dem |der )?(?:nächst|kommend)",
    r"\bà partir de l'an prochain|\bmulai (?:tahun|bulan) depan",
    r"[?？]\s*$",
    r"\bpossib(?:le|ly)\b|\brumou?r(?:ed|s)\b|\bnot yet\b|\bawaiting\b|\bnominated\b"
    r"|\bprobabl[ey]\b",
    r"\bdisputed\b|\bin dispute\b|\bcontested\b|\bchallenged\b|\bclaim(?:ed|ant)\b|\bclaims to\b",
    r"\bpurported(?:ly)?\b|\bsupposed(?:ly)?\b|\bself-(?:styled|proclaimed)\b|\bputative\b",
    r"\bpresum(?:ed|ably|ptive)\b|\b(?:apparent|ostensible|likely|unconfirmed|unverified"
    r"|unproven)\b",
    r"\b(?:believed|thought|said|understood|alleged) to\b|\bbelieved\b|\bapparently\b"
    r"|\ballegedly\b",
    r"\bwould-be\b|-to-be\b|\bwants? to\b|\b(?:may|might|could|will) (?:be|become|own|hold)\b",
    r"\bvorgeschlagen|\bdesigniert|\bkünftig|\bzukünftig|\bgeplant|\bangehend|\bkandidat\b",
    r"\bin spe\b|\bvorgesehen|\bbewerber|\bantragsteller|\bschwebend|\banwärter|\bmutmaßlich"
    r"|\bausstehend",
    r"\bumstritten|\bstrittig|\bbestritten|\bangeblich|\bvermeintlich|\bvermutlich|\bvermutet",
    r"\bwahrscheinlich|\bmöglich|\bunbestätigt|\bungeklärt|\bfraglich",
    r"\bproposée?s?\b|\bpressenti|\bfuture?s?\b|\bdésignée?\b|\bcandidate?\b|\ben attente|\bprévu",
    r"\bprésumé|\bpostulant|\blitigieu|\bcontestée?s?\b|\bprétendue?s?\b|\bsupposée?s?\b|\ballégué",
    r"\bsoupçonn|\bprobable|\bnon confirmé|\béventuel",
    r"\bpropost[oaie]\b|\bdesignat[oaie]\b|\bfutur[oaie]\b|\bcandidat[oaie]\b|\bin attesa",
    r"\bprevist[oaie]\b|\bpresunt[oaie]\b|\bcontes[oaie]\b|\bcontestat|\bsuppost[oaie]\b|\basserit",
    r"\bsospett|\bprobabil|\bnon confermat|\bcontrovers",
    r"\bpropuest|\bdesignad|\belect[oa]\b|\bpendiente|\bsolicitante|\bdisputad|\ben (?:disputa"
    r"|litigio)",
    r"\bsupuest[oa]|\bsospechos|\balegad|\bno confirmad|\bcuestionad|\bcontrovertid",
    r"\beleit[oa]\b|\bpendente|\bindicad[oa]\b|\bem (?:espera|disputa|litígio)|\bcontestad",
    r"\bsupost[oa]|\bsuspeit|\bprováve|\bnão confirmad",
    r"\bvoorgesteld|\baankomend|\btoekomstig|\bbeoogd|\bkandidaat|\bin afwachting|\baspirant",
    r"\bvermoedelijk|\bbetwist|\bomstreden|\bvermeend|\bmogelijk|\bwaarschijnlijk|\bonbevestigd",
    r"\bproponowan|\bprzyszł|\bkandydat|\bdesygnowan|\boczekując|\bplanowan|\bwnioskodawc",
    r"\bdomniem|\bsporn[yaei]\b|\bkwestionowan|\brzekom|\bpodejrzan|\bprawdopodobn"
    r"|\bniepotwierdzon",
    r"\bcalon\b|\bdiusulkan|\bterpilih|\bmenunggu|\bpemohon|\brencana|\bdiduga|sengketa|\bkonon\b",
    r"\bkemungkinan|\bdiperkirakan|\bdisebut-sebut|\bbelum\b",
    "拟|擬|候任|待任|候选|候選|提名|申请人|申請人|待批|预定|涉嫌|争议|爭議|疑似|可能|据称|據稱|存疑",
    "未确认|未確認|自称|自稱",
    "候補|予定|内定|次期|就任前|申請中|疑い|係争|推定|とされる",
    r"\bпредлагаем|\bпредложенн|\bбудущ|\bкандидат|\bназначаем|\bизбранный\b|\bожида|\bзаявител",
    r"\bпланируем|\bпредполагаем|\bспорн|\bоспарива|\bпредположительн|\bякобы\b|\bвероятн",
    r"\bвозможн|\bнеподтвержд|\bмним",
)
NOT_AT_ALL = _any_form(
    r"\b(?:is|was|are|does|do|has|had) not\b",
    r"\bnot (?:affiliated|related|connected|associated|an?\b)",
    r"\bnot (?:owned|linked|involved|part|the)\b",
    r"\bno (?:relation|connection|affiliation|link|ties)",
    r"\bunrelated\b|\bunaffiliated\b|\bunconnected\b|\bden(?:y|ies|ied)\b|\bdenial\b|\bnever\b",
    r"\bnon-?(?:share|stock)holders?\b|\bnon-?owners?\b|\bnon-?(?:director|officer|member)s?\b",
    r"\bindependent (?:of|from)\b|\bnothing to do with\b|\bnon-?affiliate|\bdisclaims?\b",
    r"\brefutes?\b|\brejects? (?:\w+ )?(?:ownership|owning)\b",
    r"\bnicht (?:verbunden|verwandt|verflochten|zugehörig|beteiligt)|\bnichts zu tun",
    r"\bunabhängig von",
    r"\bkein\w* (?:verbindung|beziehung|beteiligung|zusammenhang)|\bbestreitet|\bdementiert",
    r"\bnon (?:affili|liée?|apparent)|\baucune? (?:lien|relation|rapport)|\bindépendante? de\b",
    r"\bsans (?:lien|rapport|relation)|\bdément\b|\bn'est pas",
    r"\bnon (?:collegat|correlat|legat|è\b)|\bnessuna? (?:legame|relazione|rapporto|collegament)",
    r"\bsmentisce|\bnega\b|\bindipendente da",
    r"\bno (?:afiliad|relacionad|vinculad|es\b|tiene\b)|\bsin (?:relación|vínculo|vinculación)",
    r"\bningun[ao]? (?:relación|vínculo)|\bniega\b|\bdesmiente|\bajen[oa] a\b",
    r"\bnão (?:afiliad|relacionad|vinculad|é\b|tem\b)|\bsem (?:relação|vínculo|ligação)|\bdesmente",
    r"\bnenhuma? (?:relação|vínculo|ligação)",
    r"\bniet (?:verbonden|gelieerd|verwant|gerelateerd)|\bgeen (?:relatie|verband|band|verbinding)",
    r"\bontkent|\bonafhankelijk van",
    r"\bniepowiązan|\bnie (?:jest|powiązan|związan)|\bbrak (?:powiązań|związku|relacji)",
    r"\bzaprzecza",
    r"\bbez związku",
    r"\btidak (?:terafiliasi|terkait|berafiliasi|berhubungan|ada\b|memiliki)|\bbukan\b|\bmembantah",
    "无关|無關|没有关系|沒有關係|否认|否認|非关联|非關聯|并非|並非|不是|无任何|不属于",
    "無関係|関[係連][がは]?(?:ない|なし|ありません)|否定|ではない",
    r"\bне (?:связан|аффилирован|явля|относ|име)|\bнет (?:связи|отношен)|\bнесвязан|\bотрица",
    r"\bбез связи|\bнезависим\w* от\b",
)
CAPACITIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "through control over a trust",
        _any_form(
            r"through control over (?:a |the )?trust",
            r"has significant (?:influence|control) over a trust which (?:holds|has)",
        ),
    ),
    (
        "through control over a firm",
        _any_form(
            r"through control over (?:a |the )?firm(?: or trust)?",
            r"has significant (?:influence|control) over a firm which (?:holds|has)",
        ),
    ),
    (
        "as trustee",
        _any_form(
            r"(?:with control )?over (?:the )?trustees of a trust",
            r"(?:over the entity )?as (?:the )?trustees? of a trust",
        ),
    ),
    (
        "as member of a firm",
        _any_form(r"as (?:a )?members? of a firm|\bas firm\b|with control over a firm"),
    ),
    (
        "as nominee",
        _any_form(
            r"\b(?:as )?nominees?\b|\bstraw ?m[ae]n\b|\bfront ?m[ae]n\b|strohmann|strohfrau",
            r"\bon paper\b|\bin name only\b|\bnominal(?= (?:owner|share|director|holder))",
            r"prête-nom",
            r"prestanome|testaferr|testa de ferro|stroman|\bsłup\b|figurant",
            r"pinjam nama|代持|挂名|掛名",
            r"名義(?:人|上|株主)|名义(?:股东|持)|номинальн",
        ),
    ),
    (
        "as custodian",
        _any_form(
            r"custodian|\bdepositary|verwahrer|verwahrstelle|dépositaire|depositari[oa]\b"
            r"|\bcustodio",
            r"\bcustodiante|bewaarder|bewaarnemer|depozytariusz|kustodian|托管|託管|保管|депозитар"
            r"|кастоди",
        ),
    ),
    (
        "on behalf of another",
        _any_form(
            r"on (?:the )?behalf of|for (?:the )?account of|in trust for|im auftrag|im namen",
            r"\bacting for\b|handelnd für|agissant pour|agendo per|actuando por|mewakili\b",
            r"für rechnung",
            r"pour (?:le )?compte|au nom de|per conto|a nome di|por cuenta de|en nombre de",
            r"por conta de",
            r"em nome de|namens|voor rekening|w imieniu|na rzecz|atas nama|\bkuasa dari\b",
            r"代为持有|代表他人",
            r"代理持|のために|の代理|от имени|в интересах|по доверенности|за счет",
        ),
    ),
    (
        "as trustee",
        _any_form(
            r"trustees?|\btrust\b|treuhänd|treuhand|fiducia|fiduci[aá]ri|bewindvoerder|\bpowiern",
            r"wali amanat|受托|受託|信托|信託|доверительн",
        ),
    ),
)
"""Capacities in which something is held for another, the longest wording first."""


def stated_capacity(words: str) -> str:
    """Return the capacity that words of a kind of holder name, empty for none: ``受托人``."""
    plain = plain_words(words)
    return next((capacity for capacity, form in CAPACITIES if form.search(plain)), "")


FIRST_WORDS_OF_PAST = re.compile(
    r"(?:formerly|previously|until (?=\d)|bis (?=\d|ende)|ehemals|vormals|anciennement|"
    r"jusqu'\w+|precedentemente|anteriormente|hasta (?=\d)|até (?=\d)|voorheen|tot (?=\d)|"
    r"dawniej|sebelumnya|dahulu)\b|原(?=[住地址])",
    re.IGNORECASE,
)
"""First words of an address or a number that is one no longer; "Old Street 5" is one."""

NOMINEE = next(form for name, form in CAPACITIES if name == "as nominee")
"""Words for a party that holds or serves in another's place."""

CANDIDATE = _any_form(r"\bdirector nominees?\b", r"\bnominees? for (?:election|director)")
"""Nominees who are candidates for an office, in filings of the United States."""

DENIED_BEFORE = _any_form(r"\b(?:no|not|non|never|without|bukan|tanpa|kein\w*)\b[\w\s,-]{0,20}$")
"""Words that deny what follows directly after them."""

WITHHELD = _any_form(
    r"exempt|secure|withheld|non[- ]public|protected|anonym|geschützt|confidentiel|riservat",
    r"reservad|geheim|zastrzeżon|dirahasiakan|保密|非公開|скрыт",
)
"""Words for a party whose name is known and withheld."""

AGENTS = _any_form(
    r"\bprox(?:y|ies)\b|\battorneys?(?:[- ]in[- ]fact)?\b|\bpoa\b|power of attorney|\bagents?\b",
    r"\brepresentatives?\b(?! directors?\b)|bevollmächtigt|vertreter|mandataire|représentant",
    r"procurator[ei]",
    r"\bprocura\b",
    r"rappresentant|apoderad|representante|mandatari|procurador|gemachtigde|volmacht",
    r"vertegenwoordiger",
    r"pełnomocni|przedstawiciel|\bkuasa\b|\bwakil\b(?! (?:direktur|presiden|komisaris|ketua))|代理",
    "代表(?!取締役|董事|理事|社員|执行|執行|人)|代理人|представител|доверенн",
)
UNCONSOLIDATED = _any_form(
    r"joint venture|\bassociated? (?:compan|entit|undertaking|enterprise)|\bassociates?\b",
    r"\baffiliate",
    r"equity[- ](?:method|investee|accounted)|variable interest|\bvies?\b|\bminority\b",
    r"held by others|non-?controlling",
    r"(?:not|un|non)[- ]?consolidated",
    r"gemeinschaftsunternehmen|assoziiert|minderheits",
    r"coentreprise|entreprise associée|minoritaire",
    r"\bcollegat[ao]|impresa associata|minorit[aá]ri",
    r"negocio conjunto|empresa asociada|\basociada\b|\bcoligad|empreendimento conjunto",
    r"\bdeelneming\b|minderheid|\bgelieerd",
    r"stowarzyszon|mniejszościow|wspólne przedsięwzi|\bpowiązan",
    r"perusahaan patungan|afiliasi|\basosiasi|minoritas",
    "合营|合營|合资|合資|联营|聯營|少数股|少數股|参股|持分法|関連会社|合弁",
    r"совместн\w+ предприят|аффилир|ассоциирован|миноритар|зависим",
)
"""Words for a company that is not, or not wholly, a party's own."""

INDIRECT = _any_form(
    r"(?<!directly or )\bindirect|\bthrough\b|\bvia\b",
    r"\bmittelbar|\bindirekt|\bindirecte?|\bindirett|\bpośredni|tidak langsung|间接|間接|косвенн",
    # The last of a chain, of unknown length and shares.
    r"\bultimate(?:ly)? (?!beneficial)(?:[\w-]+ )?(?:parents?\b|holding|holders?\b|own"
    r"|share-?holder|stock-?holder|propriet)",
    r"\bultimates?$|\bguo\b",
    r"\b(?:top|head|group|global|intermediate|grand|great-?grand)[ -]?parents?\b",
    r"\b(?:oberste|letzt(?:endlich)?)\w* (?:\w+ )?(?:mutter|eigentüm|gesellschafter|inhaber"
    r"|konzern)",
    r"\bkonzern(?:mutter|obergesellschaft|spitze)",
    r"\b(?:mère|propriétaire|actionnaire|détenteur|associée?)s? (?:\w+ )?(?:ultime|final|de tête)",
    r"\b(?:controllante|proprietari\w|soci[oa]|azionista|capogruppo) (?:\w+ )?(?:ultim|final)",
    r"\b(?:matriz|propietari[oa]|dueñ[oa]|accionista|soci[oa]|proprietári[oa]|acionista|sóci[oa]"
    r"|controladora|titular) (?:\w+ )?(?:últim|final|ultim)",
    r"\buiteindelijke? (?!belang)(?:\w+ )?(?:moeder|eigenaar|aandeelhoud|houd)",
    r"\bostateczn\w+ (?:\w+ )?(?:właściciel|udziałow|akcjonariusz|jednostk|spółk)",
    r"\b(?:induk|pemilik|pemegang saham) (?!manfaat)(?:\w+ )?(?:utama|akhir|terakhir|puncak)\b",
    "(?:最终|最終)(?:的な?)?(?:控股|控制)?(?:母公司|股东|股東|所有|持有|出资|親会社|株主)",
    r"\bконечн\w+ (?!бенефиц)(?:\w+ )?(?:владел|собственник|акционер|материн|участник)",
)
NOT_CONSOLIDATED = _any_form(UNCONSOLIDATED.pattern, INDIRECT.pattern)
TRUST_ROLES = _any_form(
    r"settlor|grantor|trustor|\bprotector|\bbenefi+ciar(?:y|ies)\b|\bfounders?\b",
    r"enforcer",
    r"\bcreator\b|appoint[eo]r\b|\bstifter|begünstigt|\bgründer|protektor|constituant|bénéficiaire",
    r"\bfondat(?:eur|rice)|protecteur|disponente|guardiano|beneficiari[oa]?|\bfondator|costituente",
    r"fideicomitente|fundador|instituidor|beneficiári|constituyente|insteller|begunstigde",
    r"oprichter",
    r"założyciel|beneficjent|fundator|pendiri|penerima manfaat|委托人|委託[人者]",
    r"受益[人者]|保护人|保護者",
    "创始人|創始人|发起人|创立者|創設者|設立者|創業者|учредител|бенефициар|основател|протектор",
)
NO_OFFICE = _any_form(
    r"\bauditors?\b|incorporator",
    r"(?:registered|filing|resident|statutory|process|transfer|local) agent",
    r"tax (?:advis|consult|agent|representative)|\baccountants?\b|bookkeep|\bbankers?\b",
    r"^bank(?: of)?$",
    r"\blawyers?\b|\bsolicitors?\b|\badvocate\b|legal (?:advis|counsel)|\battorney(?:s)? at law",
    r"notary",
    r"\bcourt\b|\bregistrar\b|\bconsultants?\b|\badvis[eo]rs?\b|\bbrokers?\b|\bstockbroker",
    r"subscriber",
    r"intermediary|introducer|\bclients?\b|\bcustomers?\b|\bsuppliers?\b|\bcreditors?\b",
    r"\blenders?\b",
    r"\binvestors?\b|\bcontacts?\b|correspond|\brecords\b|\bregister\b|safekeeping|underlying",
    r"\boffice\b|\baddress|registered at|service provider",
    r"\bspouse|\bwife\b|\bhusband\b|\bsiblings?\b|\bfamily\b|\brelatives?\b|\bassistant to\b",
    r"\bclerk\b|\b(?:sister|brother|son|daughter|father|mother|cousin|uncle|aunt|nephew|niece)s?\b",
    r"\bin-law\b|\bwidow(?:er)?\b|\bheirs?\b|\bfriends?\b|\b(?:competitor|rival|opponent"
    r"|victim)s?\b",
    r"\bof (?:an? |the |its )?(?:subsidiar(?:y|ies)|affiliates?|branch(?:es)?|sister compan)",
    r"\bbranch (?:manager|director|head)|(?:filial|niederlassungs)leiter|kepala cabang",
    "分公司负责人",
    # Whom a court or creditors appoint runs a company in the place of its officers.
    r"\binsolvency (?:admin|manager|pract)|\badministrator in (?:insolv|bankr)",
    r"\bbankruptcy (?:admin|manager)|insolvenzverwalt|administrateur judiciaire|\bsyndyk",
    r"curatore fallimentare|commissario giudiziale|administrador (?:concursal|judicial)",
    r"zarządca sądowy|破产管理人|破產管理人|管財人|(?:конкурсн|арбитражн|внешн)\w+ управляющ",
    # A title of honour, a helper, and a power over an account.
    r"\bhonorary (?!secret|treas)|\behren(?:präsid|vorsitz|mitglied)|d'honneur\b|名誉|поч[её]тн",
    r"(?:'s|s') assistants?\b|\b(?:bank|account|cheque) signator",
    r"\bplaintiffs?\b|\bdefendants?\b|\bemployees? of\b",
    r"\b(?:bruder|schwester|sohn|tochter|vater|schwager|witwe|ehegatt\w+) (?:de[rs]|von"
    r"|eine[rs])\b",
    r"\b(?:fils|fille|frère|sœur|soeur|père|mère|neveu|veuve|épouse|époux) d(?:e|u|es)\b",
    r"\b(?:figli[oa]|fratello|sorella|moglie|marito|coniuge|vedova|hij[oa]|herman[oa]|espos[oa]"
    r"|viud[oa]"
    r"|filh[oa]|irmão|irmã|viúv[oa]) d[aeio]",
    r"\b(?:zoon|dochter|broer|echtgenote?|weduwe) van\b|\b(?:syn|córka|brat|siostra|żona|mąż"
    r"|wdowa)\b",
    r"\banak (?!perusahaan|usaha)|\b(?:istri|suami|saudara|adik|kakak|janda)\b",
    "配偶|妻子|丈夫|儿子|兒子|女儿|女兒|兄弟|姐妹|姊妹|亲属|親屬|家属|家屬|息子|親族|家族",
    r"\b(?:жена|муж|супруга?|сын|дочь|брат|сестра|вдова)\b|родствен",
    r"connected|linked to|related|employed|unknown|significant control|business ?(?:wo)?m[ae]n",
    r"entrepreneur|^(?:members?|officer as)\b(?! of the (?:board|management|supervisory))",
    r"mentioned",
    # Owners of things other than companies; controllers who are not in charge of accounts.
    r"\bowners? of (?:the |an? |its )?(?:account|vessel|ship|yacht|property|house|land|car"
    r"|aircraft)",
    r"\bowners? of (?:the |an? |its )?(?:brand|trade ?mark|domain|web ?site|patent|licen[cs]e"
    r"|copyright)",
    r"(?:home|house|land|property|ship|business) ?owner",
    r"(?:brand|trade ?mark|domain|web ?site|patent|licen[cs]e|copyright|data|ip) ?owner",
    r"\binhaber der (?:marke|domain|website|webseite|lizenz)",
    r"\b(?:propriétaire|titulaire) (?:de la marque|du (?:nom de )?domaine|du site|de la licence)",
    r"(?<!financial )(?<!finance )(?<!group )(?<!assistant )\bcontrollers?\b(?! general)",
    r"prüfer\b|steuerberat|rechtsanw[aä]lt|\bnotar\b|\bgericht\b|buchhalt|zustellungsbevoll",
    r"berater\b",
    r"\bbank\b$|commissaire aux comptes|expert-comptable|\bavocate?\b|notaire|\bbanque",
    r"conseill?er fiscal",
    r"\btribunal|\bcomptable|\brevisor[ei]|\bsindac[oi]\b|commercialist|avvocat|notai[oa]",
    r"\bbanca\b",
    r"consulente|tribunale|\basesor|\babogad|\bnotari[oa]\b|\bbanco\b|juzgado|contador",
    r"contabilista",
    r"\badvogad|\bconsultor|consulteur|belastingadviseur|advocaat|\bnotaris\b|rechtbank|adviseur",
    r"biegł\w+ rewident|doradc|adwokat|radca prawn|notariusz|księgow|\bsąd\b|\bakuntan|konsultan",
    r"pengacara|pengadilan|审计|審計|会计|會計|律师|律師|税务|稅務|银行|銀行|法院|公证|会計監査人|税理士",
    r"弁護士|公認会計士|裁判所|司法書士|аудитор|бухгалтер|адвокат|юрист|нотариус",
    r"налогов\w+ консульт",
    r"консультант|\bбанк\b|\bсуд\b",
)
RIGHTS: Mapping[str, re.Pattern[str]] = {
    "votes": _any_form(
        r"(?<!non-)(?<!non )\bvoting (?:rights?|power|shares?|interest|stock)|\bvotes\b|stimmrecht",
        r"stimmanteil|droits? de vote|diritt[oi] di voto|derechos? (?:de|a) voto",
        r"direitos? (?:de|a) voto",
        r"stemrecht|praw\w* głosu|\bgłos(?:y|ów)\b|hak suara|表决权|表決權|投票权|投票權|議決権",
        r"прав\w* голос|\bголос(?:ов|ующ)|\bvotingrights",
    ),
    "surplus assets": _any_form(
        r"surplus assets|liquidation proceeds|liquidationserlös|boni de liquidation",
        r"quota di liquidaz",
        r"cuota de liquidaci|acervo líquido|liquidatieoverschot|majątk\w+ likwidacyjn",
        r"sisa kekayaan",
        "剩余财产|剩餘財產|残余財産|ликвидационн",
    ),
    "options": _any_form(
        r"\b(?:share |stock |call |put )?options?\b|kaufoption|opzion|\bopci[oó]n|\bopç(?:ão|ões)",
        r"koopoptie|\bopcj|\bopsi\b|期权|期權|购股权|購股權|新株予約権|オプション|опцион",
    ),
    "warrants": _any_form(
        r"\bwarrants?\b|optionsschein|bons? de souscription|认股|認股|варрант|\bwaran\b"
    ),
    "convertibles": _any_form(
        r"\bconvertible|wandel(?:anleihe|darlehen|schuld)|可转|可轉|転換社債|конвертир"
    ),
    "a pledge": _any_form(
        r"\bpledge[de]?e?\b|\bpledgee|\bcharge (?:over|holder)|chargee|\blien\b|mortgage",
        r"security interest",
        r"pfand|pfänd|\bgage\b|nantissement|\bpegno|pignoratizi|\bprenda|pignorad|penhor|pandrecht",
        r"\bpandhouder|zastaw|\bgadai|质押|質押|質権|担保|抵押|залог",
    ),
    "a usufruct": _any_form(
        r"usufru[ci]t|nie(?:ß|ss)brauch|usufrutt|usufrut|vruchtgebruik|użytkowan|hak pakai hasil",
        r"用益",
        "узуфрукт",
    ),
    "a silent partnership": _any_form(
        r"\bstille\w* (?:gesellschaft|beteilig|vennoot)|\b(?:silent|dormant|sleeping) partner"
    ),
    "bare ownership": _any_form(
        r"bare (?:owner|legal)|nue?[- ]propri|nud[ao] propri|nud[ao] propiet|nua[- ]propri",
        r"blote? eigen",
    ),
    "beneficial ownership": _any_form(
        r"\bbeneficial ?owner(?:ship|s)?\b|\bubos?\b|\bbo\b",
        r"wirtschaftlich\w* berecht",
        r"bénéficiaires? effectif|titolar\w+ effettiv|beneficiari\w+ (?:effettiv|final|real)",
        r"titular\w* real|beneficiári\w+ (?:final|efetiv)|uiteindelijk\w* belanghebbend",
        r"beneficjent\w* rzeczywist|pemilik manfaat",
        r"(?:最终|最終|实际|實際|实质|實質)受益(?:所有)?人",
        r"受益所有[人者]|実質的支配者|конечн\w+ бенефициар|бенефициарн\w+ владел",
    ),
}
"""Rights other than shares, by the name of the interest."""

CONTROL = _any_form(
    r"\bright\b.{0,25}\b(?:appoint|remove|elect|nominate)|\bappoint (?:or|and) remove",
    r"\bpower to appoint",
    r"appointment of (?:the )?(?:board|director)|significant (?:influence|control)\b",
    r"influence or control",
    r"control of (?:the )?(?:company|board|entity)",
    r"controlling (?:party|person|entity)|\b(?:actual|de facto) controller|\bcontrols\b",
    r"recht.{0,30}(?:bestell|ernenn|abberuf|abzuberuf|benoem|ontslaan)|bestellungsrecht",
    r"(?:beherrschend|maßgeblich|bestimmend)\w* einfluss|\bdroit.{0,25}(?:nomm|nomination|révo)",
    r"influence (?:significative|notable|dominante)|\bdiritto.{0,25}(?:nomin|revoc)",
    r"influenza (?:dominante|significativa|notevole)",
    r"\bderecho.{0,25}(?:nombr|design|destitu|cesar)",
    r"influencia (?:significativa|dominante)|\bdireito.{0,25}(?:nome|design|destitu)",
    r"influência (?:significativa|dominante)|invloed van betekenis|zeggenschap",
    r"\bpraw\w*.{0,25}(?:powoł|odwoł|mianow)|znacząc\w+ wpływ",
    r"\bhak.{0,25}(?:mengangkat|menunjuk|memberhentikan)|pengaruh signifikan",
    "任免|任命[权權権]|委派.{0,6}董事|选任|選任|選解任|重大影响|重大影響|实际控制|實際控制|重要な影響",
    r"\bправ\w*.{0,25}(?:назнач|избир|отстран)|значительн\w+ влияни",
)
"""Rights to decide in a company that are not a share in it."""

NO_SHARE = _any_form(
    r"\bveto|vetorecht|golden share|否决|否決|拒否権|\bвето\b|holds land",
    r"\bpersons? (?:with|of) significant control",
)
"""Rights that are neither a share in a company nor control of it."""

OWNER = _any_form(
    r"share-?holders?\b|share-?holding|stock-?holders?\b|\b(?:co-?)?owne(?:r|d|rs)\b|\bownership\b",
    r"ownership of (?:the )?shares|\bshares?\b|\bequity\b|\bstock\b|quota-?holder|unit-?holder",
    r"subsidiary of|\bparent\b|\bholding company|\bproprietors?\b|limited partner|partowner",
    r"\bstake\b",
    r"gesellschafter(?!versamm)|aktionär|anteilseigner|\binhaber|eigentümer|kommanditist",
    r"\banteile?\b",
    r"\bbeteiligung|aktien\b|actionn?aire|\bassociée?s?\b|propriétaire|détenteur|\bactions\b",
    r"\bparts\b",
    r"\bsoci[oa]?\b(?!al)|azionist|quotist|proprietari|titolar[ei]\b|\bazioni\b|\bquot[ae]\b",
    r"accionista|propietari|\bdueñ|\bacciones\b|partícipe|acionista|s[oó]ci[oa]s?\b|cotista",
    r"quotista",
    r"\btitular(?:es)?\b|proprietári|\bações\b|aandeelhoud|eigenaar|vennoot|\baandelen\b",
    r"udziałow|wspólni[kc]|akcjonariusz|właściciel|\budział|\bakcj[ei]",
    r"pemegang saham|\bpemilik\b|kepemilikan|\bsaham\b|股东|股東",
    r"所有者|所有人|持股|出资人|出資[人者]|投资人|有限合伙人",
    r"股份|股权|股權|株主|持株|株式|オーナー|社員(?!総)|акционер|участник|владел|собственник|пайщик|\bдол[яи]\b",
)
WHOLE = _any_form(
    r"wholly[- ]owned|\bsole (?:owner|shareholder|proprietor)|subsidiary of",
    r"(?<!partly )(?<!partially )(?<!jointly )(?<!co-)(?<!% )(?<!majority )(?<!-)\bowned by",
)
"""Words of whole ownership, which need no stated share."""

JOINT = _any_form(
    r"\bjoint(?:ly)?\b(?! venture)|gemeinschaftlich|gemeinsam|conjoint|indivis|congiunt|mancomunad",
    r"pro ?indiviso|conjunt[oa]\b|gezamenlijk|wspólnie|bersama|共同|共有|連名|совместн",
)
OFFICES: Mapping[str, re.Pattern[str]] = {
    "secretary": _any_form(
        r"secretar|\bsecr?\b\.?|sekretar|secrétaire|segretari|secretári|секретар|秘书|秘書|sekretär",
        r"schriftf",
    ),
    "legal representative": _any_form(
        r"(?:legal|judicial|statutory|authori[sz]ed|auth\.) repr\w*|authori[sz]ed person",
        r"(?<!bank )(?<!account )(?<!cheque )signator",
        r"gesetzlich\w* vertreter|prokurist|zeichnungsberecht|représentant légal",
        r"rappresentante legale",
        r"legale rappresentante|representante legal|prokurent|procuratiehouder|法定代表人|法人代表",
        r"законн\w* представител|wettelijk\w* vertegenwoordiger",
    ),
    "liquidator": _any_form(
        r"li[qk][uvw]idat(?:or|eur|rice)|liquidador|liquidante|清算[人组組]|ликвидатор|curator\b"
    ),
    "supervisor": _any_form(
        r"aufsichtsrat|supervisory|komisaris|commissaris|commissioner|rad\w* nadzorcz",
        "监事|監事|監査役",
        r"наблюдательн",
    ),
    "director": _any_form(
        r"\bdir(?:ec|ectors?|etor)?\b\.?|executive direct\b",
        r"direc?tors?\b|directorship|directeur|directrice",
        r"diret+or",
        r"direktor|direktur|direksi|dyrektor|dire[ck]c?i[oó]n|\bboard\b|\bchair|\bchrm\b|\bcob\b",
        r"council",
        r"geschäftsführ|vorstand|verwaltungsrat|stiftungsrat|administrat(?:eur|rice)|\bgérante?\b",
        r"amministrat|administrador|consejer|conselheir|bestuur|zaakvoerder|\bzarząd",
        "董事|理事|取締役|執行役|役員|директор|совет|правлени",
    ),
    "manager": _any_form(
        r"manag|president|\bpres(?:id)?\b\.?|\bchief\b|\bc\.?e\.?o\b\.?|\bc\.?f\.?o\b",
        r"\bc\.?o\.?o\b",
        r"\bv\.? ?p(?:res)?\b\.?|treasurer|\btrea?s?\b|executive|\bcontroller|\bcomptroller",
        r"general partner",
        r"komplementär",
        r"administrator|\bofficers?\b|\bhead\b|^leader\b|official\b",
        r"(?<!limited )partner of",
        r"präsident|président|presidente|prezes|presiden|trésori|tesorer|tesoureir|schatzmeister",
        r"penningmeester|skarbnik|bendahara|gerente|kierownik|manajer|leiter(?:in)?\b|经理|經理|总裁|總裁",
        # Words for everyone who runs a company, board and managers alike.
        r"\bpengurus|主要人员|主要人員|高管|经营者|執行事務合夥人|执行事务合伙人|普通合伙人",
        "社長|会長|负责人|負責人|主管|руководител|президент|председател|управляющ|начальник|казначе",
    ),
}
"""Words of each kind of office, looked for in this order."""

_NONE_OF = (
    r"\b(?:no|not|without|neither|nor)(?: an?| the| any| its)?[ -]"
    r"(?:registered |current |legal )?",
    r"\bnon[ -](?!stock|managing|executive)|(?<![\d.,])(?<![\d.,] )\b(?:zero|0) (?=shares?\b"
    r"|stake\b)",
    r"\b(?:kein\w*|nicht|ohne|weder)(?: der| die| ein\w*)? (?!geschäftsführend)",
    r"\b(?:pas|aucune?|sans)(?: d'| de | une? | l'| )|\b(?:nessun[oa]?|senza)(?: |')",
    r"\b(?:ning[uú]na?|sin|não|nenhuma?|sem)(?: el| la| o| a| una?| uma?)? ",
    r"\b(?:geen|niet|zonder)(?: de| een)? |\b(?:nie|bez|brak) |\b(?:tidak|tanpa)(?: punya"
    r"| menjadi)? ",
    r"[非无無未不]|没有|沒有|并无|並無|\b(?:не|нет|без) ",
)
# "Ya no socio" was one, and a "socio no administrador" is one.
_NO_MORE = r"(?<!\bya )(?<!\bjuż )(?<!\bбольше )(?<!soci[oa] )"
_OF_WHAT_IS_SAID = (
    r"(?!\w* (?:is |are |was )?(?:not )?(?:stated|known|given|disclosed|specified|available"
    r"|reported"
    r"|provided|information|data|details|capital|agreement|approval|meeting|vote|loan|certificate"
    r"|angegeben|bekannt|précisé|indiqu|connu|indicat|conosc|indicad|consta|conhecid|vermeld|bekend"
    r"|podan|disebut|diketahui|указан|известн)|\w*(?:披露|公开|公開|记载|記載|不明))"
)
_LEADING = (
    r"directors?\b|officers?\b|managers?\b|secretar(?:y|ies)\b|geschäftsführer|vorstand\b"
    r"|gérante?\b"
    r"|administrat(?:eur|rice)|amministrat|administrador|bestuurder|prezes|dyrektor|direktur"
    r"|komisaris"
    r"|董事|取締役|役員|директор"
)
DENIAL = _any_form(
    rf"{_NO_MORE}(?:{'|'.join(_NONE_OF)})(?:{OWNER.pattern}|{_LEADING}){_OF_WHAT_IS_SAID}",
    r"(?:株式|持株|株主|出資|持分)[はが]?(?:なし|無し|ない)",
)
"""Words for an owner or an office straight behind a word that denies them."""

TOTAL = _any_form(
    r"(?:grand |sub-?)?totals?|sums?|summe|gesamt(?:summe)?|insgesamt|zwischensumme|somme|totaux",
    r"totale|somma|suma|totales|soma|totais|totaal|som|razem|ogółem|jumlah|total keseluruhan",
    "合计|合計|总计|總計|小计|小計|総計|итого|всего|summa|totalt|toplam|celkem|součet",
)
"""Labels of rows that add up those above."""

PRESENT = frozenset(
    "active current currently live in_force in_office registered valid confirmed verified open new "
    "update updated ongoing present standing effective aktiv bestehend aktuell eingetragen actif "
    "active actuel en_vigueur en_cours en_fonction attivo attiva attuale in_carica activo activa "
    "vigente actual ativo ativa atual actief huidig aktywny aktywna obecny obecna aktif berlaku "
    "有效 现任 現任 在任 正常 存续 在职 現職 有効 действующий действует "
    "активный активен текущий".split()
)
"""Statuses of a tie in force, their words joined by ``_``."""

_FIRST: tuple[tuple[WordClass, re.Pattern[str]], ...] = (
    (WordClass.NOT_AT_ALL, NOT_AT_ALL),
    (WordClass.NOT_AT_ALL, DENIAL),
    (WordClass.NOT_YET, NOT_YET),
    (WordClass.OVER, OVER),
    (WordClass.OVER, PERIOD_END),
)
_IN_ORDER: tuple[tuple[WordClass, re.Pattern[str]], ...] = (
    *_FIRST,
    *((WordClass.FOR_ANOTHER, form) for _, form in CAPACITIES),
    (WordClass.NOT_CONSOLIDATED, NOT_CONSOLIDATED),
    (WordClass.RIGHTS, CONTROL),
    (WordClass.RIGHTS, NO_SHARE),
    *((WordClass.RIGHTS, form) for form in RIGHTS.values()),
    (WordClass.OFFICE, OFFICES["legal representative"]),
    (WordClass.NO_OFFICE, NO_OFFICE),
    (WordClass.FOR_ANOTHER, AGENTS),
    (WordClass.TRUST_ROLE, TRUST_ROLES),
    (WordClass.OWNER, OWNER),
    *((WordClass.OFFICE, form) for form in OFFICES.values()),
)


@lru_cache(maxsize=1 << 15)
def doubt_of(text: str) -> WordClass | None:
    """Return the class of words that say something does not hold now; None if it may hold."""
    words = plain_words(text)
    return next((kind for kind, form in _FIRST if form.search(words)), None)


@lru_cache(maxsize=4096)
def word_class(text: str) -> WordClass:
    """Return the class of a free role, status, relation or nature: the weakest of its words."""
    words = plain_words(text)
    return next((kind for kind, form in _IN_ORDER if form.search(words)), WordClass.UNKNOWN)
