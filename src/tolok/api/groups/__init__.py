"""Operations, one file per group of addresses."""
