// title: Owners not stated
// question: Of whom does a source say why something is not stated?
// returns: party, id, reason, source
// draws: s, t, e
MATCH (s)-[t:STATES]->(e:Entity)
WHERE t.unknown_reason IS NOT NULL
RETURN e.name AS party, e.id AS id, t.unknown_reason AS reason, s.title AS source
ORDER BY party, id, source
