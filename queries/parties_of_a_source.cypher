// title: Names in a source
// question: Of whom does one source speak, and under which name?
// param: source: source = "ft-20230621"  The source to start from
// returns: party, id
// draws: t, e
MATCH (:Source {id: $source})-[t:STATES]->(e:Entity)
RETURN coalesce(t.name, e.name) AS party, e.id AS id
ORDER BY party, id
