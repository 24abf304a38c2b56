// title: Officers of several sellers
// question: Which people or companies are stated as officers of more than one seller, at any time?
// param: least: number = 2  Fewest sellers
// returns: officer, id, sellers, posts
// draws: officer
MATCH (:Storefront)<-[:OPERATES]-(seller:Company)
WITH DISTINCT seller
MATCH (seller)<-[post:OFFICER_OF]-(officer:Entity)
WITH officer, count(DISTINCT seller) AS sellers, collect(DISTINCT seller.name + ': ' + coalesce(post.role, 'role not stated') + coalesce(', until ' + post.until, '')) AS posts
WHERE sellers >= $least
UNWIND posts AS each
WITH officer, sellers, each ORDER BY each
RETURN officer.name AS officer, officer.id AS id, sellers, collect(each) AS posts
ORDER BY sellers DESC, officer, id
