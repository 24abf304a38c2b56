// title: Storefronts below a company
// question: Which storefronts does a company or person operate, or those it is stated to hold or control, up to six hops? One row for each seller, by one of its shortest ways.
// param: company: party = "ft-20230621-bytedance"  The company or person to start from
// param: day: day = ""  Only what holds on this day; empty for any time
// returns: storefront, id, seller, hops, path, stated
// draws: path
MATCH path = (:Entity {id: $company})-[:OWNS|CONTROLS*0..5]->(seller:Entity)-[:OPERATES]->(s:Storefront)
WHERE all(t IN relationships(path) WHERE coalesce(t.share_max, 1) > 0
  AND ($day = '' OR coalesce(t.since, '') <= $day AND coalesce(t.until, $day) >= left($day, size(coalesce(t.until, $day)))))
WITH s, seller, path, length(path) AS hops, reduce(ids = '', t IN relationships(path) | ids + t.id + ' ') AS ids
ORDER BY hops, ids
WITH s, seller, collect(path)[0] AS path
RETURN s.name AS storefront, s.id AS id, seller.name AS seller, length(path) AS hops, path,
  [t IN relationships(path) | type(t) + CASE WHEN type(t) = 'OWNS' THEN ', share ' + coalesce(t.share_text, 'not stated') ELSE '' END
    + coalesce(', until ' + t.until, '')] AS stated
ORDER BY hops, storefront, id, seller
