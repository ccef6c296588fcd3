"""What an evaluation instrument is made of, and how a pack says it."""
