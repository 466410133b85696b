"""The terms of ``ontology/`` as Python values, and the only place that finds that folder.

The ontology is data: relations, PLOVER and CAMEO, shapes and the known actors are Turtle files that other programs
read too. This room parses them once a process and gives plain records; a term that is not in them raises a
`VocabularyError` that suggests the nearest one.
"""

from geograph.vocabulary.actors import class_name, known_actors, memberships, read_actors
from geograph.vocabulary.folder import ontology_file, ontology_folder
from geograph.vocabulary.given import Given, LeftOut, RoleNoun, read_given
from geograph.vocabulary.known import KnownActor, Membership, Post
from geograph.vocabulary.parties import party_words
from geograph.vocabulary.relations import Relation, relation, relations

__all__ = [
    "Given",
    "KnownActor",
    "LeftOut",
    "Membership",
    "Post",
    "Relation",
    "RoleNoun",
    "class_name",
    "known_actors",
    "memberships",
    "ontology_file",
    "ontology_folder",
    "party_words",
    "read_actors",
    "read_given",
    "relation",
    "relations",
]
