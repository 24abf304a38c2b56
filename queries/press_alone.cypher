// title: Holders stated by press only
// question: Which holders and controllers does no register, filing or platform state?
// returns: holder, company, accounts
MATCH (h:Entity)-[t:OWNS|CONTROLS]->(c:Company)
WITH h, c, collect(coalesce(t.standing, 'not stated')) AS standings
WHERE all(s IN standings WHERE s = 'press')
RETURN h.name AS holder, c.name AS company, size(standings) AS accounts
ORDER BY company, holder
