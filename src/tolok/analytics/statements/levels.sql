-- Per group: how many gave each point to each element, how many answers were off the scale, and who answered nothing.
SELECT {names}
       {levels},
       {outside},
       count(*) - count({anyone}) AS blank
FROM ({points}) AS p
{grouped}
