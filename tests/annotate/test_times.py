"""Time expressions become EDTF dates next to the day of publication: Wednesday, 13 September 2023."""

import itertools
import time
import warnings
from datetime import date

import pytest

from geograph.annotate import TIMES, annotate, model, times
from geograph.annotate.times import mark_times
from geograph.model import Article, Obtained, Precision

pytestmark = pytest.mark.model

PUBLISHED = date(2023, 9, 13)


def found(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    [(_, doc)] = annotate([Article.of(text, published=published)])
    return [(span.text, span.label_) for span in doc.spans[TIMES]]


STATED = {
    "Trade grew in the third quarter of 2022.": ("the third quarter of 2022", "2022-07/2022-09", "interval"),
    "Trade fell in the first half of 2021.": ("the first half of 2021", "2021-01/2021-06", "interval"),
    "Trade fell in Q1 2021.": ("Q1 2021", "2021-01/2021-03", "interval"),
    "Turkey's 1974 invasion divided the island.": ("1974", "1974", "year"),
    "They met on 12 September 2023.": ("12 September 2023", "2023-09-12", "day"),
    "They met on the 12th of September, 2023.": ("12th of September, 2023", "2023-09-12", "day"),
    "They met on September 12, 2023, in Moscow.": ("September 12, 2023", "2023-09-12", "day"),
    "They met on Sept. 12 in Moscow.": ("Sept. 12", "2023-09-12", "day"),
    "They met on Sunday, September 10, in Moscow.": ("Sunday, September 10", "2023-09-10", "day"),
    "They met on Sunday (September 10) in Moscow.": ("Sunday (September 10)", "2023-09-10", "day"),
    "They met on Sunday 10 September in Moscow.": ("Sunday 10 September", "2023-09-10", "day"),
    "They met on December 3 in Moscow.": ("December 3", "2022-12-03", "day"),
    "They will meet on December 3 in Moscow.": ("December 3", "2023-12-03", "day"),
    "The hearing was set for September 20.": ("September 20", "2023-09-20", "day"),
    "MOSCOW, MARCH 29. Talks began.": ("MARCH 29", "2023-03-29", "day"),
    "The date was 2023-09-12.": ("2023-09-12", "2023-09-12", "day"),
    "They met on February 29 in Rome.": ("February 29", "2020-02-29", "day"),
    "They met on March 20-22, 2023, in Moscow.": ("March 20-22, 2023", "2023-03-20/2023-03-22", "interval"),
    "They met on 20\u201322 March 2023.": ("20\u201322 March 2023", "2023-03-20/2023-03-22", "interval"),
    "They met on 5 August last year.": ("5 August last year", "2022-08-05", "day"),
    "They met on August 5 of this year.": ("August 5 of this year", "2023-08-05", "day"),
    "They met between 15 July and 5 August 2022.": ("15 July and 5 August 2022", "2022-07-15/2022-08-05", "interval"),
    "They met from March 30 to April 2, 2023.": ("March 30 to April 2, 2023", "2023-03-30/2023-04-02", "interval"),
    "They met in September 2023.": ("September 2023", "2023-09", "month"),
    "Russia annexed Crimea in 2014.": ("2014", "2014", "year"),
    "The 2016 ruling was ignored.": ("2016", "2016", "year"),
    "They met in mid-October 2022.": ("mid-October 2022", "2022-10-11~/2022-10-20~", "interval"),
    "They met in early 2022.": ("early 2022", "2022-01~/2022-04~", "interval"),
    "They met at the end of 2014.": ("the end of 2014", "2014-11~/2014-12~", "interval"),
    "War broke out in the 1990s.": ("the 1990s", "199X", "decade"),
    "War broke out in the late 1990s.": ("the late 1990s", "1997~/1999~", "interval"),
    "War broke out in the \u201990s.": ("the \u201990s", "199X", "decade"),
    "They met in spring 2021.": ("spring 2021", "2021-21", "season"),
    "They met in the winter of 2022.": ("the winter of 2022", "2022-24", "season"),
    "It has been so since 2014.": ("since 2014", "2014/..", "interval"),
    "It has been so since the 1960s.": ("since the 1960s", "1960/..", "interval"),
    "It lasted from the 1960s to the 1980s.": ("from the 1960s to the 1980s", "1960/1989", "interval"),
    "It has been so since spring 2021.": ("since spring 2021", "2021-21/..", "interval"),
    "It has been so since early 2022.": ("since early 2022", "2022-01~/..", "interval"),
    "It went on until March 2023.": ("until March 2023", "../2023-03", "interval"),
    "It was not until March 2023 that they met.": ("March 2023", "2023-03", "month"),
    "It lasted from 2014 to 2016.": ("from 2014 to 2016", "2014/2016", "interval"),
    "It fell between 2014 and 2016.": ("between 2014 and 2016", "2014/2016", "interval"),
    "The 2014-16 talks failed.": ("2014-16", "2014/2016", "interval"),
}

RELATIVE = {
    "Trade fell in the second quarter of this year.": (
        "the second quarter of this year",
        "2023-04/2023-06",
        "interval",
    ),
    "They sent tanks between January and June.": ("between January and June", "2023-01/2023-06", "interval"),
    "They met on Tuesday.": ("Tuesday", "2023-09-12", "day"),
    "They met on Wednesday.": ("Wednesday", "2023-09-13", "day"),
    "They met on Thursday night.": ("Thursday night", "2023-09-07", "day"),
    "They will meet on Friday.": ("Friday", "2023-09-15", "day"),
    "They plan to meet on Friday.": ("Friday", "2023-09-15", "day"),
    "They agreed to meet on Friday.": ("Friday", "2023-09-15", "day"),
    "They failed to meet on Friday.": ("Friday", "2023-09-08", "day"),
    "Talks are due to begin on Friday.": ("Friday", "2023-09-15", "day"),
    "Talks had been due to begin on Friday.": ("Friday", "2023-09-08", "day"),
    "Talks are scheduled for Monday.": ("Monday", "2023-09-18", "day"),
    "KIM MET PUTIN ON TUESDAY": ("TUESDAY", "2023-09-12", "day"),
    "They met last Tuesday.": ("last Tuesday", "2023-09-12", "day"),
    "They will meet next Friday.": ("next Friday", "2023-09-22", "day"),
    "They met on Monday last week.": ("Monday last week", "2023-09-04", "day"),
    "They met yesterday.": ("yesterday", "2023-09-12", "day"),
    "They are meeting today.": ("today", "2023-09-13", "day"),
    "They will meet tomorrow.": ("tomorrow", "2023-09-14", "day"),
    "They met last week.": ("last week", "2023-09-04/2023-09-10", "week"),
    "They will meet next week.": ("next week", "2023-09-18/2023-09-24", "week"),
    "They met earlier this week.": ("earlier this week", "2023-09-11/2023-09-13", "interval"),
    "They will meet later this month.": ("later this month", "2023-09-13/2023-09-30", "interval"),
    "They met at the weekend.": ("the weekend", "2023-09-09/2023-09-10", "interval"),
    "They met last month.": ("last month", "2023-08", "month"),
    "They will meet next month.": ("next month", "2023-10", "month"),
    "They met last year.": ("last year", "2022", "year"),
    "They met late last year.": ("late last year", "2022-09~/2022-12~", "interval"),
    "They met in March.": ("March", "2023-03", "month"),
    "They met in October.": ("October", "2022-10", "month"),
    "They will meet in October.": ("October", "2023-10", "month"),
    "They met last September.": ("last September", "2022-09", "month"),
    "They met in December last year.": ("December last year", "2022-12", "month"),
    "They met in mid-July.": ("mid-July", "2023-07-11~/2023-07-20~", "interval"),
    "They met last summer.": ("last summer", "2023-22", "season"),
    "They met two weeks ago.": ("two weeks ago", "2023-08-28/2023-09-03", "week"),
    "They met three days ago.": ("three days ago", "2023-09-10", "day"),
    "They met 25 years ago.": ("25 years ago", "1998", "year"),
    "They met a decade ago.": ("a decade ago", "2013~", "year"),
    "They met a fortnight ago.": ("a fortnight ago", "2023-08-28/2023-09-03", "week"),
    "They met a couple of days ago.": ("a couple of days ago", "2023-09-11", "day"),
    "They met this past Wednesday.": ("this past Wednesday", "2023-09-06", "day"),
    "Talks begin this coming Monday.": ("this coming Monday", "2023-09-18", "day"),
    "On Friday, talks are due to begin.": ("Friday", "2023-09-15", "day"),
    "On Friday, talks were due to begin.": ("Friday", "2023-09-08", "day"),
    "On Friday, he is set to speak.": ("Friday", "2023-09-15", "day"),
    "He expects a deal at Friday's talks.": ("Friday", "2023-09-15", "day"),
    "\u201cToday we meet.\u201d": ("Today", "2023-09-13", "day"),
    "On Friday, the stage was set.": ("Friday", "2023-09-08", "day"),
    "He told them on Friday he would leave.": ("Friday", "2023-09-08", "day"),
    "He told them he would leave on Friday.": ("Friday", "2023-09-15", "day"),
    "The truce holds until mid-December.": ("until mid-December", "../2023-12-20~", "interval"),
    "They will leave by the end of the year.": ("the end of the year", "2023-11~/2023-12~", "interval"),
    "Trade has fallen since the start of the month.": ("since the start of the month", "2023-09-01~/..", "interval"),
    "They will meet in the next few days.": ("the next few days", "2023-09-13/2023-09-20", "interval"),
    "They exchanged letters in recent weeks.": ("recent weeks", "2023-08-02~/2023-09-13", "interval"),
    "They met twice in the past two months.": ("the past two months", "2023-07-13/2023-09-13", "interval"),
    "They will meet in the coming days.": ("the coming days", "2023-09-13/2023-09-20", "interval"),
    "It has been so since last week.": ("since last week", "2023-09-04/..", "interval"),
    "Talks ran from Monday to Tuesday.": ("from Monday to Tuesday", "2023-09-11/2023-09-12", "interval"),
}


@pytest.mark.parametrize(("text", "expected"), STATED.items(), ids=STATED)
def test_a_stated_date(text, expected):
    check(text, expected, Obtained.STATED)


@pytest.mark.parametrize(("text", "expected"), RELATIVE.items(), ids=RELATIVE)
def test_a_relative_date(text, expected):
    check(text, expected, Obtained.RELATIVE)


def check(text: str, expected: tuple[str, str, str], how: Obtained) -> None:
    [(_, doc)] = annotate([Article.of(text, published=PUBLISHED)])
    [expression] = times(doc)
    words, edtf, precision = expected
    assert (text[expression.start : expression.end], expression.time.edtf) == (words, edtf)
    assert (expression.time.precision, expression.time.how) == (Precision(precision), how)


@pytest.mark.parametrize("text", RELATIVE)
def test_a_relative_date_needs_a_day_of_publication(text):
    assert found(text, None) == []


@pytest.mark.parametrize("text", [*STATED, *RELATIVE])
def test_every_date_is_edtf(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package was written for an older pyparsing
        import edtf  # noqa: PLC0415

        for _, label in found(text):
            assert str(edtf.parse_edtf(label)) == label


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the second day of spring.",
        "Theresa May met the press, and May said no.",
        "It was a blow for May.",
        "The troops began their march in the spring rain.",
        "On the eve of Tuesday's vote, nobody spoke.",
        "They meet every Monday.",
        "They talk on Mondays.",
        "He celebrated Good Friday.",
        "He writes for the Mail on Sunday and the Sunday Times.",
        "He was hurt in 2000 villages.",
        "They spent 2,014 dollars and 1999 euros.",
        "The summit fell on 31 June 2023.",
        "He is a 40-year-old man who waited two weeks.",
        "He watches Russia Today.",
        "He spoke on Britain\u2019s Today programme.",
        "Three days later they met.",
        "He went to his Mar-a-Lago resort.",
        "Resolution 2270 was adopted.",
        "They left at the end of the year.",
        "They met half a year ago.",
        "They had met the day before.",
        "It was an overnight trip.",
        "Prices will double overnight.",
        "The rules have not changed overnight.",
        "Later that day they met.",
        "Later that year they met.",
        "A day after they met, war broke out.",
        "Days after the raid they met.",
        "GENEVA - They had met in the 24 hours before.",
    ],
)
def test_what_is_no_date_has_none(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Kim left on September 10 and arrived two days later.", "2023-09-12"),
        ("They met on Tuesday. A day earlier, Seoul had protested.", "2023-09-11"),
        ("They met on September 10. The next day they left.", "2023-09-11"),
        ("They met on September 10, and Seoul had protested the day before.", "2023-09-09"),
        ("They met on September 10, and Seoul had protested the day before the vote.", "2023-09-10"),
        ("They met on 1 March 2023. Two months later they parted.", "2023-05"),
        ("They met on Sunday. That night war broke out.", "2023-09-10"),
        ("They met on Sunday. He said that night shifts were long.", "2023-09-10"),
        ("They met on Sunday. The following morning they left.", "2023-09-11"),
        ("They met on Sunday. Hours later they left.", "2023-09-10~"),
        ("They met on Sunday. Ten minutes later they left.", "2023-09-10"),
        ("They met on Sunday. Earlier in the day it had rained.", "2023-09-10"),
        ("They met in May 2021. Later that year they parted.", "2021"),
        ("They met in May 2021 and parted the following month.", "2021-06"),
        ("They left on Sunday, two days after they met.", "2023-09-08"),
        ("They left on Sunday, two days before the vote.", "2023-09-12"),
        ("They left on Sunday, three weeks after the vote.", "2023-08-14/2023-08-20"),
        ("They left on Sunday, a month after the vote.", "2023-08"),
        ("They left on Sunday, a year after the vote.", "2022"),
        ("They left on Sunday, hours after the vote.", "2023-09-10~"),
        ("They left on Sunday, shortly after the vote.", "2023-09-10"),
        ("They left on Sunday, less than a month after the vote.", "2023-09-10"),
        ("He said on Sunday that he had left a day after the vote.", "2023-09-10"),
        ("He said on Sunday that they had left, a day after the vote.", "2023-09-09"),
        ("They met on Sunday. The talks came a day after the vote.", "2023-09-09"),
        ("They will meet on Friday. The news came a day after the vote.", "2023-09-15"),
    ],
)
def test_days_later_count_from_the_day_the_text_spoke_of(text, edtf):
    assert found(text)[-1][1] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Rockets hit the port overnight.", "2023-09-12/2023-09-13"),
        ("They may leave by year's end.", "2023-11~/2023-12~"),
        ("They met twice in the past 48 hours.", "2023-09-11/2023-09-13"),
    ],
)
def test_nights_hours_and_the_end_of_a_year_count_from_the_day_of_publication(text, edtf):
    [(_, found_edtf)] = found(text)
    assert found_edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("GENEVA, 5 May 2023 - They met on Thursday.", ["2023-05-05", "2023-05-04"]),
        ("BEIJING, March 5, 2024 (Wire) -- They met on Monday.", ["2024-03-05", "2024-03-04"]),
        ("GENEVA, 5 May - They met on Thursday.", []),
        ("War began on 24 February 2022. They met on Monday.", ["2022-02-24"]),
    ],
)
def test_a_dateline_with_its_year_tells_the_day_of_publication(text, edtf):
    assert [date_found for _, date_found in found(text, None)] == edtf


