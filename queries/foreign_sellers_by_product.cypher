// title: Sellers by product and country
// question: For each product category of a market: how many sellers are of its own country, of another, of none stated; and how many of the foreign ones are the platform's operator, or stated to be held by it?
// param: market: text = "GB"  Country of the market, two letters; storefronts stated to serve another are left out
// returns: category, domestic, foreign, country_not_stated, foreign_of_the_operator
// draws: seller
MATCH (seller:Entity)-[:OPERATES]->(s:Storefront)-[:SELLS]->(p:Product)
WHERE coalesce(s.market, $market) = $market
WITH DISTINCT coalesce(p.category, p.name) AS category, seller, s
OPTIONAL MATCH (s)-[:SELLS_ON]->(:Platform)<-[:OPERATES]-(operator:Entity)
WITH category, seller, collect(DISTINCT operator.id) AS operators
OPTIONAL MATCH path = (seller)<-[:OWNS|CONTROLS*0..5]-(above:Entity)
WHERE seller.country <> $market AND above.id IN operators
  AND all(t IN relationships(path) WHERE coalesce(t.share_max, 1) > 0 AND coalesce(t.until >= left(toString(date()), size(t.until)), true))
WITH category, seller, count(above) > 0 AS tied
RETURN category,
  count(CASE WHEN seller.country = $market THEN 1 END) AS domestic,
  count(CASE WHEN seller.country <> $market THEN 1 END) AS foreign,
  count(CASE WHEN seller.country IS NULL THEN 1 END) AS country_not_stated,
  count(CASE WHEN tied THEN 1 END) AS foreign_of_the_operator
ORDER BY category
