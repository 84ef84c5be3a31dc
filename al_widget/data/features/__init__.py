"""From examples to a feature matrix: of texts, of tables, or the user's own."""
