"""Pages of *Hitung Indeks*: choose, upload, see the result, open it downwards, take it away."""
