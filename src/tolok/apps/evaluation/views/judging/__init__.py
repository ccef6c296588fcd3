"""Pages of F-02: seats, indicators, moderation."""
