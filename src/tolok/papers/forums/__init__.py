"""Papers of a public consultation (FKP): invitation, attendance, minutes, report."""
