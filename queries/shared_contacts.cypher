// title: Contacts that several give
// question: Which phones, e-mails, websites or trackers do several people or companies give? A storefront is not counted beside its own seller.
// param: least: number = 2  Fewest people and companies
// returns: contact, id, parties, first_ten
// draws: k
MATCH (party:Entity)-[:REACHED_AT]->(k:Contact)
WHERE NOT (party:Storefront AND EXISTS { MATCH (party)<-[:OPERATES]-(:Entity)-[:REACHED_AT]->(k) })
WITH DISTINCT k, party
ORDER BY party.name, party.id
WITH k, count(party) AS parties, collect(party.name)[0..10] AS first_ten
WHERE parties >= $least
RETURN k.name AS contact, k.id AS id, parties, first_ten
ORDER BY parties DESC, contact, id
