"""What the words above a frame make of it on its climb to the root: how sure, asked, denied, and told by whom."""
