// title: People on both sides
// question: Who is an officer of a storefront's seller and also works for, or is an officer of, another company?
// param: storefront = "ft-20230621-trendy-beat"  Id of a storefront
// returns: person, role, seller, other_role, other_company
MATCH (s:Entity {id: $storefront})<-[:OPERATES]-(seller:Entity)<-[o:OFFICER_OF]-(p:Person)
MATCH (p)-[e:OFFICER_OF|EMPLOYED_BY]->(other:Company)
WHERE other.id <> seller.id
RETURN p.name AS person, o.role AS role, seller.name AS seller, e.role AS other_role, other.name AS other_company
ORDER BY person, other_company
