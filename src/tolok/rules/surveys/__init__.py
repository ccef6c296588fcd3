"""From answers to a survey's index: elements, grades, certainty, comparison, and what may be shown of few people."""
