"""The public consultation (FKP): its states, its clocks, and who takes part."""
