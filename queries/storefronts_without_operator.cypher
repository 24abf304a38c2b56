// title: Storefronts without an operator
// question: For which storefronts does no source state who operates them?
// returns: id, storefront
MATCH (s:Storefront)
WHERE NOT (s)<-[:OPERATES]-()
RETURN s.id AS id, s.name AS storefront
ORDER BY storefront
