"""Everything of the demonstration that is invented: places, people, answers, papers. Nothing here exists."""
