// title: Owners not stated
// question: For which companies does a source give a reason why something is not stated?
// returns: company, reason
MATCH (c:Company)
WHERE c.unknown_reason IS NOT NULL
RETURN c.name AS company, c.unknown_reason AS reason
ORDER BY company
