"""QCC 企查查: companies of China from files that the user exported."""
