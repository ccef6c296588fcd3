"""A closed cycle as files: its package, its workbooks, and both read back."""
