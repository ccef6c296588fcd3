"""What people write about forums."""
