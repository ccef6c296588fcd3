"""The result of a closed survey: the report with its chapters, and the poster."""
