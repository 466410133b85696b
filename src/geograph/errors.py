"""What can go wrong, named by what the caller can do about it.

GeographError
├── InputError (also a ValueError)   mend or leave out the input named in the message
│   └── OtherLanguage                nothing: the input is sound, but not in English
├── ModelMissing                     install the package named in the message
├── VocabularyError (also a KeyError) use one of the terms that the message suggests
├── QueryError (also a ValueError)   mend the query at the place named in the message
└── StoreError                       see what the message says of the folder or file
"""


class GeographError(Exception):
    """Any error that geograph raises on purpose; its text is written for the user."""


class InputError(GeographError, ValueError):
    """An input cannot be read or is not what it should be."""


class OtherLanguage(InputError):
    """An input is not in English, the only language that is read."""


class ModelMissing(GeographError):
    """A language model is not installed, or is not the version this program was made for."""


class VocabularyError(GeographError, KeyError):
    """A term is not in the ontology."""

    def __str__(self) -> str:
        """The plain message, without the quotation marks that KeyError adds."""
        return str(self.args[0]) if self.args else ""


class QueryError(GeographError, ValueError):
    """A query cannot be parsed or answered."""


class StoreError(GeographError):
    """A folder or file of results cannot be read or written."""
