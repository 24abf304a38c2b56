// title: Statements without a capture
// question: Which ties could not be shown again if their page vanished?
// param: source = "ft-20230621"  Id of a source
// returns: tie, from, to, wording
MATCH (s:Source {id: $source})
WHERE s.capture IS NULL
MATCH (a:Entity)-[t]->(b:Entity)
WHERE t.source = $source AND type(t) <> 'STATES'
RETURN type(t) AS tie, a.name AS `from`, b.name AS `to`, t.wording AS wording
ORDER BY tie, `from`, `to`
