/** What a browser sees at the GraphQL address where the schema is not shown. It loads nothing. */
export const doorPage = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>GraphQL</title>
<p lang="el">Εδώ απαντά το GraphQL: στείλτε POST με JSON { "query": "…" }. <a href="/documentation">Περιγραφή του API</a></p>
<p lang="tr">GraphQL burada yanıt verir: JSON { "query": "…" } ile POST gönderin. <a href="/documentation">API açıklaması</a></p>
<p>GraphQL answers here: send POST with JSON { "query": "…" }. <a href="/documentation">API description</a></p>
</html>
`;
