"""People: full names, short names, titles, and people whom no list knows."""
