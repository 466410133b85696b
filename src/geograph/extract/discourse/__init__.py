"""What reaches beyond one sentence: quotations, answers, and what a sentence leaves for its neighbours to say."""
