"""`geograph push`: a store or a graph to an RDF database that others run."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from geograph.cli.output import complain, printable
from geograph.cli.query import Inference
from geograph.errors import StoreError


def push(
    place: Annotated[
        Path,
        typer.Argument(metavar="STORE|DIR|FILE", help="A store, a folder that `geograph build` wrote, a file of RDF."),
    ],
    url: Annotated[
        str, typer.Argument(metavar="URL", help="A SPARQL 1.1 Graph Store, such as http://localhost:7878/store.")
    ],
    token: Annotated[
        str, typer.Option(envvar="GEOGRAPH_TOKEN", help="A bearer token; better given by the variable.")
    ] = "",
    user: Annotated[str, typer.Option(help="Who writes there; the password is asked for.")] = "",
    password: Annotated[
        str, typer.Option(envvar="GEOGRAPH_PASSWORD", help="The password; better given by the variable.")
    ] = "",
    infer: Annotated[
        Inference, typer.Option(help="rdfs sends the triples of wider relations too: who warns also threatens.")
    ] = Inference.NONE,
    vocabulary: Annotated[bool, typer.Option(help="Send the ontology beside the data.")] = True,
    default_graph: Annotated[
        str, typer.Option(metavar="IRI", help="The graph to put the actors in, instead of the default graph.")
    ] = "",
    record: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to note what was sent; else beside what is sent.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Send everything, whatever was sent before and is in the default graph.")
    ] = False,
    seconds: Annotated[float, typer.Option(min=0.001, help="The longest wait for an answer.")] = 120,
    tries: Annotated[int, typer.Option(min=1, help="How often to try when there is no answer.")] = 4,
) -> None:
    """Send a store, a saved graph or a file of RDF to an RDF database, graph by graph.

    What was sent is noted, so that the same command goes on after a cut, sends later only what has changed, and removes
    what is gone.
    """
    from geograph import store  # noqa: PLC0415 - loads rdflib, which most commands do not need

    plan = store.Plan(
        infer=infer is Inference.RDFS,
        vocabulary=vocabulary,
        default_graph=default_graph,
        record=record,
        again=again,
    )
    access = store.Access(token=token, user=user, password=_password(user, password))
    counts: Counter[str] = Counter()
    try:
        with store.Endpoint(url, access, seconds=seconds, tries=tries) as endpoint:
            for pushed in store.push(place, endpoint, plan):
                counts[pushed.how] += 1
                if pushed.how is not store.How.UNCHANGED:
                    typer.echo(f"{pushed.how}\t{printable(pushed.graph) or 'default graph'}\t{pushed.triples}")
    except StoreError:
        if counts:
            complain(f"{_sum(counts)}; the same command goes on from there")
        raise
    typer.echo(_sum(counts))


def _password(user: str, password: str) -> str:
    if user and not password and sys.stdin.isatty():
        return str(typer.prompt(f"Password of {user}", hide_input=True, err=True))
    return password


def _sum(counts: Counter[str]) -> str:
    from geograph.store import How  # noqa: PLC0415 - as above

    return ", ".join(f"{counts[how]} {how}" for how in How)
