// title: Sellers by product and country
// question: For each product category: which sellers come from the market's own country, which from elsewhere, and does the platform's operator run any?
// param: market = "GB"  Country of the market, two letters
// returns: category, domestic, foreign, run_by_platform_operator
MATCH (seller:Company)-[:OPERATES]->(s:Storefront)-[:SELLS]->(p:Product)
OPTIONAL MATCH (s)-[:SELLS_ON]->(:Platform)<-[:OPERATES]-(host:Entity)
WITH coalesce(p.category, p.name) AS category, seller, max(CASE WHEN host.id = seller.id THEN 1 ELSE 0 END) AS hosted
RETURN category, sum(CASE WHEN seller.country = $market THEN 1 ELSE 0 END) AS domestic,
  sum(CASE WHEN seller.country <> $market THEN 1 ELSE 0 END) AS foreign, sum(hosted) AS run_by_platform_operator
ORDER BY category
