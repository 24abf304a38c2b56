// title: Ties without a capture
// question: Which ties rest on a source of which no capture is kept, so that they could not be shown again if its page vanished?
// returns: source, tie, id, from, to, wording
MATCH (a:Entity)-[t]->(b:Entity)
WHERE NOT type(t) IN ['STATES', 'SAME_AS']
MATCH (s:Source {id: t.source})
WHERE s.capture IS NULL
RETURN s.title AS source, type(t) AS tie, t.id AS id, a.name AS `from`, b.name AS `to`, t.wording AS wording
ORDER BY source, tie, id
