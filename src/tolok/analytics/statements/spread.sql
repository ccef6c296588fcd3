-- Per group: what `index` yields, and the sum of squares from which the variance of the index is made.
-- Each respondent adds z² with z = Σ share × (x − mean) ÷ answers to the element, over the elements answered.
WITH summed AS (
    SELECT {names}
           count({anyone}) AS n,
           {counts},
           {totals}
    FROM ({points}) AS q
    {group_by}
),
squared AS (
    SELECT {names} sum(z * z) AS spread
    FROM (
        SELECT {named}
               {deviation} AS z
        FROM ({points}) AS p
        JOIN (SELECT {names} {means} FROM summed) AS m ON {same_mean}
        WHERE {anyone} IS NOT NULL
    ) AS deviations
    {group_by}
)
SELECT {of_summed} s.n, {figures}, CAST(coalesce(d.spread, 0) AS DOUBLE) AS spread
FROM summed AS s
LEFT JOIN squared AS d ON {same_sum}
{order_by}
