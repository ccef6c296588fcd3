-- Per group: respondents with an answer, and of every element how many answered and the sum of their answers.
SELECT {names}
       count({anyone}) AS n,
       {counts},
       {totals}
FROM ({points}) AS p
{grouped}
