// title: Stated above a storefront
// question: Who is stated to operate a storefront, and who is stated above them, up to six hops? One row a statement.
// param: storefront: storefront = "ft-20230621-trendy-beat"  The storefront to start from
// param: day: day = ""  Only what holds on this day; empty for any time
// returns: hops, holder, tie, held, share, since, until, standing, source
// draws: holder, tie, held
MATCH path = (:Entity {id: $storefront})<-[:OPERATES]-(:Entity)<-[:OWNS|CONTROLS*0..5]-(:Entity)
WHERE all(t IN relationships(path) WHERE coalesce(t.share_max, 1) > 0
  AND ($day = '' OR coalesce(t.since, '') <= $day AND coalesce(t.until, $day) >= left($day, size(coalesce(t.until, $day)))))
WITH last(relationships(path)) AS tie, min(length(path)) AS hops
WITH hops, startNode(tie) AS holder, tie, endNode(tie) AS held
OPTIONAL MATCH (s:Source {id: tie.source})
RETURN hops, holder, tie, held, tie.share_text AS share, tie.since AS since, tie.until AS until,
  tie.standing AS standing, s.title AS source
ORDER BY hops, holder.name, held.name, tie.id
