"""Services of the public catalogue as files: plain values, linked data, DCAT, the workbook of SIPPN."""
