"""What the learned model holds of pairs of mentions, and how sure that makes every reading."""
