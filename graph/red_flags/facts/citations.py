"""Published documents that name the red flags."""

FATF_EGMONT_2018 = "FATF and Egmont Group, Concealment of Beneficial Ownership, 2018"
FATF_EGMONT_2021 = "FATF and Egmont Group, Trade-Based Money Laundering: Risk Indicators, 2021"
FATF_2023 = "FATF, Guidance on Beneficial Ownership of Legal Persons, 2023"
STAR_2011 = "World Bank and UNODC (Stolen Asset Recovery Initiative), The Puppet Masters, 2011"
GLOBAL_WITNESS_2018 = "Global Witness, The Companies We Keep, 2018"
TRANSPARENCY_UK_2017 = "Transparency International UK, Hiding in Plain Sight, 2017"
MARKUP_2021 = "The Markup, Amazon Puts Its Own “Brands” First Above Better-Rated Products, 2021"
FINANCIAL_TIMES_2023 = "Financial Times, report on TikTok's Project S, 21 June 2023"
PLATFORM_TO_BUSINESS = (
    "European Union, Regulation 2019/1150 on fairness for business users of online "
    "intermediation services, article 7 (differentiated treatment)"
)
TRADER_DETAILS = "European Union, Digital Services Act (Regulation 2022/2065), article 30"
OWNERSHIP_THRESHOLD = "European Union, Anti-Money Laundering Regulation 2024/1624, article 52"
COMPANY_HIJACKING = "Companies House, Protect your company from corporate identity theft"
INFORM_ACT = "United States, INFORM Consumers Act (15 U.S.C. 45f), 2022"
