// title: Stated above a storefront
// question: Who is stated to operate a storefront, and who is stated above them, up to six hops?
// param: storefront = "ft-20230621-trendy-beat"  Id of a storefront
// returns: hops, party, stated
MATCH (s:Entity {id: $storefront})<-[:OPERATES]-(first:Entity)
MATCH path = (first)<-[:OWNS|CONTROLS*0..5]-(party:Entity)
RETURN DISTINCT length(path) + 1 AS hops, party.name AS party,
  [t IN relationships(path) | type(t) + ': ' + coalesce(t.wording, '')] AS stated
ORDER BY hops, party
