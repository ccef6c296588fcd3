"""What citizens meet beside what was promised: opening hours, visits, measured times."""
