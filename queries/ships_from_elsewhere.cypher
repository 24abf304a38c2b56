// title: Registered here, ships from there
// question: Which sellers are registered in one country while their storefront ships from another?
// returns: storefront, seller, registered_in, ships_from
MATCH (c:Company)-[:OPERATES]->(s:Storefront)
WHERE c.country <> s.ships_from
RETURN s.name AS storefront, c.name AS seller, c.country AS registered_in, s.ships_from AS ships_from
ORDER BY storefront, seller
