// title: Holdings that ended
// question: Which stated holdings and controls ended before today, the latest first?
// returns: holder, held, tie, share, since, until, source
// draws: holder, t, held
MATCH (holder:Entity)-[t:OWNS|CONTROLS]->(held:Entity)
WHERE t.until < left(toString(date()), size(t.until))
OPTIONAL MATCH (s:Source {id: t.source})
RETURN holder.name AS holder, held.name AS held, type(t) AS tie, t.share_text AS share, t.since AS since,
  t.until AS until, s.title AS source
ORDER BY until DESC, holder, held, source
