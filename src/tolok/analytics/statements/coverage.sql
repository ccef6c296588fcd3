-- Per group: answers received and how many of them count, and from how many surveys and units.
SELECT {names}
       count(*) AS received,
       count(*) FILTER (WHERE NOT a.late AND NOT a.excluded) AS counted,
       count(*) FILTER (WHERE a.late) AS late,
       count(*) FILTER (WHERE a.excluded) AS excluded,
       count(DISTINCT a.survey) AS surveys,
       count(DISTINCT concat(a.office, '/', a.unit)) AS units
FROM {answers}
WHERE {which}
{grouped}
