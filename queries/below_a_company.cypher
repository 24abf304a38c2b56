// title: Storefronts below a company
// question: Which storefronts are operated by a company, or by those it is stated to hold?
// param: company = "ft-20230621-bytedance"  Id of a company or person
// returns: storefront, operator, hops
MATCH path = (top:Entity {id: $company})-[:OWNS|CONTROLS*0..5]->(operator:Entity)
MATCH (operator)-[:OPERATES]->(s:Storefront)
RETURN s.name AS storefront, operator.name AS operator, min(length(path)) AS hops
ORDER BY hops, storefront, operator
