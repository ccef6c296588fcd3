"""What stands or lies where a survey is answered: poster, slips, sheets of paper, the card behind a device."""
