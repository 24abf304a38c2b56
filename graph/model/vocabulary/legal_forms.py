"""Legal forms of companies in all countries, and words that name other bodies.

Forms are compared as ``fold_name`` writes them: ``S.r.l.`` as ``srl``, ``Sp. z o.o.`` as ``sp z
oo``.
"""

from collections.abc import Mapping

# Forms that mean nothing else, anywhere in a name.
ANYWHERE: Mapping[str, str] = {
    "English": "limited|ltd|llc|llp|lllp|pllc|plc|inc|incorporated|corp|corporation|pte|pty|pvt|"
    "ltee|icav|unltd|limited partnership|community interest company|trustees limited|co ltd|coltd",
    "Malay and Indonesian": "sdn|bhd|berhad|tbk|persero|perseroan terbatas|perseroan komanditer|"
    "perusahaan umum|perusahaan perseroan|perumda",
    "German": "gmbh|ggmbh|mbh|gesmbh|kgaa|ohg|gbr|partgmbb|ewiv|aktiengesellschaft|flexkapg|"
    "kommanditgesellschaft|haftungsbeschrankt|offene handelsgesellschaft|eingetragener verein|"
    "eingetragene genossenschaft|eingetragener kaufmann|eingetragene kauffrau|e kfm|e kfr|"
    "sparkasse",
    "French": "sarl|sa rl|sasu|eurl|selarl|selas|scop|societe anonyme|"
    "societe par actions simplifiee|societe a responsabilite limitee|societe en commandite|"
    "societe civile|sicav|scsp|sprl",
    "Italian": "srl|srls|societa per azioni|societa a responsabilita limitata|societa cooperativa|"
    "soc coop|onlus",
    "Spanish": "sociedad anonima|sociedad limitada|sociedad de responsabilidad limitada|slne|"
    "sa de cv|s de rl|sapi de cv|eirl|ltda|limitada|sociedad por acciones",
    "Portuguese": "lda|unipessoal|eireli|sociedade anonima|sociedade limitada|sgps",
    "Dutch": "bvba|vzw|besloten vennootschap|naamloze vennootschap|commanditaire vennootschap|"
    "vennootschap onder firma|commv|cvba",
    "Nordic": "aktiebolag|aktiebolaget|aktieselskab|aktieselskabet|anpartsselskab|aksjeselskap|"
    "allmennaksjeselskap|osakeyhtio|oyj|aps|handelsbolag|kommanditbolag|ekonomisk forening|"
    "interessentskab|kommanditselskab|ehf",
    "Baltic": "osauhing|aktsiaselts|uab|uzdaroji akcine bendrove|akcine bendrove|"
    "sabiedriba ar ierobezotu atbildibu",
    "Polish": "sp z oo|sp zoo|spzoo|spolka z oo|spolka z ograniczona odpowiedzialnoscia|"
    "spolka akcyjna|spolka jawna|spolka komandytowa|spolka cywilna|prosta spolka akcyjna",
    "Czech and Slovak": "sro|spol s ro|spol sro|akciova spolecnost|akciova spolocnost|"
    "spolecnost s rucenim omezenym|zapsany spolek",
    "Hungarian": "kft|zrt|nyrt|korlatolt felelossegu tarsasag|reszvenytarsasag",
    "Balkan": "doo|ddoo|eood|dooel|jdoo|shpk|еоод|оод|доо",
    "Greek": "επε|ικε|ανωνυμη εταιρεια|ανωνυμη εταιρια",
    "Turkish": "ltd sti|limited sirketi|anonim sirketi|sanayi ve ticaret|san ve tic|sirketi",
    "Russian and Ukrainian": "ооо|зао|оао|пао|нао|тоо|гуп|муп|фгуп|ooo|ojsc|cjsc|pjsc|jsc|"
    "общество с ограниченной ответственностью|акционерное общество|акционерная компания|"
    "товариство з обмеженою відповідальністю",
    "Vietnamese and Thai": "cong ty|tnhh|doanh nghiep|pcl",
    "Gulf": "fze|fzco|fzc|wll|saoc|saog",
}

AT_END: Mapping[str, str] = {
    "English": "ulc|dac|clg|cic|npc|company limited by guarantee|private company|public company",
    "French and Italian": "sas|snc|scs|sca|sci|scic|scp|asbl|spa|sapa|scarl|scpa|gie|cie",
    "Spanish and Portuguese": "slu|sll|sau|sac|saic|sl|scoop|epp|oaj|eirl",
    "Dutch and Nordic": "vof|commv|asa|abp|amba|ivs",
    "German": "partg|se co kg|ag co kg",
    "Eastern": "psa|sp k|sp j|sp p|spk|spj|vos|ops|kkt|ead|ood|sha|ao|тов|прат|пат",
    "Gulf": "psc|saj|sal",
}
"""Forms that count only at the end of a name; within it they may be other words."""

SHORT = frozenset(
    "ab ad ag as av bt bv bk co cv dd eg ek eu ev gk gp hf is kd kg kk ks lp mb nv oe oo oy "
    "pl pp ps ra rt sa sc se sf sk sl so sp su tk ug vs za zs sia ska sro ou eeig ans da ba "
    "hb kb αε οε εε".split()
)
"""Short forms that are also words or surnames; they count only when written as forms."""

