"""Ties that a name's own phrase states."""

from datetime import date

import pytest

from geograph.extract.ties.named import ties
from geograph.model import Actor, Article, Kind, Mention

ACTORS = {
    "PRK": Actor(id="PRK", label="North Korea", kind=Kind.STATE, country="PRK"),
    "RUS": Actor(id="RUS", label="Russia", kind=Kind.STATE, country="RUS"),
    "HUN": Actor(id="HUN", label="Hungary", kind=Kind.STATE, country="HUN"),
    "KOR": Actor(id="KOR", label="South Korea", kind=Kind.STATE, country="KOR"),
    "kim": Actor(id="kim", label="Kim", kind=Kind.PERSON, country="PRK"),
    "peter": Actor(id="peter", label="Peter", kind=Kind.PERSON, country="HUN"),
    "vladimir-putin": Actor(id="vladimir-putin", label="Vladimir Putin", kind=Kind.PERSON, country="RUS"),
    "sergei-lavrov": Actor(id="sergei-lavrov", label="Sergei Lavrov", kind=Kind.PERSON, country="RUS"),
    "pyongyang": Actor(id="pyongyang", label="Pyongyang", kind=Kind.PLACE, country="PRK"),
    "kcna": Actor(id="kcna", label="KCNA", kind=Kind.MEDIA, country="PRK"),
    "GBR": Actor(id="GBR", label="United Kingdom", kind=Kind.STATE, country="GBR"),
    "scotland": Actor(id="scotland", label="Scotland", kind=Kind.PLACE, country="GBR"),
    "virginia": Actor(id="virginia", label="Virginia", kind=Kind.PLACE, country="USA"),
    "USA": Actor(id="USA", label="United States", kind=Kind.STATE, country="USA"),
    "UN": Actor(id="UN", label="United Nations", kind=Kind.ORGANISATION, country="UNO", sector="IGO"),
    "aid": Actor(id="aid", label="Aid", kind=Kind.ORGANISATION, country="GBR"),
    "greens": Actor(id="greens", label="Greens", kind=Kind.PARTY, country="GBR"),
    "ted-cruz": Actor(id="ted-cruz", label="Ted Cruz", kind=Kind.PERSON, country="USA"),
    "arlene-foster": Actor(id="arlene-foster", label="Arlene Foster", kind=Kind.PERSON, country="GBR"),
    "acme": Actor(id="acme", label="Acme", kind=Kind.COMPANY, country="KOR"),
    "rus-government": Actor(
        id="rus-government", label="Government of Russia", kind=Kind.GOVERNMENT, country="RUS", sector="GOV"
    ),
    "kor-parliament": Actor(
        id="kor-parliament", label="National Assembly", kind=Kind.ORGANISATION, country="KOR", sector="LEG"
    ),
    "mnd": Actor(id="mnd", label="Ministry", kind=Kind.MINISTRY, country="KOR"),
}


