"""Labels of sellers' details in Japanese."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="ja",
    labels={
        DetailMeaning.NAME: (
            "販売業者|販売業者名|会社名|事業者名|商号|名称|法人名|事業者の名称|販売事業者|企業名|"
            "屋号|販売事業者名|社名|正式名称|事業者|氏名又は名称|事業者の氏名|販売者名|運営会社|"
            "サイト運営者|運営会社名|氏名または名称|販売業者の名称|出店者名|サイト運営会社|"
            "運営者|販売業者又は氏名"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "店舗名|ショップ名|出品者|販売元|ストア名|店名|出品者名|ショップ"
        ),
        DetailMeaning.OWNER: "個人事業主|事業主|オーナー|店主|代表者個人事業主",
        DetailMeaning.PARTNER: "株主|社員",
        DetailMeaning.PUBLISHER: "発行者|発行元",
        DetailMeaning.BUSINESS_TYPE: (
            "事業の種類|事業形態|会社形態|法人格|業種|ビジネスの種類|事業種別|出品者の種類"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "法人番号|登記番号|商業登記番号|会社法人等番号|登録番号|事業者登録番号"
        ),
        DetailMeaning.REGISTER: "登記所|法務局|商業登記|登記簿",
        DetailMeaning.VAT: (
            "vat番号|付加価値税番号|適格請求書発行事業者登録番号|インボイス登録番号|"
            "消費税登録番号|vat登録番号"
        ),
        DetailMeaning.TAX: "税番号|納税者番号",
        DetailMeaning.LEI: "leiコード|取引主体識別子",
        DetailMeaning.ADDRESS: ("住所|所在地|販売業者の住所|郵便先住所|事業者の住所|出品者の住所"),
        DetailMeaning.BUSINESS_ADDRESS: (
            "本社所在地|本店所在地|事業所所在地|事業所の住所|会社住所|会社所在地|営業所所在地|"
            "本社住所|本社|本店|登記住所|事業者所在地|ビジネス住所"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "カスタマーサービスの住所|お客様窓口の住所|お問い合わせ先住所|カスタマーサービス住所"
        ),
        DetailMeaning.RETURNS_ADDRESS: "返品先住所|返送先住所|返品先|返送先",
        DetailMeaning.SHIPS_FROM: (
            "発送元|出荷元|発送地|商品の所在地|倉庫|倉庫住所|出荷地|発送元の地域"
        ),
        DetailMeaning.COUNTRY: "国|登録国|国地域|国名",
        DetailMeaning.PHONE: (
            "電話番号|電話|tel|お問い合わせ先電話番号|お問い合わせ電話番号|連絡先電話番号|"
            "販売業者の電話番号|代表電話|連絡先番号|お客様用電話番号"
        ),
        DetailMeaning.FAX: "fax番号|ファックス|ファクス|fax",
        DetailMeaning.EMAIL: (
            "メールアドレス|eメール|電子メール|メール|e mail|email|電子メールアドレス|"
            "連絡先メールアドレス"
        ),
        DetailMeaning.WEBSITE: (
            "ウェブサイト|ホームページ|サイト|url|ホームページアドレス|サイトurl"
        ),
        DetailMeaning.REPRESENTATIVE: (
            "代表者|代表取締役|代表者名|代表|取締役|代表取締役社長|代表者氏名|法定代理人|代表社員"
        ),
        DetailMeaning.CERTIFICATION: "自己認証|自己宣言|自己申告",
        DetailMeaning.ADDRESS_PART: "郵便番号|都道府県|市区町村|番地",
    },
    common=(
        "名称|住所|電話|tel|fax|メール|サイト|国|代表|所在地|店名|出品者|販売元|社員|株主|email|"
        "e mail|url|本社|本店|登録番号|業種|屋号|倉庫|ショップ|事業主|オーナー|運営会社|事業者|"
        "運営者"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "発送業者|配送業者|配送会社|発送代行|配送元|配送|運送会社|物流|出荷者|"
            "フルフィルメント|保管|販売代理店|amazonが発送|代理発送"
        ),
        RelationToSeller.PAYMENT: (
            "決済|支払|お支払い|銀行|振込先|口座|保険|請求元|収納代行|代金引換|ファイナンス"
        ),
        RelationToSeller.PLATFORM: (
            "プラットフォーム|モール運営|マーケットプレイス|取引の場|代理して|仲介|"
            "取引デジタルプラットフォーム|委託"
        ),
        RelationToSeller.GROUP: (
            "親会社|グループ|持株会社|子会社|関連会社|系列|提携|フランチャイズ|ライセンス|支店|"
            "出資|スポンサー|パートナー|傘下|協力会社"
        ),
        RelationToSeller.BRAND: "ブランド|商標|権利者|著作権|デザイナー|デザイン元",
        RelationToSeller.MAKER: (
            "製造元|製造者|製造販売元|製造業者|メーカー|輸入者|輸入元|輸入業者|仕入先|供給元|"
            "原産|加工者|発売元|卸売"
        ),
        RelationToSeller.RESPONSIBLE: (
            "責任者|eu責任者|eu代理人|欧州代理人|欧州責任者|認定代理人|税務代理人|税務代理|編集|"
            "個人情報保護|個人情報|製品安全|管理医療|執筆|責任技術者|薬剤師|認定代表者"
        ),
        RelationToSeller.ADVISER: "税理士|会計士|弁護士|顧問|監査法人|司法書士|行政書士",
        RelationToSeller.SITE_MAKER: (
            "制作|開発|ホスティング|サーバー|システム|撮影|写真|サイト制作|デザイン|企画|"
            "ソフトウェア|代理店|翻訳|保守"
        ),
        RelationToSeller.EARLIER: "旧|以前|前の|元販売|前身|承継|後継",
        RelationToSeller.AUTHORITY: (
            "認証|認証機関|監督|許可|所轄|裁判所|商工会|消費者|加盟|協会|公安委員会|古物商|検査|"
            "認定機関|発行機関|免許"
        ),
        RelationToSeller.OTHER_SELLER: (
            "他の出品者|他の店舗|他の販売|おすすめ|関連商品|類似|取扱店|販売店|類似商品|"
            "関連ショップ"
        ),
        RelationToSeller.READER: (
            "お客様|お届け先|請求先|マイアカウント|購入者|ご注文者|受取人|あなた|ようこそ|ログイン"
        ),
        RelationToSeller.UNRELATED: (
            "関係ありません|無関係|提携していません|関連はありません|関係なし|関連なし|"
            "販売者ではありません"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "販売業者情報|出品者情報|販売者情報|特定商取引法|特定商取引|店舗情報|会社概要|"
            "事業者情報|出品者について|販売業者について|ショップ情報|販売元情報|詳細な出品者情報|"
            "出品者の詳細|販売事業者情報|出品者プロフィール"
        ),
        HeadingOwner.IMPRINT: (
            "特定商取引法|特定商取引|会社概要|運営会社|事業者情報|会社情報|運営者情報|特商法"
        ),
        HeadingOwner.GOES_ON: (
            "お問い合わせ|連絡先|所在地|代表者|電話番号|アクセス|返品|自己認証|カスタマーサービス"
        ),
        HeadingOwner.PROSE: (
            "免責|プライバシー|利用規約|返品について|送料|支払方法|支払い方法|引渡|商品の引渡|"
            "レビュー|商品説明|キャンセル|知的財産|リンク"
        ),
    },
)
