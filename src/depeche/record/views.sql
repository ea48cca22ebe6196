-- Flat views of the record, for questions in SQL; the tables beneath hold everything.

-- One row an event, its dates, place and words as plain columns.
CREATE VIEW timeline AS
SELECT e.id AS event, e.article,
       coalesce(e."date"."start", a."day") AS "day", e."date"."start" AS first_day, e."date"."end" AS last_day,
       e."date"."precision" AS "precision",
       e."type" AS "type", e."mode" AS "mode", e.contexts, e.cameo, e.score, e.goldstein, e.quad, e.status,
       [x.country FOR x IN e.actors] AS actor_countries, [x."name" FOR x IN e.actors] AS actors,
       [x.country FOR x IN e.recipients] AS recipient_countries, [x."name" FOR x IN e.recipients] AS recipients,
       e.place."name" AS place, e.place.country AS place_country,
       e."trigger"."text" AS "trigger", e.sentence, e.confidence, a.title, a.site, a.url, a."day" AS published
FROM events e JOIN articles a ON a.id = e.article;

-- One row an event and party: side is 'actor' or 'recipient', number counts from 1.
CREATE VIEW event_actors AS
SELECT event, article, side, number, party."name" AS "name", party.kind AS kind, party.country AS country,
       party.sectors[1] AS sector, party.sectors AS sectors, party."role" AS "role", party.how AS how, words
FROM (
  SELECT id AS event, article, 'actor' AS side, unnest(actors) AS party, generate_subscripts(actors, 1) AS number,
         unnest([x."text" FOR x IN actor_spans]) AS words FROM events
  UNION ALL
  SELECT id, article, 'recipient', unnest(recipients), generate_subscripts(recipients, 1),
         unnest([x."text" FOR x IN recipient_spans]) FROM events
)
WHERE party IS NOT NULL;

-- One row an event and directed pair of countries (or IGOs); a side that is not known is NULL.
CREATE VIEW dyads AS
SELECT t.event, t.article, t."day", t."type", t."mode", t.quad, t.status, t.score, t.cameo,
       a.country AS actor, r.country AS recipient, t."trigger", t.sentence
FROM timeline t
LEFT JOIN (SELECT DISTINCT event, country FROM event_actors WHERE side = 'actor') a ON a.event = t.event
LEFT JOIN (SELECT DISTINCT event, country FROM event_actors WHERE side = 'recipient') r ON r.event = t.event;

-- One row a statement.
CREATE VIEW sayings AS
SELECT s.id AS statement, s.article, a."day", s.kind, s.act,
       [x."name" FOR x IN s.speaker] AS speakers, [x.country FOR x IN s.speaker] AS speaker_countries,
       array_to_string([x."text" FOR x IN s.content], ' … ') AS content, s.cue."text" AS cue,
       s.deadline, s."condition" AS "condition", s.events, s.sentence, a.title, a.site, a.url
FROM statements s JOIN articles a ON a.id = s.article;
