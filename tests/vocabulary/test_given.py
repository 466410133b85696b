"""Actors of a user's own: what tables and Turtle may say, what is refused, and that they win over the known ones."""

from datetime import date
from pathlib import Path

import pytest

from geograph.errors import InputError
from geograph.model import Kind
from geograph.vocabulary import known_actors, read_given

HEADER = "id,label,kind,country,sector,names,part_of,stands_for,alias_of,since,until,posts\n"
PREFIXES = """@prefix actor: <https://w3id.org/geograph/actor/> .
@prefix geo: <https://w3id.org/geograph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
"""


@pytest.fixture
def written(tmp_path):
    def write(text: str, name: str = "mine.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def refused(written):
    def read(text: str, name: str = "mine.csv") -> str:
        with pytest.raises(InputError) as caught:
            read_given([written(text, name)])
        return str(caught.value)

    return read


def test_a_new_actor_stands_beside_the_known_ones(written):
    given = read_given([written("label,kind,country,sector,names\nGrey Falcons,armed-group,SYR,REB,GFB|Falcons\n")])
    known = given.actors["grey-falcons"]
    assert (known.actor.kind, known.actor.country, known.actor.labels) == (Kind.ARMED_GROUP, "SYR", ("GFB", "Falcons"))
    assert known.own == ("Grey Falcons", "GFB", "Falcons")
    assert len(given.actors) == len(known_actors()) + 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mine.tsv", "label\tkind\tcountry\nGrey Falcons\tarmed-group\tSYR\n"),
        ("mine.csv", "label;kind;country\r\nGrey Falcons;armed-group;SYR\r\n\r\n"),
        ("MINE.CSV", '\ufefflabel,kind,country,note\n"Grey Falcons",armed-group,SYR,"of\ntwo lines"\n'),
    ],
)
def test_the_tables_of_spreadsheets_are_read(written, name, text):
    assert read_given([written(text, name)]).actors["grey-falcons"].actor.country == "SYR"


def test_what_a_user_says_of_a_known_actor_wins_and_the_rest_stays(written):
    given = read_given([written("id,sector,names\nkim-jong-un,MIL,the Marshal of Pyongyang\n")])
    before, after = known_actors()["kim-jong-un"], given.actors["kim-jong-un"]
    assert after.actor.sector == "MIL"
    assert (after.actor.label, after.actor.country, after.posts) == ("Kim Jong Un", "PRK", before.posts)
    assert set(after.actor.labels) == {*before.actor.labels, "the Marshal of Pyongyang"}


def test_of_two_files_the_later_wins(written):
    first = written("id,label,kind,sector\nfalcons,Falcons,party,PTY\n", "first.csv")
    second = written("id,sector\nfalcons,REB\n", "second.csv")
    assert read_given([first, second]).actors["falcons"].actor.sector == "REB"


def test_an_alias_gives_its_names_to_whom_it_means(written):
    text = "id,label,alias_of\nkju,Rocket Man,the-leader\nthe-leader,Marshal Kim,kim-jong-un\n"
    actors = read_given([written(text)]).actors
    assert {"Rocket Man", "Marshal Kim"} <= set(actors["kim-jong-un"].actor.labels)
    assert "kju" not in actors


def test_a_new_holder_ends_the_term_of_the_one_before(written):
    (now,) = (
        key
        for key, known in known_actors().items()
        for post in known.posts
        if (post.role, post.of, post.until) == ("head-of-government", "GBR", None)
    )
    text = "label,kind,country,posts\nAda Quill,person,GBR,head-of-government of GBR 2031-05-01/\n"
    actors = read_given([written(text)]).actors
    (post,) = actors["ada-quill"].posts
    assert "prime minister" in post.title
    assert post.since == date(2031, 5, 1)
    assert [post.until for post in actors[now].posts if post.role == "head-of-government"] == [date(2031, 5, 1)]


def test_a_post_may_have_titles_of_its_own_and_no_dates(written):
    text = "label,kind,posts\nAda Quill,person,envoy of UN: peace envoy; troubleshooter|head of NATO\n"
    posts = read_given([written(text)]).actors["ada-quill"].posts
    assert [(post.role, post.of, post.since) for post in posts] == [("envoy", "UN", None), ("head", "NATO", None)]
    assert posts[0].title == "peace envoy|troubleshooter"


