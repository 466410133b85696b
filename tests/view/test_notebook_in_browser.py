"""The page inside the closed frame in which a notebook shows it."""

import pytest

from geograph import Graph

pytestmark = pytest.mark.browser


def test_in_the_frame_of_a_notebook_everything_can_be_clicked(page, tmp_path, findings):
    (tmp_path / "notebook.html").write_text(
        f"<!doctype html><html data-ready=yes><body>{Graph(findings=findings)._repr_html_()}", encoding="utf-8"
    )
    page.open(tmp_path / "notebook.html")
    page.driver.switch_to.frame(0)
    page.wait("return document.documentElement.dataset.ready === 'yes'")
    page.click("#show-map")
    page.wait("return document.querySelectorAll('#map [data-site]').length === 4")
    page.click("#panel .row")
    assert page.text("#panel h2") == "North Korea"
    page.click_button(".crumbs", "Overview")
    assert page.text("#panel h2") == "Overview"
    page.driver.switch_to.default_content()
