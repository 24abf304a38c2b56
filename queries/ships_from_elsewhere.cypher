// title: Registered here, ships from there
// question: Which sellers are registered in one country while they, or their storefront, ship from another?
// returns: storefront, id, seller, registered_in, ships_from
// draws: seller, s
MATCH (seller:Entity)-[:OPERATES]->(s:Storefront)
OPTIONAL MATCH (s)-[t:LOCATED_AT]->(a:Address) WHERE t.purpose = 'ships from'
WITH DISTINCT s, seller, a
OPTIONAL MATCH (seller)-[t:LOCATED_AT]->(b:Address) WHERE t.purpose = 'ships from'
WITH s, seller, collect(a.country) + collect(b.country) + [s.ships_from] AS places
UNWIND places AS place
WITH DISTINCT s, seller, place
WHERE place <> seller.country
RETURN s.name AS storefront, s.id AS id, seller.name AS seller, seller.country AS registered_in, place AS ships_from
ORDER BY storefront, id, seller, ships_from