def test_turtle_in_the_form_of_ours_is_read(written):
    text = (
        PREFIXES
        + """actor:falcons a geo:ArmedGroup ; skos:prefLabel "Grey Falcons"@en ; geo:country "SYR" ; geo:sector "REB" .
actor:falcon-brigade skos:prefLabel "Falcon Brigade"@en ; skos:exactMatch actor:falcons .
<https://w3id.org/geograph/post/falcons/01> org:member actor:kim-jong-un ; org:organization actor:falcons ;
    geo:role "head" ; geo:title "patron"@en ; geo:since "2020" .
"""
    )
    actors = read_given([written(text, "mine.ttl")]).actors
    assert actors["falcons"].actor.labels == ("Falcon Brigade",)
    assert actors["kim-jong-un"].posts[-1].title == "patron"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a,A,party,FRA,,,,,,,,\na,B,party,ITA,,,,,,,,", "mine.csv:3: the id 'a' is taken by line 2"),
        (",Reform,party,FRA,,,,,,,,\n,Reform,party,ITA,,,,,,,,", "mine.csv:3: the id 'reform' is taken by line 2"),
        ("a,A,,,,,,,b,,,\nb,B,,,,,,,c,,,\nc,C,,,,,,,a,,,", "mine.csv:2: a loop of aliases: a -> b -> c -> a"),
        ("a,A,,,,,,,a,,,", "mine.csv:2: a loop of aliases: a -> a"),
        ("a,A,place,,,,,b,,,,\nb,B,place,,,,,a,,,,", "mine.csv:2: a loop of stands_for: a -> b -> a"),
        ("a,A,party,FRX,,,,,,,,", "mine.csv:2: unknown country 'FRX'; expected an alpha-3 code"),
        ("a,A,party,France,,,,,,,,", "mine.csv:2: unknown country 'France'; did you mean 'FRA'?"),
        ("a,A,partie,FRA,,,,,,,,", "mine.csv:2: unknown kind 'partie', did you mean 'party'?"),
        ("a,A,party,FRA,XYZ,,,,,,,", "mine.csv:2: unknown sector 'XYZ'; sectors are AGR"),
        ("a,A,party,FRA,,,,,,2020,2019,", "mine.csv:2: impossible dates: until 2019 is before since 2020"),
        ("a,A,party,FRA,,,,,,2020-02-30,,", "mine.csv:2: since is '2020-02-30'; a date is YYYY"),
        ("a,A,party,FRA,,,,,,last year,,", "mine.csv:2: since is 'last year'; a date is YYYY"),
        ("a,A,person,FRA,,,,,,,,head of FRA 2020/2010", "mine.csv:2: the post 'head' of FRA: impossible dates"),
        ("a,A,person,FRA,,,,,,,,President since 2020", "mine.csv:2: the post 'President since 2020' is not written"),
        ("a,A,person,FRA,,,,,,,,head of NOWHERE", "mine.csv:2: unknown id 'NOWHERE' in a post"),
        ("a,A,party,FRA,,,nobody,,,,,", "mine.csv:2: unknown id 'nobody' in part_of"),
        ("a,,party,FRA,,,,,,,,", "mine.csv:2: no label"),
        ("a,A,,FRA,,,,,,,,", "mine.csv:2: no kind; kinds are state"),
        ("a b,A,party,FRA,,,,,,,,", "mine.csv:2: the id 'a b' may hold only letters"),
        ("a,may,person,GBR,,,,,,,,", "mine.csv:2: the name 'may' is one word without a capital"),
        ("a,A,party", "mine.csv:2: 3 cells, expected 12"),
        ('a,"A,party,FRA,,,,,,,,', "mine.csv:2: unexpected end of data"),
    ],
)
def test_a_fault_is_told_with_its_line(refused, row, problem):
    assert problem in refused(HEADER + row + "\n")


def test_all_faults_of_a_file_are_told_up_to_twenty(refused):
    message = refused(HEADER + "".join(f"a{number},A,party,QQQ,,,,,,,,\n" for number in range(50)))
    assert message.count("unknown country 'QQQ'") == 20
    assert message.endswith("and 30 faults more")


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("mine.csv", "name,typ\n", "mine.csv:1: no table of actors: the header has no label"),
        ("mine.csv", "label,kinds\n", "mine.csv:1: unknown column 'kinds'; did you mean 'kind'?"),
        ("mine.csv", "label,label\n", "mine.csv:1: the column 'label' stands twice"),
        ("mine.csv", "", "mine.csv:1: no table of actors"),
        ("mine.txt", "Some text without codes.\n", "mine.txt holds no actors; expected a table"),
        ("mine.ttl", PREFIXES + "actor:a a geo:Party\nactor:b", "mine.ttl:6: not valid Turtle"),
        ("mine.ttl", PREFIXES, "mine.ttl: no actor; expected subjects such as"),
        (
            "mine.ttl",
            PREFIXES + 'actor:a a geo:Party ; skos:prefLabel "A" .\nactor:a skos:prefLabel "B" .\n',
            "mine.ttl:5: two actors have the id 'a': its labels are A and B",
        ),
        (
            "mine.ttl",
            PREFIXES + 'actor:a a geo:Party ; skos:prefLabel "A" ;\n geo:contry "FRA" .\n',
            "mine.ttl:5: unknown term geo:contry; did you mean geo:country?",
        ),
        (
            "mine.ttl",
            PREFIXES + '\nactor:a a geo:Party ; skos:prefLabel "A" ;\n geo:country "QQQ" .\n',
            "mine.ttl:6: unknown country 'QQQ'",
        ),
    ],
)
def test_another_sort_of_file_is_refused_with_what_was_expected(refused, name, text, problem):
    assert problem in refused(text, name)


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(InputError, match=r"none\.csv cannot be read: No such file"):
        read_given([tmp_path / "none.csv"])
    path = tmp_path / "latin.csv"
    path.write_bytes("label,kind\nPartí,party\n".encode("latin-1"))
    with pytest.raises(InputError, match=r"latin\.csv:2: not UTF-8"):
        read_given([path])
