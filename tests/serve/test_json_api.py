"""The JSON API, and whether it is as its description says."""

import json

import jsonschema
import pytest

from geograph.graph import events


@pytest.fixture(scope="session")
def description(client):
    return client.get("/openapi.json").json()


def check(description, path, answer):
    """That an answer is what the description promises, and says nothing else."""
    schema = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": description["components"]}).validate(answer)
    return answer


def ids(client, path, **wanted):
    response = client.get(path, params=wanted)
    assert response.status_code == 200, response.text
    return [item["id"] for item in response.json()["items"]]


def test_the_description_is_openapi_3_1_and_names_every_part(description):
    assert description["openapi"].startswith("3.1")
    assert {"/api/actors", "/api/claims", "/api/claims/{claim}/evidence", "/api/events", "/sparql", "/health"} <= (
        description["paths"].keys()
    )


@pytest.mark.parametrize("path", ["/api/actors", "/api/claims", "/api/events", "/api/queries", "/health"])
def test_lists_are_as_described(client, description, path):
    check(description, path, client.get(path).json())


@pytest.mark.parametrize(
    ("part", "form"),
    [
        ("actors", "/api/actors/{actor}"),
        ("claims", "/api/claims/{claim}"),
        ("events", "/api/events/{event}"),
    ],
)
def test_single_things_are_as_described(client, description, part, form):
    for item in client.get(f"/api/{part}").json()["items"]:
        found = check(description, form, client.get(f"/api/{part}/{item['id']}").json())
        assert {name: found[name] for name in item} == item
    assert client.get(f"/api/{part}/nothing").status_code == 404


def test_all_claims_come_with_their_words(client, findings):
    found = client.get("/api/claims").json()["items"]
    assert {item["id"]: item["evidence"]["quote"] for item in found} == {
        claim.id: claim.evidence.quote for claim in findings.claims
    }
    warned = next(item for item in found if item["relation"]["name"] == "warns")
    assert warned["sources"] == [{"id": "USA", "label": "United States"}]
    assert warned["evidence"]["article"]["outlet"] == "The Example Courier"


def test_evidence_shows_the_words_around_it(client, description, findings):
    claim = next(claim for claim in findings.claims if claim.relation == "givesMilitaryAidTo")
    words = check(description, "/api/claims/{claim}/evidence", client.get(f"/api/claims/{claim.id}/evidence").json())
    assert words["before"] + words["quote"] + words["after"] == findings.articles[0].text
    assert client.get("/api/claims/nothing/evidence").status_code == 404


def test_events_are_those_of_the_library(client, findings):
    found = {item["id"]: item["claims"] for item in client.get("/api/events").json()["items"]}
    assert found == {event.id: list(event.claims) for event in events(findings)}
    one = client.get(f"/api/events/{min(found)}").json()
    assert [claim["id"] for claim in one["told_by"]] == one["claims"]


@pytest.mark.parametrize(
    ("wanted", "relations"),
    [
        ({"actor": "north korea", "other": "USA"}, {"warns", "threatensSanctionsAgainst"}),
        ({"source": "RUS"}, {"attacks", "shells"}),
        ({"target": "DPRK"}, {"warns", "threatensSanctionsAgainst", "leads"}),
        ({"speaker": "PRK"}, {"givesMilitaryAidTo"}),
        ({"relation": "assault"}, {"attacks", "shells"}),
        ({"relation": "visits"}, {"visits"}),
        ({"modality": "conditional"}, {"attacks", "seeksAidFrom"}),
        ({"polarity": "denied"}, {"givesMilitaryAidTo"}),
        ({"until": "2023-08-31"}, {"shells"}),
        ({"since": "2023-10-01"}, {"visits"}),
        ({"since": "2023-10-01", "actor": "EU"}, set()),
    ],
)
def test_claims_are_chosen_by_who_what_and_when(client, wanted, relations):
    found = client.get("/api/claims", params=wanted).json()
    assert {item["relation"]["name"] for item in found["items"]} == relations
    assert found["total"] == len(found["items"])


def test_pages_follow_each_other_to_the_end(client):
    whole = ids(client, "/api/claims")
    found, path = [], "/api/claims?limit=3"
    while path:
        page = client.get(path).json()
        assert page["total"] == len(whole)
        found += [item["id"] for item in page["items"]]
        path = page["next"]
    assert found == whole
    assert ids(client, "/api/claims", latest=True) == whole[::-1]
    assert ids(client, "/api/claims", offset=1000) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"name": "kor"}, ["PRK"]),
        ({"name": "united STATES off"}, ["usa-officials"]),
        ({"name": "dprk"}, ["PRK"]),
        ({"kind": "person"}, ["kim-jong-un"]),
        ({"country": "usa"}, ["USA", "usa-officials"]),
        ({"name": "%"}, None),
        ({"name": "nobody"}, []),
    ],
)
def test_actors_are_found_by_the_beginnings_of_names(client, wanted, found):
    assert ids(client, "/api/actors", **wanted) == (ids(client, "/api/actors") if found is None else found)


@pytest.mark.parametrize(
    ("path", "status", "complaint"),
    [
        ("/api/claims?actor=North+Corea", 400, "did you mean 'north korea'"),
        ("/api/claims?relation=warn", 400, "did you mean 'warns'"),
        ("/api/claims?since=2023-02-01&until=2023-01-01", 400, "before it begins"),
        ("/api/claims?since=yesterday", 422, "since"),
        ("/api/claims?limit=0", 422, "limit"),
        ("/api/claims?limit=201", 422, "limit"),
        ("/api/claims?offset=99999999999999999999", 422, "offset"),
        ("/api/claims?color=red", 422, "color"),
        ("/api/actors?kind=king", 422, "kind"),
        ("/api/nothing", 404, "Not Found"),
    ],
)
def test_a_wrong_request_is_explained(client, path, status, complaint):
    response = client.get(path)
    assert response.status_code == status
    assert complaint in response.json()["detail"]


def test_hostile_text_stays_text(client):
    response = client.get("/api/claims", params={"actor": "<script>'\";--"})
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/json"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "<script>" in json.loads(response.text)["detail"]
