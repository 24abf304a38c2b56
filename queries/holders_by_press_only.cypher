// title: Holders stated by press only
// question: Which holders and controllers are stated by the press alone, and by how many reports of their own?
// returns: holder, held, accounts, reports, wording
// draws: holder, held
MATCH (holder:Entity)-[t:OWNS|CONTROLS]->(held:Entity)
WHERE t.standing = 'press'
WITH DISTINCT holder, held
MATCH (holder)-[t:OWNS|CONTROLS]->(held)
OPTIONAL MATCH (s:Source {id: t.source})
WITH holder, held, count(CASE WHEN t.standing = 'press' THEN 1 END) AS press, count(t) AS stated,
  count(DISTINCT t.source) AS accounts, count(DISTINCT coalesce(s.restates, t.source)) AS reports, collect(DISTINCT t.wording) AS wording
WHERE press = stated
RETURN holder.name AS holder, held.name AS held, accounts, reports, wording
ORDER BY held, holder
