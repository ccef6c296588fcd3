"""Reports on paper: PDF/UA-1 by Typst, in Indonesian (UU 24/2009, articles 27 and 28: official documents)."""
