from geograph.graph import standings


def test_who_affirms_and_who_denies_in_which_outlets_since_when(told):
    findings = told(
        "2023-01-02 Two: A attacks B by B",
        "2023-01-02 One: A attacks B by B",
        "2023-01-02 One: A attacks B not by A",
        "2023-01-02 One: A praises D",
    )
    (found,) = standings(findings, contested=True)
    assert found.is_contradicted
    assert [(voice.name, voice.outlets, voice.since) for voice in found.affirm] == [("B", ("One", "Two"), "2023-01-02")]
    assert [(voice.name, voice.outlets, len(voice.claims)) for voice in found.deny] == [("A", ("One",), 1)]


def test_contradictions_come_first_then_denials_then_what_many_tell(told):
    findings = told(
        "2023-01-02 One: A meets B",
        "2023-01-02 One: A meets D", "2023-01-02 Two: A meets D",
        "2023-01-02 One: A shells E not",
        "2023-01-02 One: A aids F", "2023-01-02 Two: A aids F not",
    )  # fmt: skip
    assert [each.event.targets for each in standings(findings)] == [("F",), ("E",), ("D",), ("B",)]


def test_who_thinks_it_possible_neither_affirms_nor_denies(told):
    (found,) = standings(told("2023-01-02 One: A shells E possible"))
    assert (found.affirm, found.deny, len(found.suppose)) == ((), (), 1)


def test_an_article_without_an_outlet_is_a_voice_of_its_own(told):
    findings = told("2023-01-02: A shells E")
    (found,) = standings(findings)
    assert found.affirm[0].name == findings.articles[0].id


def test_only_those_of_an_actor(told):
    findings = told("2023-01-02 One: A meets B", "2023-01-02 One: D meets E")
    assert [each.event.sources for each in standings(findings, actor="E")] == [("D",)]
