// title: Shared addresses
// question: Which addresses are given by several parties, and for what purpose?
// param: least = 2  Fewest parties
// returns: address, parties, purposes
MATCH (party:Entity)-[t:LOCATED_AT]->(a:Address)
WITH a, count(DISTINCT party) AS parties, collect(DISTINCT coalesce(t.purpose, 'not stated')) AS purposes
WHERE parties >= $least
RETURN a.name AS address, parties, purposes
ORDER BY parties DESC, address
