"""A closed cycle on paper: the LHE of a unit, the report on all, the minutes, what goes to the Minister."""
