"""Findings as RDF and back.

`to_quads` is the only maker of triples: one named graph an article, the actors in the default graph, each claim a
node with its evidence as a W3C Web Annotation selector pair, and a plain triple beside every claim that is actual and
affirmed. Datasets and files hold one more graph, that of the events which the claims are about; it is derived, so a
reader passes it over and a store does without. `to_dataset` gives the same to users of rdflib, `write` to files in
six formats, `from_quads` and `from_dataset` bring the findings back, and `validate` checks a file against the shapes of
the ontology.
"""

from geograph.rdf.check import validate
from geograph.rdf.convert import dataset_to_quads, from_dataset, quads_to_dataset, to_dataset
from geograph.rdf.files import FORMATS, read_quads, serialise, serialise_quads, write, write_whole
from geograph.rdf.infer import infer
from geograph.rdf.make import to_quads
from geograph.rdf.rules import Problem
from geograph.rdf.take import from_quads
from geograph.rdf.terms import PREFIXES

__all__ = [
    "FORMATS",
    "PREFIXES",
    "Problem",
    "dataset_to_quads",
    "from_dataset",
    "from_quads",
    "infer",
    "quads_to_dataset",
    "read_quads",
    "serialise",
    "serialise_quads",
    "to_dataset",
    "to_quads",
    "validate",
    "write",
    "write_whole",
]
