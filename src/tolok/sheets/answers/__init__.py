"""What a survey asks and what was answered, as tables: headings, rows, counts, privacy."""
