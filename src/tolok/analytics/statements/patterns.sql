-- Per group and pattern of answered elements (bit j of `answered`): respondents, different rows, straight lines,
-- the sums of answers and of their products. Together with `levels` this is the tally that the rules compute from.
SELECT {names}
       {mask} AS answered,
       CAST(sum(c) AS BIGINT) AS n,
       count(*) AS different,
       CAST(coalesce(sum(c) FILTER (WHERE {straight}), 0) AS BIGINT) AS straight,
       {totals},
       {products}
FROM (
    SELECT {names} {items}, count(*) AS c
    FROM ({points}) AS p
    GROUP BY {every_place}
) AS vectors
GROUP BY {names} {mask}
ORDER BY {order} answered
