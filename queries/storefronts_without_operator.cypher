// title: Storefronts without an operator
// question: For which storefronts does no source state who operates them?
// returns: storefront, id
// draws: s
MATCH (s:Storefront)
WHERE NOT EXISTS { MATCH (s)<-[:OPERATES]-(:Entity) }
RETURN s.name AS storefront, s.id AS id
ORDER BY storefront, id
