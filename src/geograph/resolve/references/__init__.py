"""Words that mean an actor named elsewhere: pronouns, descriptions, pairs, and papers that speak."""