def test_two_days_are_no_interval():
    assert [edtf for _, edtf in found("They met on 15 July and 5 August.")] == ["2023-07-15", "2023-08-05"]


def test_weekdays_around_a_summit():
    text = "The ministers met on Monday, the leaders said on Tuesday that they would meet on Friday."
    assert [edtf for _, edtf in found(text)] == ["2023-09-11", "2023-09-12", "2023-09-15"]


def test_spans_do_not_overlap_and_come_in_order():
    text = " ".join([*STATED, *RELATIVE])
    [(_, doc)] = annotate([Article.of(text, published=PUBLISHED)])
    spans = list(doc.spans[TIMES])
    assert len(spans) > 60
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_are_no_error(published):
    text = " ".join(
        ["They met 999 years ago, last week, yesterday, next year, tomorrow and in recent years.", *RELATIVE]
    )
    [(_, doc)] = annotate([Article.of(text, published=published)])
    assert len(times(doc)) < len(RELATIVE) + 6


HOSTILE = {
    "one long sentence": "and Russia warned Ukraine on Monday " * 300,
    "capitals": "RUSSIA WARNED UKRAINE ON MONDAY " * 300,
    "open quotes": '"Russia warned ' * 500,
    "emoji": "\U0001f680\U0001f525 Monday " * 700,
    "right to left": "\u05d4\u05dc\u05d5 2023 " * 700,
    "digits": "2014-" * 2_000,
    "spaces": "Monday" + " " * 20_000 + "2014",
    "months": "March May " * 1_000,
    "from and to": "from 2014 to " * 700,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_bounded_time(text):
    start = time.perf_counter()
    [(_, doc)] = annotate([Article.of(text, published=PUBLISHED)])
    assert time.perf_counter() - start < 8
    assert doc.text == text


def test_the_time_grows_with_the_text_and_no_faster():
    def seconds(copies: int) -> float:
        doc = model().make_doc("They met on Monday, from 2014 to 2016, two days later. " * copies)
        doc[0].is_sent_start = True
        start = time.process_time()
        mark_times(doc, None)
        return time.process_time() - start

    seconds(100)
    assert seconds(4_000) < 20 * max(seconds(400), 0.01)
