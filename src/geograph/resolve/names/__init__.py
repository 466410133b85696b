"""Known names and what they mean here, and organisations and places that no list knows."""