def stated(text, *spans, how="marked"):
    article = Article.of(text, published=date(2023, 9, 12))
    mentions = []
    for words, actor in spans:
        start = text.index(words)
        mentions.append(
            Mention(article=article.id, start=start, end=start + len(words), text=words, actor=actor, how=how)
        )
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    found = ties(article, mentions, ACTORS)
    return [(claim.sources[0], claim.relation, claim.targets[0], claim.evidence.quote) for claim in found]


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        (
            "The North Korean leader spoke.",
            [("North Korean leader", "kim"), ("North Korean", "PRK")],
            ("kim", "leads", "PRK", "North Korean leader"),
        ),
        (
            "Hungarian foreign minister Peter spoke.",
            [("Hungarian foreign minister Peter", "peter"), ("Hungarian", "HUN")],
            ("peter", "holdsPostIn", "HUN", "Hungarian foreign minister Peter"),
        ),
        (
            "The Greens' Scottish leader Peter spoke.",
            [("Scottish leader Peter", "peter"), ("Scottish", "scotland"), ("Greens", "greens")],
            ("peter", "memberOf", "greens", "Greens' Scottish leader Peter"),
        ),
        (
            "The UN's Hungary envoy Peter spoke.",
            [("UN's Hungary envoy Peter", "peter"), ("UN", "UN"), ("Hungary", "HUN")],
            ("peter", "represents", "UN", "UN's Hungary envoy Peter"),
        ),
        (
            "The UN goodwill ambassador Peter spoke.",
            [("UN goodwill ambassador Peter", "peter"), ("UN", "UN")],
            ("peter", "holdsPostIn", "UN", "UN goodwill ambassador Peter"),
        ),
        (
            "Hungary's UN ambassador Peter spoke.",
            [("Hungary", "HUN"), ("UN ambassador Peter", "peter"), ("UN", "UN")],
            ("peter", "holdsPostIn", "HUN", "Hungary's UN ambassador Peter"),
        ),
        (
            "The co-founder of Aid, Peter, spoke.",
            [("co-founder of Aid", "peter"), ("Aid", "aid")],
            ("peter", "memberOf", "aid", "co-founder of Aid"),
        ),
        (
            "Sen. Peter of Virginia spoke.",
            [("Sen. Peter", "peter"), ("Virginia", "virginia")],
            ("peter", "represents", "virginia", "Sen. Peter of Virginia"),
        ),
        (
            "U.S. Attorney Peter spoke.",
            [("U.S. Attorney Peter", "peter"), ("U.S.", "USA")],
            ("peter", "holdsPostIn", "USA", "U.S. Attorney Peter"),
        ),
        (
            "Aid senior attorney Peter spoke.",
            [("Aid senior attorney Peter", "peter"), ("Aid", "aid")],
            ("peter", "memberOf", "aid", "Aid senior attorney Peter"),
        ),
        (
            "The Russian president, elected in 2018, spoke.",
            [("Russian president", "vladimir-putin"), ("Russian", "RUS")],
            ("vladimir-putin", "leads", "RUS", "Russian president"),
        ),
        (
            "Russia's envoy Peter spoke.",
            [("Russia's envoy Peter", "peter"), ("Russia", "RUS")],
            ("peter", "represents", "RUS", "Russia's envoy Peter"),
        ),
        (
            "South Korea's defence ministry spoke.",
            [("South Korea's defence ministry", "mnd"), ("South Korea", "KOR")],
            ("mnd", "partOf", "KOR", "South Korea's defence ministry"),
        ),
        (
            "President Vladimir Putin of Russia spoke.",
            [("President Vladimir Putin", "vladimir-putin"), ("Russia", "RUS")],
            ("vladimir-putin", "leads", "RUS", "President Vladimir Putin"),
        ),
        (
            "Foreign Minister Sergei Lavrov spoke.",
            [("Foreign Minister Sergei Lavrov", "sergei-lavrov")],
            ("sergei-lavrov", "holdsPostIn", "RUS", "Foreign Minister Sergei Lavrov"),
        ),
        (
            "Russian Foreign Minister Sergei Lavrov spoke.",
            [("Russian Foreign Minister Sergei Lavrov", "sergei-lavrov"), ("Russian", "RUS")],
            ("sergei-lavrov", "holdsPostIn", "RUS", "Russian Foreign Minister Sergei Lavrov"),
        ),
        (
            "Russia's Vladimir Putin spoke.",
            [("Russia", "RUS"), ("Vladimir Putin", "vladimir-putin")],
            ("vladimir-putin", "leads", "RUS", "Russia's Vladimir Putin"),
        ),
        (
            "His Russian counterpart Sergei Lavrov spoke.",
            [("Russian counterpart Sergei Lavrov", "sergei-lavrov"), ("Russian", "RUS")],
            ("sergei-lavrov", "holdsPostIn", "RUS", "Russian counterpart Sergei Lavrov"),
        ),
        (
            "Peter, Putin's adviser on grain, spoke.",
            [("Putin's adviser", "peter"), ("Putin", "vladimir-putin")],
            ("peter", "holdsPostIn", "RUS", "Putin's adviser"),
        ),
        (
            "Peter, a senior aide to Vladimir Putin, spoke.",
            [("senior aide", "peter"), ("Vladimir Putin", "vladimir-putin")],
            ("peter", "holdsPostIn", "RUS", "senior aide to Vladimir Putin"),
        ),
        (
            "Putin's envoy Peter spoke.",
            [("Putin's envoy Peter", "peter"), ("Putin", "vladimir-putin")],
            ("peter", "represents", "vladimir-putin", "Putin's envoy Peter"),
        ),
        (
            "It broke too late, President Vladimir Putin said.",
            [("President Vladimir Putin", "vladimir-putin")],
            ("vladimir-putin", "leads", "RUS", "President Vladimir Putin"),
        ),
        (
            "Sen. Ted Cruz spoke.",
            [("Ted Cruz", "ted-cruz")],
            ("ted-cruz", "holdsPostIn", "USA", "Sen. Ted Cruz"),
        ),
        (
            "It rained. In Pyongyang, houses fell, mayor Peter said.",
            [("Pyongyang", "pyongyang"), ("mayor Peter", "peter")],
            ("peter", "leads", "pyongyang", "Pyongyang, houses fell, mayor Peter"),
        ),
        (
            "Peter, a Hungarian citizen, spoke.",
            [("Hungarian citizen", "peter"), ("Hungarian", "HUN")],
            ("peter", "nationalOf", "HUN", "Hungarian citizen"),
        ),
        (
            "Vladimir Putin's government spoke.",
            [("Vladimir Putin's government", "rus-government"), ("Vladimir Putin", "vladimir-putin")],
            ("vladimir-putin", "leads", "RUS", "Vladimir Putin's government"),
        ),
        (
            "His counterpart Sergei Lavrov spoke.",
            [("counterpart Sergei Lavrov", "sergei-lavrov")],
            ("sergei-lavrov", "holdsPostIn", "RUS", "counterpart Sergei Lavrov"),
        ),
        (
            "South Korea's parliament spoke.",
            [("South Korea's parliament", "kor-parliament"), ("South Korea", "KOR")],
            ("kor-parliament", "partOf", "KOR", "South Korea's parliament"),
        ),
        (
            "South Korea's Acme spoke.",
            [("South Korea", "KOR"), ("Acme", "acme")],
            ("acme", "locatedIn", "KOR", "South Korea's Acme"),
        ),
        (
            "Hungary's new leader Peter spoke.",
            [("Hungary's new leader Peter", "peter"), ("Hungary", "HUN")],
            ("peter", "leads", "HUN", "Hungary's new leader Peter"),
        ),
        (
            "Greens leader Peter spoke.",
            [("Greens leader Peter", "peter"), ("Greens", "greens")],
            ("peter", "leads", "greens", "Greens leader Peter"),
        ),
        (
            "Greens group leader Peter spoke.",
            [("Greens group leader Peter", "peter"), ("Greens", "greens")],
            ("peter", "memberOf", "greens", "Greens group leader Peter"),
        ),
        (
            "Greens lawmaker Peter spoke.",
            [("Greens lawmaker Peter", "peter"), ("Greens", "greens")],
            ("peter", "memberOf", "greens", "Greens lawmaker Peter"),
        ),
        (
            "Peter's Greens met.",
            [("Peter", "peter"), ("Greens", "greens")],
            ("peter", "memberOf", "greens", "Peter's Greens"),
        ),
        (
            "Greens former minister Peter spoke.",
            [("Greens former minister Peter", "peter"), ("Greens", "greens")],
            ("peter", "memberOf", "greens", "Greens former minister Peter"),
        ),
        (
            "Kim's lawyer Peter spoke.",
            [("Kim", "kim"), ("Peter", "peter")],
            ("peter", "represents", "kim", "Kim's lawyer Peter"),
        ),
        (
            "Greens Sen. Peter spoke.",
            [("Sen. Peter", "peter"), ("Greens", "greens")],
            ("peter", "memberOf", "greens", "Greens Sen. Peter"),
        ),
        (
            "Kim's daughter Peter spoke.",
            [("Kim's daughter Peter", "peter"), ("Kim", "kim")],
            ("peter", "relatedTo", "kim", "Kim's daughter Peter"),
        ),
        (
            "KCNA chief Peter spoke.",
            [("KCNA chief Peter", "peter"), ("KCNA", "kcna")],
            ("peter", "leads", "kcna", "KCNA chief Peter"),
        ),
        (
            "KCNA chief engineer Peter spoke.",
            [("KCNA chief engineer Peter", "peter"), ("KCNA", "kcna")],
            ("peter", "holdsPostIn", "kcna", "KCNA chief engineer Peter"),
        ),
        (
            "Kim spokesman Peter spoke.",
            [("Kim", "kim"), ("Peter", "peter")],
            ("peter", "represents", "kim", "Kim spokesman Peter"),
        ),
        (
            "KCNA Hungary correspondent Peter spoke.",
            [("Peter", "peter"), ("KCNA", "kcna"), ("Hungary", "HUN")],
            ("peter", "memberOf", "kcna", "KCNA Hungary correspondent Peter"),
        ),
        (
            "KCNA's Peter spoke.",
            [("Peter", "peter"), ("KCNA", "kcna")],
            ("peter", "memberOf", "kcna", "KCNA's Peter"),
        ),
        (
            "KCNA sports writer Peter spoke.",
            [("Peter", "peter"), ("KCNA", "kcna")],
            ("peter", "memberOf", "kcna", "KCNA sports writer Peter"),
        ),
        (
            "The KCNA director Peter spoke.",
            [("KCNA director Peter", "peter"), ("KCNA", "kcna")],
            ("peter", "leads", "kcna", "KCNA director Peter"),
        ),
        (
            "KCNA research director Peter spoke.",
            [("KCNA research director Peter", "peter"), ("KCNA", "kcna")],
            ("peter", "holdsPostIn", "kcna", "KCNA research director Peter"),
        ),
        (
            "Scotland Secretary Peter spoke in Britain.",
            [("Scotland Secretary Peter", "peter"), ("Scotland", "scotland"), ("Britain", "GBR")],
            ("peter", "holdsPostIn", "GBR", "Scotland Secretary Peter"),
        ),
        (
            "Virginia senator Peter spoke.",
            [("Virginia senator Peter", "peter"), ("Virginia", "virginia")],
            ("peter", "represents", "virginia", "Virginia senator Peter"),
        ),
        (
            "Then KCNA, the state news agency, spoke.",
            [("KCNA", "kcna")],
            ("kcna", "organOf", "PRK", "KCNA, the state news agency"),
        ),
        (
            "He left North Korea's capital Pyongyang.",
            [("North Korea", "PRK"), ("Pyongyang", "pyongyang")],
            ("pyongyang", "capitalOf", "PRK", "North Korea's capital Pyongyang"),
        ),
        (
            "He left Pyongyang, the capital of North Korea.",
            [("North Korea", "PRK"), ("Pyongyang", "pyongyang")],
            ("pyongyang", "capitalOf", "PRK", "Pyongyang, the capital of North Korea"),
        ),
    ],
)
def test_a_phrase_states_a_tie(text, spans, expected):
    assert set(stated(text, *spans)) == {expected}


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The former Hungarian minister Peter spoke.", [("Hungarian minister Peter", "peter"), ("Hungarian", "HUN")]),
        (
            "Hungarian opposition leader Peter spoke.",
            [("Hungarian opposition leader Peter", "peter"), ("Hungarian", "HUN")],
        ),
        (
            "DUP leader Arlene Foster came to Britain.",
            [("DUP leader Arlene Foster", "arlene-foster"), ("Britain", "GBR")],
        ),
        ("They told KCNA police chief Peter spoke.", [("Peter", "peter"), ("KCNA", "kcna")]),
        ("They told KCNA Senator Peter left.", [("Senator Peter", "peter"), ("KCNA", "kcna")]),
        ("Kim's lawyer met Peter.", [("Kim", "kim"), ("Peter", "peter")]),
        ("Kim's friend Peter spoke.", [("Kim", "kim"), ("Peter", "peter")]),
        ("He told KCNA Peter left.", [("Peter", "peter"), ("KCNA", "kcna")]),
        *(
            (text, [("Russian president", "vladimir-putin"), ("Russian", "RUS")])
            for text in (
                "In 1962 the Russian president left.",
                "It was the first visit of a Russian president.",
                "No Russian president has come.",
                "She hopes to become Russian president.",
            )
        ),
        ("The late Peter of Virginia spoke.", [("Peter", "peter"), ("Virginia", "virginia")]),
        ("Russian lawyer Peter spoke.", [("Russian lawyer Peter", "peter"), ("Russian", "RUS")]),
        ("They told KCNA analyst Peter spoke.", [("Peter", "peter"), ("KCNA", "kcna")]),
        ("Hungary's Peter spoke.", [("Peter", "peter"), ("Hungary", "HUN")]),
        (
            "Hungarian chief executive Peter spoke.",
            [("Hungarian chief executive Peter", "peter"), ("Hungarian", "HUN")],
        ),
        ("Hungarian court nominee Peter spoke.", [("Hungarian court nominee Peter", "peter"), ("Hungarian", "HUN")]),
        (
            "The envoy to the Hungarian president, Peter, spoke.",
            [("Hungarian president", "peter"), ("Hungarian", "HUN")],
        ),
        ("Sergei Lavrov met the foreign minister.", [("Sergei Lavrov", "sergei-lavrov")]),
        ("Then Foreign Minister Sergei Lavrov left.", [("Foreign Minister Sergei Lavrov", "sergei-lavrov")]),
        ("Prime Minister Sergei Lavrov spoke.", [("Prime Minister Sergei Lavrov", "sergei-lavrov")]),
        ("Hungarian Peter spoke.", [("Hungarian Peter", "peter"), ("Hungarian", "HUN")]),
        ("Russia's defence ministry spoke.", [("Russia's defence ministry", "mnd"), ("Russia", "RUS")]),
        ("KCNA, which is old, spoke.", [("KCNA", "kcna")]),
        (
            "Hungary's European Commissioner Peter spoke.",
            [("Hungary's European Commissioner Peter", "peter"), ("Hungary", "HUN")],
        ),
        ("In Hungary Minister Peter spoke.", [("Hungary Minister Peter", "peter"), ("Hungary", "HUN")]),
        ("Hungary's Acme spoke.", [("Hungary", "HUN"), ("Acme", "acme")]),
        ("Hungary's parliament spoke.", [("Hungary's parliament", "kor-parliament"), ("Hungary", "HUN")]),
        ("Hungary's Vladimir Putin spoke.", [("Hungary", "HUN"), ("Vladimir Putin", "vladimir-putin")]),
        ("Russia's former leader Vladimir Putin spoke.", [("Russia", "RUS"), ("Vladimir Putin", "vladimir-putin")]),
        ("Putin's campaign adviser Peter spoke.", [("adviser Peter", "peter"), ("Putin", "vladimir-putin")]),
        ("Peter, an aide to Lavrov, spoke.", [("aide", "peter"), ("Lavrov", "sergei-lavrov")]),
        ("The ex-aide to Putin left.", [("aide", "peter"), ("Putin", "vladimir-putin")]),
        ("Rain fell, and mayor Peter left for Pyongyang.", [("mayor Peter", "peter"), ("Pyongyang", "pyongyang")]),
        ("The shadow senator Ted Cruz spoke.", [("senator Ted Cruz", "ted-cruz")]),
        ("Peter, the head of Aid from 2001 to 2009, left.", [("head of Aid", "peter"), ("Aid", "aid")]),
        (
            "The head of the aid Relief Study Centre left.",
            [("head of the aid Relief Study Centre", "peter"), ("aid", "aid")],
        ),
        ("South Korea's capital, not Pyongyang.", [("South Korea", "KOR"), ("Pyongyang", "pyongyang")]),
    ],
)
def test_a_phrase_states_no_tie(text, spans):
    assert stated(text, *spans) == []


@pytest.mark.parametrize("trade", ["journalist", "opposition leader", "veteran film-maker"])
def test_an_adjective_before_a_trade_tells_whence_somebody_is(trade):
    text = f"Hungarian {trade} Peter spoke."
    found = stated(text, (text[: -len(" spoke.")], "peter"), ("Hungarian", "HUN"), how="adjective")
    assert ("peter", "nationalOf", "HUN", text[: -len(" spoke.")]) in found


@pytest.mark.parametrize("trade", ["affairs analyst", "envoy's lawyer"])
def test_what_somebody_deals_with_tells_not_whence_they_are(trade):
    text = f"Hungarian {trade} Peter spoke."
    found = stated(text, (text[: -len(" spoke.")], "peter"), ("Hungarian", "HUN"), how="adjective")
    assert "nationalOf" not in {relation for _, relation, *_ in found}
