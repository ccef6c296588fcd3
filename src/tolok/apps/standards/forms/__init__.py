"""What is asked of people, one file for each kind of page."""
