"""Words about proofs that pages of the apps above tell too."""
