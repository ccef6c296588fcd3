"""The letter around a paper: whose letterhead, which number, who signs by hand or electronically."""
