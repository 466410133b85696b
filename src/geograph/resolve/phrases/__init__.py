"""Phrases with role nouns: bodies of states, holders of posts, and groups without a name."""
