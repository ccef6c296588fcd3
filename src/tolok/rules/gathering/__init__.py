"""What records propose for an indicator and for a duty, and what citizens say against a claim."""
