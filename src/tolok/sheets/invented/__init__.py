"""An invented regency, equal for equal seeds, for examples and the demonstration."""
