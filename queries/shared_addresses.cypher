// title: Addresses that several give
// question: Which addresses do several people or companies give, and for what purpose? A storefront is not counted beside its own seller.
// param: least: number = 2  Fewest people and companies
// returns: address, id, parties, first_ten, purposes
// draws: a
MATCH (party:Entity)-[t:LOCATED_AT]->(a:Address)
WHERE NOT (party:Storefront AND EXISTS { MATCH (party)<-[:OPERATES]-(:Entity)-[:LOCATED_AT]->(a) })
WITH a, party, collect(DISTINCT coalesce(t.purpose, 'not stated')) AS stated
ORDER BY party.name, party.id
WITH a, count(party) AS parties, collect(party.name)[0..10] AS first_ten, collect(stated) AS stated
WHERE parties >= $least
UNWIND stated AS purposes
UNWIND purposes AS purpose
WITH DISTINCT a, parties, first_ten, purpose
ORDER BY purpose
RETURN a.name AS address, a.id AS id, parties, first_ten, collect(purpose) AS purposes
ORDER BY parties DESC, address, id
