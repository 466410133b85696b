"""The SPARQL 1.1 Protocol, asked by hand and by the clients that people use."""

import asyncio
import csv
import io
import json
import time
from xml.etree import ElementTree as ET

import httpx
import psutil
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from geograph.rdf.terms import ACTOR, ARTICLE

LABEL = 'SELECT ?label { actor:PRK skos:prefLabel ?label FILTER(LANG(?label) = "en") }'
PLAIN = "CONSTRUCT { ?a geo:shells ?b } WHERE { ?a geo:shells ?b }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


def of_json(text):
    return [row["label"]["value"] for row in json.loads(text)["results"]["bindings"]]


def of_xml(text):
    return [literal.text for literal in ET.fromstring(text).iter("{http://www.w3.org/2005/sparql-results#}literal")]


def of_csv(text):
    return [row["label"] for row in csv.DictReader(io.StringIO(text))]


def of_tsv(text):
    return [rdflib.util.from_n3(line).value for line in text.splitlines()[1:]]


def ask(client, query=LABEL, accept="*/*", **more):
    return client.get("/sparql", params={"query": query, **more}, headers={"Accept": accept})


@pytest.mark.parametrize(
    ("accept", "media", "read"),
    [
        ("*/*", "application/sparql-results+json", of_json),
        ("application/sparql-results+json", "application/sparql-results+json", of_json),
        ("application/json", "application/json", of_json),
        ("application/sparql-results+xml", "application/sparql-results+xml", of_xml),
        ("text/turtle, application/xml;q=0.9, text/csv;q=0.1", "application/xml", of_xml),
        ("text/csv", "text/csv", of_csv),
        ("text/tab-separated-values", "text/tab-separated-values", of_tsv),
    ],
)
def test_rows_come_in_the_form_that_the_client_likes_best(client, accept, media, read):
    response = ask(client, accept=accept)
    assert (response.status_code, response.headers["content-type"].partition(";")[0]) == (200, media)
    assert read(response.text) == ["North Korea"]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("*/*", ox.RdfFormat.TURTLE),
    ],
)
def test_triples_come_in_the_form_that_the_client_likes_best(client, accept, form):
    found = ox.parse(ask(client, PLAIN, accept).content, format=form)
    assert {(quad.subject.value, quad.object.value) for quad in found} == {(f"{ACTOR}RUS", f"{ACTOR}UKR")}


def test_a_query_can_be_sent_in_three_ways(client):
    sent = {"query": LABEL}
    text = {"Content-Type": "application/sparql-query"}
    answers = [client.get("/sparql", params=sent), client.post("/sparql", data=sent)]
    answers.append(client.post("/sparql", content=LABEL, headers=text))
    assert [of_json(answer.text) for answer in answers] == [["North Korea"]] * 3


def test_a_request_can_name_the_graphs_that_it_is_about(client, findings):
    count = "SELECT ?claim { ?claim a geo:Claim }"
    first, second = (f"{ARTICLE}{article.id}" for article in findings.articles)
    rows = [
        len(json.loads(ask(client, count, **graphs).text)["results"]["bindings"])
        for graphs in ({}, {"default-graph-uri": first}, {"default-graph-uri": second})
    ]
    assert rows == [8, 5, 3]
    assert json.loads(ask(client, count, **{"named-graph-uri": first}).text)["results"]["bindings"] == []


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("SELECT * { ?s ?p", "line 1, column 17"),
        ("SELECT * { ?s geo:warn ?o }", "did you mean geo:warns?"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "would call another server"),
        ("INSERT DATA { actor:X a geo:Actor }", "would change the data"),
        ("", "cannot"),
        ("SELECT * { ?s ?p ?o } \x00", ""),
    ],
)
def test_a_query_that_is_not_answered_is_explained(client, query, complaint):
    response = ask(client, query)
    assert response.status_code == 400
    assert complaint in response.json()["detail"] or not query


def test_what_is_no_query_is_refused(client):
    text = {"Content-Type": "text/plain"}
    update = {"Content-Type": "application/sparql-update"}
    assert client.post("/sparql", content=LABEL, headers=text).status_code == 415
    assert client.post("/sparql", content="CLEAR ALL", headers=update).status_code == 403
    assert client.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403
    assert client.get("/sparql").status_code == 400
    assert client.get("/sparql", params={"query": [LABEL, LABEL]}).status_code == 400
    assert (
        client.post("/sparql", content=b"\xff", headers={"Content-Type": "application/sparql-query"}).status_code == 400
    )
    assert client.post("/sparql", data={"query": " " * 2**20}).status_code == 413
    assert ask(client, accept="image/png").status_code == 406
    assert client.delete("/sparql").status_code == 405


def test_a_slow_query_is_cut_off_and_leaves_nothing_running(client):
    response = ask(client, SLOW)
    assert (response.status_code, "no answer within 10 seconds" in response.json()["detail"]) == (503, True)
    assert client.get("/health").json()["status"] == "ok"
    workers = [process for process in psutil.process_iter(["cmdline"]) if "anyio" in str(process.info["cmdline"])]
    before = {worker.pid: sum(worker.cpu_times()[:2]) for worker in workers if worker.is_running()}
    time.sleep(1)
    assert all(sum(worker.cpu_times()[:2]) - before[worker.pid] < 0.5 for worker in workers if worker.is_running())
    assert of_json(ask(client).text) == ["North Korea"]


@pytest.mark.slow
def test_two_hundred_clients_at_a_time_are_all_answered(url):
    async def crowd():
        limits = httpx.Limits(max_connections=200)
        async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as many:
            paths = ["/sparql", "/api/claims", "/api/actors", "/health"]
            return await asyncio.gather(
                *(many.get(paths[n % 4], params={"query": LABEL} if n % 4 == 0 else {}) for n in range(200))
            )

    assert {answer.text for answer in asyncio.run(crowd()) if answer.status_code != 200} == set()


def test_sparqlwrapper_works_against_it(url):
    endpoint = SPARQLWrapper(f"{url}/sparql")
    endpoint.setQuery(LABEL)
    endpoint.setReturnFormat(JSON)
    assert [row["label"]["value"] for row in endpoint.queryAndConvert()["results"]["bindings"]] == ["North Korea"]
    endpoint.setMethod(POST)
    endpoint.setQuery("ASK { actor:PRK a geo:State }")
    assert endpoint.queryAndConvert()["boolean"] is True
    endpoint.setQuery(PLAIN)
    endpoint.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=endpoint.queryAndConvert(), format="turtle")) == 1


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_the_sparql_store_of_rdflib_works_against_it(url, method):
    graph = rdflib.Graph(SPARQLStore(f"{url}/sparql", method=method))
    north_korea = rdflib.URIRef(f"{ACTOR}PRK")
    assert (north_korea, rdflib.SKOS.prefLabel, rdflib.Literal("North Korea", lang="en")) in graph
    assert [str(row.label) for row in graph.query(LABEL)] == ["North Korea"]
