"""Tables of offices, in and out: every cell keeps its address, all problems are told at once."""
