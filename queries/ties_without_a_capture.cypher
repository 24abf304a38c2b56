// title: Links without a saved page
// question: Which links rest on a source whose page was not saved, so that they could not be shown again if it vanished?
// returns: source, tie, id, from, to, wording
// draws: a, t, b
MATCH (a:Entity)-[t]->(b:Entity)
WHERE NOT type(t) IN ['STATES', 'SAME_AS']
MATCH (s:Source {id: t.source})
WHERE s.capture IS NULL
RETURN s.title AS source, type(t) AS tie, t.id AS id, a.name AS `from`, b.name AS `to`, t.wording AS wording
ORDER BY source, tie, id
