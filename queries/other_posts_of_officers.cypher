// title: Other posts of a seller's people
// question: Who is stated as officer or employee of a storefront's seller, and where else?
// param: storefront: storefront = "ft-20230621-trendy-beat"  The storefront to start from
// returns: person, seller, role, since, until, other_company, other_role, other_since, other_until
// draws: p, here, seller, there, other
MATCH (:Entity {id: $storefront})<-[:OPERATES]-(seller:Entity)
WITH DISTINCT seller
MATCH (seller)<-[here:OFFICER_OF|EMPLOYED_BY]-(p:Entity)-[there:OFFICER_OF|EMPLOYED_BY]->(other:Entity)
WHERE other.id <> seller.id
RETURN DISTINCT p.name AS person, seller.name AS seller, here.role AS role, here.since AS since, here.until AS until,
  other.name AS other_company, there.role AS other_role, there.since AS other_since, there.until AS other_until
ORDER BY person, seller, other_company, role, other_role, since, other_since
