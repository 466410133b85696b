"""Which form is sent when a client accepts several."""

import pytest

from geograph.serve.accept import best

OFFERED = ("application/json", "application/xml", "text/csv")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("application/json;q=0.2, text/csv;q=0.3", "text/csv"),
        ("*/*, application/json;q=0", "application/xml"),
        ("text/csv;charset=utf-8;q=0.5, application/xml;q=0.4", "text/csv"),
        ("application/json;q=0", None),
        ("image/png", None),
        ("text/csv;q=nonsense", "text/csv"),
        (",;,=/", None),
    ],
)
def test_the_best_liked_form_is_chosen(accept, chosen):
    assert best(accept, OFFERED) == chosen
