"""Which words name a relation, and which actors stand in its two roles."""
