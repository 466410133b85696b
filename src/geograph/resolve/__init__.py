"""Which actor every stretch of a text means, and why.

Known names are found first, and context settles what they mean: Georgia is a state or one of the United States,
Moscow a city or a government. Then people: full names, short names, titles, appositions, people whom no list knows.
Then phrases with role nouns: bodies of states, holders of posts on the article's date, groups without a name. Last
come pronouns and descriptions, which need all the others. Every mention says in `how` why it means its actor.
"""

from geograph.resolve.compose import Resolution, resolve
from geograph.resolve.knowledge import Knowledge, default_knowledge, knowledge_of, prepare
from geograph.resolve.phrase import resolve_phrase

__all__ = ["Knowledge", "Resolution", "default_knowledge", "knowledge_of", "prepare", "resolve", "resolve_phrase"]
