// title: What a source states
// question: Which parties does one source speak of?
// param: source = "ft-20230621"  Id of a source
// returns: party, id
MATCH (s:Source {id: $source})-[:STATES]->(e:Entity)
RETURN e.name AS party, e.id AS id
ORDER BY party
