-- What there is: per period, province, pack and questionnaire the surveys, their answers and their days.
SELECT period, province, pack, questionnaire,
       count(DISTINCT survey) AS surveys,
       count(*) AS answers,
       min(starts) AS starts,
       max(ends) AS ends
FROM answers
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
