"""Articles from files, folders and standard input: text, Markdown, HTML pages and JSON Lines.

Each format is one module. What all have in common happens once, here and nowhere later: bytes are decoded, the text
is normalised (`normalise`), so that all offsets of all stages count the characters of the text that is stored, and an
article that the line cannot work on is turned away with a reason. A batch goes on: what could not be read comes out
as a `Failure` between the articles, in the order of the input.

Limits: a text or HTML file may have 10 million bytes and so may a line of a JSON Lines file, whose number of lines is
not limited as it is read line by line. A text may have 300,000 characters (about 50,000 words, six times the longest
magazine piece): the language model takes about 4 kB of memory and 40 µs a character, so that the longest article needs
1.2 GB and 12 s. What is longer is not an article, and cutting it would lose text without a word.
"""

from geograph.read.articles import LONGEST_TEXT, read_text
from geograph.read.failure import Failure, Foreign
from geograph.read.normalise import normalise
from geograph.read.provenance import Provenance, read_date
from geograph.read.sources import read_articles

__all__ = ["LONGEST_TEXT", "Failure", "Foreign", "Provenance", "normalise", "read_articles", "read_date", "read_text"]
