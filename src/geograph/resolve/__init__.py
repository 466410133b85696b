"""Which actor every stretch of a text means, and why.

An article becomes plain words (``page``) on a ``board``, beside the known actors (``index``, ``knowledge``), and the
steps run in the order of ``compose``. Known names come first, and context settles what they mean: Georgia is a state
or one of the United States, Moscow a city or a government (``names``). Then people: full names, short names, titles,
people whom no list knows (``people``). Then phrases with role nouns: bodies of states, holders of posts on the
article's date, groups without a name (``phrases``). Last come the words that need all the others, pronouns and
descriptions (``references``). Every mention says in `how` why it means its actor.
"""

from geograph.resolve.compose import Resolution, resolve
from geograph.resolve.knowledge import Knowledge, default_knowledge, knowledge_of, prepare
from geograph.resolve.single import resolve_phrase

__all__ = ["Knowledge", "Resolution", "default_knowledge", "knowledge_of", "prepare", "resolve", "resolve_phrase"]
