// title: Officers of several sellers
// question: Which people or companies are officers of more than one seller?
// param: least = 2  Fewest sellers
// returns: officer, sellers
MATCH (officer:Entity)-[:OFFICER_OF]->(c:Company)-[:OPERATES]->(:Storefront)
WITH officer, collect(DISTINCT c.name) AS names
WHERE size(names) >= $least
UNWIND names AS name
WITH officer, name ORDER BY name
RETURN officer.name AS officer, collect(name) AS sellers
ORDER BY officer
