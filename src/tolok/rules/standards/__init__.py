"""The service standard: fourteen components, its states, its words, its linter and its differences."""
