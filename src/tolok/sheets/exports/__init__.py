"""Surveys and their answers as files for others: tables, Parquet, forms for phones, results as rows."""
