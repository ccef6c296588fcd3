"""The recap workbook of a regency: read in both layouts, checked, written."""