IN_FRONT = frozenset("pt cv ud uab ооо зао оао пао ао чп уп тов прат ooo oao zao firma".split())
"""Forms that open a name, written in capitals."""

SHORT_IN_FRONT = frozenset("sia as ab ou sc oy ad sk kp fa pd".split())

UNSPACED = (
    "公司|企業|企业|株式会社|有限会社|合同会社|合資会社|合名会社|(株)|(有)|㈱|㈲|集团|集團|商行|商店|商贸|"
    "商貿|经营部|經營部|经销部|事务所|事務所|银行|銀行|商会|商會|主식회사|주식회사|유한회사|유한책임회사|"
    '합자회사|합명회사|㈜|บริษัท|จำกัด|ห้างหุ้นส่วน|شركة|ש.ר.ל|בע״מ|בע"מ|בעמ'
)
"""Forms of scripts without spaces, anywhere in a name."""

UNSPACED_AT_END = "厂 廠 店 行 社 部 中心 工作室 超市 铺 工厂 工廠 商城 旗舰店 専門店".split()

BODIES: Mapping[str, str] = {
    "government": "ministry of|ministry|ministerium|ministere|ministero|ministerio|ministerie|"
    "ministerstwo|ministerstvo|kementerian|bakanligi|министерство|government of|government|"
    "the government|regierung|gouvernement|governo|gobierno|pemerintah|pemerintahan|правительство|"
    "municipality|ayuntamiento|prefeitura|gemeinderat|city council|county council|"
    "borough council|district council|town council|secretary of state|bundesanstalt|"
    "bundesministerium|landkreis|freistaat|russische foderation|российская федерация|росимущество|"
    "администрация|state property|state treasury|skarb panstwa|treasury",
    "foundation": "foundation|stiftung|privatstiftung|stichting|fondation|fondazione|fundacion|"
    "fundacao|fundacja|fundatia|nadace|nadacni fond|yayasan|vakfi|stiftelse|stiftelsen|saatio|"
    "alapitvany|фонд|фондация|anstalt",
    "association": "association|assoc|verein|verband|vereniging|associazione|asociacion|"
    "associacao|stowarzyszenie|spolek|forening|foreningen|forbund|yhdistys|dernegi|perkumpulan|"
    "perhimpunan|ассоциация|общественная организация|egyesulet|society|federation|federazione|"
    "federacion|institute|institut|instituto|istituto|university|universitat|universite|"
    "universita|universidad|universidade|universiteit|universitas|uniwersytet|universitesi|"
    "университет|chamber of commerce|mtu",
    "co-operative": "cooperative|co operative|genossenschaft|cooperativa|cooperatie|spoldzielnia|"
    "druzstvo|koperasi|kooperatifi|кооператив|osuuskunta|szovetkezet|andelsselskab|andelslag|"
    "samvirkelag|scrl",
    "partnership": "partnership|maatschap|konsorcjum|consortium|consorzio|consorcio|konsortium|"
    "arbeitsgemeinschaft|товарищество",
    "trust": "trust|unit trust|investment trust|family trust",
    "fund": "fund|funds|fonds|fondo|fundo|fundusz|pension scheme|pensionskasse|reksa dana|"
    "dana pensiun|hedge fund",
}
"""Words of bodies that are not ordinary companies, by the kind of body."""

BODIES_IN_FRONT: Mapping[str, str] = {
    "government": "republic of|federal republic of|kingdom of|state of|the state of|city of|"
    "county of|department of|republik|bundesrepublik|republique|republica|repubblica|"
    "rzeczpospolita|land|stadt|gemeinde|commune de|comune di|gmina|miasto|municipio de|"
    "provincia di|provincia de|region|kota|kabupaten|provinsi|dinas|pemkot|pemkab|crown estate|"
    "people s government|obec|mesto|kommune",
    "association": "club|verbond|church of|diocese of|archdiocese of|congregation of|union of",
}

GERMAN_ENDINGS: Mapping[str, str] = {
    "foundation": "stiftung",
    "association": "verein verband",
    "co-operative": "genossenschaft",
    "government": "ministerium",
    "fund": "fonds pensionskasse",
    "": "gesellschaft sparkasse werke",
}
"""Endings of German compounds that name a body; the empty key is an ordinary company."""

UNSPACED_BODIES: Mapping[str, str] = {
    "government": "政府|国资委|國資委|财政部|財政部|财政局|财政厅|国有资产",
    "foundation": "基金会|基金會|財団|财团法人|재단",
    "association": "协会|協會|協会|学会|學會|社団|社团|大学|大學|研究院|研究所|学院|联合会|사단",
    "co-operative": "合作社|協同組合|农协|農協",
    "partnership": "合伙|合夥|組合",
    "trust": "信托|信託",
    "fund": "基金",
}

TRADES = frozenset(
    "holding holdings group groupe gruppe grupo gruppo groep grup company companies partners "
    "nominees trustees enterprises enterprise industries trading logistics services solutions "
    "technologies technology systems international global ventures capital investments investment "
    "investimentos participacoes properties estates consulting consultancy management retail "
    "stores store shop outlet wholesale distribution imports exports marketing media studio "
    "studios laboratories software digital electronics fashion cosmetics pharmaceuticals foods "
    "motors airlines hotels bank banque banca banco insurance assurance versicherung handel "
    "vertrieb mandiri sejahtera".split()
)
"""Words of business names without a legal form: a hint of a company, not a statement."""
