"""News about international politics in, a knowledge graph with evidence for every edge out."""
