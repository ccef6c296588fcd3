"""What is asked: blocks, own questions, their faults, and what every block yields."""
