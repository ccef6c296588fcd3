"""From levels and answers to an index, with its trail, its certainty and the roads to a better one."""
