"""Answers of closed surveys as Parquet, laid out by period and province: how they are written and what is in them."""
