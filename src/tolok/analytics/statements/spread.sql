-- Per group: the sum of squares from which the variance of the index is made.
-- Each respondent adds z² with z = Σ share × (x − mean) ÷ answers to the element, over the elements answered.
SELECT {names}
       CAST(coalesce(sum(z * z), 0) AS DOUBLE) AS spread
FROM (
    SELECT {named}
           {deviation} AS z
    FROM ({points}) AS p
    JOIN (SELECT {names} {means} FROM ({points}) AS q {group_by}) AS m ON {same}
    WHERE {anyone} IS NOT NULL
) AS deviations
{grouped}
