// title: Shared contacts
// question: Which phones, e-mails, websites or trackers are given by several parties?
// param: least = 2  Fewest parties
// returns: contact, parties
MATCH (party:Entity)-[:REACHED_AT]->(k:Contact)
WITH k, count(DISTINCT party) AS parties
WHERE parties >= $least
RETURN k.name AS contact, parties
ORDER BY parties DESC, contact
