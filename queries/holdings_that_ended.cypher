// title: Holdings that ended
// question: Which stated holdings and controls have an end date, newest first?
// returns: holder, company, since, until, share
MATCH (h:Entity)-[t:OWNS|CONTROLS]->(c:Company)
WHERE t.until IS NOT NULL
RETURN h.name AS holder, c.name AS company, t.since AS since, t.until AS until, t.share_text AS share
ORDER BY until DESC, holder
