"""Who stands at the ends of an event: names beside a noun, owners, outsiders, insertions, coordination, gerunds."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The [Baltic|baltics/place] region's big states, [Latvia|LVA] and [Estonia|EST], criticised [Iran|IRN].",
            ["LVA+EST criticises IRN"],
        ),
        ("[Howe|howe/person]'s lawyer, [Ann Lee|lee/person], met [Kim|kim/person].", ["lee meets kim"]),
        ("[Howe|howe/person]'s lawyer met [Kim|kim/person].", ["howe meets kim"]),
        (
            "[Ann Lee|lee/person], a [reporter|reporters/group] based in [Bonn|bonn/place], met [Kim|kim/person].",
            ["lee locatedIn bonn", "lee meets kim"],
        ),
        (
            "A lifelong [Labour|labour/party] politician, [Howe|howe/person] criticised [Iran|IRN].",
            ["howe criticises IRN"],
        ),
    ],
)
def test_a_name_beside_a_noun_is_who_is_meant(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A [Labour|labour/party] politician criticised [Iran|IRN].", []),
        ("[Labour|labour/party] members criticised [Iran|IRN].", ["labour criticises IRN"]),
        ("[Howe|howe/person]'s brother attacked [Iraq|IRQ].", []),
        ("[Howe|howe/person] attacked [Kim|kim/person]'s rival Paz.", []),
        ("The sister of [Howe|howe/person] criticised [Kim|kim/person].", []),
        ("The deputy of [Howe|howe/person] criticised [Kim|kim/person].", ["howe criticises kim"]),
        ("[Iran|IRN]'s army attacked [Iraq|IRQ].", ["IRN attacks IRQ"]),
    ],
)
def test_nobody_does_what_an_outsider_near_him_does(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The [London|london/place] attack on [Iraq|IRQ] shocked many.", []),
        ("[Howe|howe/person]'s [Twitter|tw/media] attack on [Kim|kim/person] shocked many.", ["howe criticises kim"]),
        ("[Howe|howe/person]'s [Twitter|tw/company] attack on [Kim|kim/person] shocked many.", ["howe criticises kim"]),
        ("[Howe|howe/person] criticised a [US|USA] [court|courts/court] ruling.", ["howe criticises courts"]),
        ("[Howe|howe/person] protested against the [Vietnam|VNM] War.", []),
        ("[Howe|howe/person] protested against the [Vietnam|VNM] government.", ["howe protestsAgainst VNM"]),
    ],
)
def test_what_only_describes_an_event_has_no_part_in_it(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Britain|GBR] left the [EU|EU/alliance] and [Howe|howe/person]'s party.", ["GBR withdrawsFrom EU"]),
        ("[Britain|GBR] left the [EU|EU/alliance] and the [UN|UN/organisation].", ["GBR withdrawsFrom EU+UN"]),
        (
            "[Howe|howe/person] had talks with [Kim|kim/person] and his [China|CHN]-related advisers.",
            ["howe negotiatesWith kim"],
        ),
        ("A summit of [heads of state|leaders/group] and [government|gov/government] begins in Bonn.", []),
    ],
)
def test_what_belongs_to_a_coordinated_noun_is_no_further_party(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "[Ann Lee|lee/person], one of the closest [advisers|advisers/group] who met [Kim|kim/person], has left.",
            ["lee meets kim"],
        ),
        (
            "[Ann Lee|lee/person] knew the [advisers|advisers/group] who met [Kim|kim/person].",
            ["advisers meets kim"],
        ),
        (
            "It is the [group|m/party] - banned by Peru, Chile, and the [EU|EU/alliance] - which attacked [Iraq|IRQ].",
            ["EU restricts m", "m attacks IRQ"],
        ),
        ("[Chile|CHL], which attacked [Iraq|IRQ], has gone.", ["CHL attacks IRQ"]),
    ],
)
def test_a_relative_clause_speaks_of_the_name_before_an_insertion(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "[Iran|IRN] complained about [Sweden|SWE] and [Chad|TCD] attacking [Iraq|IRQ].",
            ["SWE+TCD attacks? IRQ"],
        ),
        (
            "[Iran|IRN] warned against [Chad|TCD], attacking [Iraq|IRQ].",
            ["IRN warns TCD", "IRN attacks IRQ"],
        ),
    ],
)
def test_what_is_complained_about_has_a_subject_of_its_own(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Howe|howe/person] condemned the killing of [Iraqis|irq/people].", []),
        ("[Howe|howe/person] condemned the treatment of [Iraqis|irq/people] by [Iran|IRN].", ["howe criticises IRN"]),
        ("[Howe|howe/person] condemned the policies of [Iran|IRN].", ["howe criticises IRN"]),
    ],
)
def test_who_condemns_a_deed_does_not_condemn_its_victims(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "[Hamas|hamas/armed-group] claimed responsibility for an attack that killed [soldiers|army/armed-force].",
            ["hamas attacks army"],
        ),
        (
            "The attack, for which [Hamas|hamas/armed-group] claimed responsibility, killed [Iraqis|irq/people].",
            ["hamas attacks irq"],
        ),
        ("[Howe|howe/person] signed an order that banned [Iraqis|irq/people].", ["howe restricts irq"]),
        (
            "The attack by [Hamas|hamas/armed-group] that killed [soldiers|army/armed-force] ended.",
            ["hamas attacks army"],
        ),
        ("[Howe|howe/person] knew of an attack that killed [soldiers|army/armed-force].", []),
    ],
)
def test_what_a_deed_does_is_done_by_its_doer(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Howe|howe/person] criticised the deal between [Iran|IRN] and [Iraq|IRQ].", ["IRN signsAgreementWith IRQ"]),
        ("[Howe|howe/person] criticised the bond between [Iran|IRN] and [Iraq|IRQ].", ["howe criticises IRN+IRQ"]),
        ("[Howe|howe/person] criticised [Iran|IRN] but not [Iraq|IRQ].", ["howe criticises IRN"]),
        ("[Chad|TCD] has apologised to [Mali|MLI] and [Iran|IRN] has apologised to nobody.", ["TCD apologisesTo MLI"]),
        ("[Chad|TCD] has apologised to [Mali|MLI] and [Iran|IRN].", ["TCD apologisesTo MLI+IRN"]),
        ("[Howe|howe/person] criticised not only [Iran|IRN] but also [Iraq|IRQ].", ["howe criticises IRN+IRQ"]),
        (
            "[Howe|howe/person] spoke, insisting that [Iran|IRN] obey and criticising [Iraq|IRQ].",
            ["howe demandsFrom IRN", "howe criticises IRQ (howe)"],
        ),
    ],
)
def test_what_is_joined_is_taken_as_it_is_joined(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Iran|IRN] arrested a [French|FRA]-[Chadian|TCD] photographer.", []),
        ("[Howe|howe/person] praised the [Chadian|TCD] team.", []),
        ("[Howe|howe/person] praised the [Chadian|TCD] proposal.", ["howe praises TCD"]),
        ("[Howe|howe/person] opposed [Kim|kim/person]'s nominee.", []),
        ("[Howe|howe/person] opposed [Kim|kim/person]'s plan.", ["howe criticises kim"]),
    ],
)
def test_a_state_is_not_who_only_comes_from_there(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "[Syrian|SYR] President, [Bashar Assad|assad/person], condemned [Iran|IRN].",
            ["assad leads SYR", "assad criticises IRN"],
        ),
        (
            "[Syrian|SYR] President, [Bashar Assad|assad/person], said [Iran|IRN] attacked [Iraq|IRQ].",
            ["assad leads SYR", "IRN attacks IRQ (assad)"],
        ),
        ("[Syria|SYR]'s ally, [Iran|IRN], condemned [Iraq|IRQ].", ["IRN alliedWith SYR", "IRN criticises IRQ"]),
        ("Syria Bank, [Damascus|damascus/place], condemned [Iran|IRN].", []),
        ("[Iran|IRN] bombed [Damascus|damascus/place] neighbourhoods.", ["IRN bombs damascus"]),
        ("[Iran|IRN] bombed [Syrian|SYR] neighbourhoods.", ["IRN bombs SYR"]),
    ],
)
def test_a_title_or_quarter_means_who_or_what_is_named_beside_it(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Howe|howe/person] met with [his team|howe-team/group].", []),
        ("[Howe|howe/person] and [his team|howe-team/group] cooperate with each other.", []),
        ("[Howe|howe/person] met with [his critics|howe-critics/group].", ["howe meets howe-critics"]),
        ("[Howe|howe/person] and [his team|howe-team/group] met with [Kim|kim/person].", ["howe+howe-team meets kim"]),
    ],
)
def test_nobody_deals_with_his_own_team(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Howe|howe/person] saw the shooting in [Kismayo|kismayo/place], which killed [Kim|kim/person].", []),
        ("[Howe|howe/person] saw the army of [Iran|IRN], which killed [Kim|kim/person].", ["IRN attacks kim"]),
        ("A travel ban on [visitors|visitors/people] from [Chad|TCD] starts.", []),
        ("A travel ban by [Chad|TCD] on [visitors|visitors/people] starts.", ["TCD restricts visitors"]),
        ("[UN|UN/organisation]-sponsored talks with [Chad|TCD] began.", []),
    ],
)
def test_the_place_of_a_deed_and_whence_its_victims_come_do_nothing(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "[Howe|howe/person], a fellow at [Acme|acme/organisation], who criticised [Iran|IRN], left.",
            ["howe criticises IRN"],
        ),
        ("[Howe|howe/person] saw [Kim|kim/person], who criticised [Iran|IRN].", ["kim criticises IRN"]),
        ("[Howe|howe/person] was sceptical about deporting migrants from [Iran|IRN].", []),
        ("[Howe|howe/person] was sceptical about a plan from [Iran|IRN].", ["howe voicesConcernAbout IRN"]),
    ],
)
def test_a_who_behind_a_body_is_a_person_and_an_object_is_all_that_a_gerund_is_about(briefs, text, found):
    assert [claim for claim in briefs(text) if "holdsPostIn" not in claim and "memberOf" not in claim] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Howe|howe/person] sent messages to [Acme|acme/company] users.", []),
        ("[Howe|howe/person] sent a message to [Acme|acme/company].", ["howe correspondsWith acme"]),
        ("[Leicester|leicester/organisation] alumni urged [Howe|howe/person] to resign.", []),
        (
            "[Leicester|leicester/organisation] urged [Howe|howe/person] to resign.",
            ["leicester demandsChangeFrom howe"],
        ),
        ("[Kim|kim/person]'s opponents accused [Iran|IRN] of fraud.", []),
        ("[Kim|kim/person]'s soldiers attacked [Iran|IRN].", ["kim attacks IRN"]),
    ],
)
def test_several_who_stand_apart_from_somebody_do_not_act_for_him(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The delegates pressed [Kim|kim/person] in a meeting over taxes, [Iran|IRN]'s travel ban and the rest.", []),
        ("The shopkeepers rejected [Iran|IRN]'s aid for [Chad|TCD].", []),
        ("[Mali|MLI] rejected [Iran|IRN]'s aid for [Chad|TCD].", ["MLI refusesAidTo TCD"]),
        ("[Iran|IRN]'s decision prompted some shopkeepers to accuse [Kim|kim/person] of lying.", []),
        ("[Iran|IRN]'s decision prompted [Chad|TCD] to accuse [Kim|kim/person] of lying.", ["TCD accuses kim"]),
        ("[The courts|courts/group] were used to attack [Iran|IRN].", []),
        ("[The courts|courts/group] were used by [Chad|TCD] to attack [Iran|IRN].", ["TCD attacks IRN"]),
        ("[Kim|kim/person] and [Paz|paz/person] met at [Chad|TCD]'s request.", ["kim meets paz"]),
        ("They met at [Chad|TCD]'s request, between [Kim|kim/person] and [Paz|paz/person].", []),
    ],
)
def test_nobody_takes_the_place_of_who_acts_and_is_not_known(briefs, text, found):
    assert briefs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Howe|howe/person] scolded [Kim|kim/person] at a rally of [Labour|lab/party].", ["howe criticises kim"]),
        ("[Howe|howe/person] visited the tomb of [Kim|kim/person].", []),
        ("[Howe|howe/person] scolded the leaders of [Labour|lab/party].", ["howe criticises lab"]),
    ],
)
def test_a_rally_is_where_something_is_said_and_a_grave_is_not_who_lies_there(briefs, text, found):
    assert briefs(text) == found
