"""Cases that someone computed by hand, and whether the rules agree with them."""
