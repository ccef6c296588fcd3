"""When an answer is due, and what time an outage gives back."""
