"""Standards that an office already has: read from a workbook, a Word table or pasted lines, and written again."""
