"""Pronouns: he, it, they, who, and I or we inside quotations, which need the others and come last.

The subject of the clauses around a pronoun is asked first, from the inside out, then the subject of the sentence
before, then what stands nearest. Number, gender and kind must fit. A subject that is no actor ends the search for
"it" and "they": the pronoun may well mean that. Where two actors fit equally, there is no link.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.clauses import (
    SUBJECTS,
    asks_for_they,
    barred_subject,
    conjuncts,
    is_joined,
    named_ahead,
    partner_of,
    planner_of,
    predicate_of,
    stands_for_nothing,
    subjects_around,
    subjects_of,
    teller_of,
    whom_helped,
    whom_judged,
)
from geograph.resolve.lexicon import listed
from geograph.resolve.page import Link
from geograph.resolve.phrases.agents import agents
from geograph.resolve.references.descriptions import home_of
from geograph.resolve.references.first_names import gender_of
from geograph.resolve.references.ruled_out import acted_on, is_bound, means_somebody_else, serving, speaks_of_himself
from geograph.resolve.references.speakers import body_spoken_for, is_speaking, kin_of_speaker, speaking, spoke_last

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from geograph.resolve.board import Board
    from geograph.resolve.page import Page

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "mine", "myself"}) | _WE
_WHO = frozenset({"who", "which", "whom", "whose", "that"})
_THINGS = frozenset(
    {Kind.STATE, Kind.GOVERNMENT, Kind.MINISTRY, Kind.ORGANISATION, Kind.ALLIANCE, Kind.ARMED_FORCE, Kind.ARMED_GROUP,
     Kind.PARTY, Kind.MEDIA, Kind.COURT, Kind.COMPANY}
)  # fmt: skip
_HUMAN = frozenset({Kind.PERSON, Kind.GROUP, Kind.PEOPLE, Kind.ARMED_FORCE, Kind.ARMED_GROUP})
_MANY = frozenset({Kind.GROUP, Kind.PEOPLE, Kind.ARMED_FORCE, Kind.ARMED_GROUP, Kind.PARTY})
_PERSON_REACH = 4
_UNNAMED, _UNNAMED_OBJECT, _TWICE = 1.0, 2.5, 2
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_MISFIT = -99.0
_SPOKE_LAST = 1.5


@dataclass(frozen=True, slots=True)
class _Scene:
    """What all pronouns of an article are read from."""

    board: Board
    heads: dict[int, list[Link]]
    genders: Mapping[str, str]
    quoted: frozenset[int]
    called: dict[tuple[str, int], str]
    times: Counter[tuple[str, str]]


def find_pronouns(board: Board, genders: Mapping[str, str]) -> None:
    """Link the pronouns in reading order, so that one may lead to the next. `genders` are those of newcomers."""
    page = board.page
    heads = _by_head(board)
    quoted = frozenset(token for first, last in page.quotations for token in range(first, last))
    scene = _Scene(board, heads, genders, quoted, {}, Counter())
    for token in sorted(range(len(page.norms)), key=lambda token: page.norms[token] in _I):
        norm = page.norms[token]
        if page.tags[token] not in {"PRP", "PRP$", "WP", "WDT", "WP$"} or board.covered(token):
            continue
        found: tuple[str, ...] = ()
        if norm in _I:
            found = speaking(page, heads, token)
            found = tuple(body_spoken_for(board, actor) or actor for actor in found) if norm in _WE else found
        elif norm in _WHO:
            found = _relative(board, heads, token)
        else:
            found = _personal(scene, token)
        for actor in found:
            _place(scene, Link(token, token + 1, actor, "speaker" if norm in _I else "pronoun", token))


def _place(scene: _Scene, link: Link) -> None:
    norm = scene.board.page.norms[link.first]
    if norm in _HE or norm in _SHE:
        gender = "m" if norm in _HE else "f"
        scene.called.setdefault((link.actor, scene.board.page.sents[link.first]), gender)
        scene.times[link.actor, gender] += scene.board.kind(link.actor) is Kind.PERSON
    home = home_of(scene.board, link)
    for new in filter(None, (link, home)):
        scene.board.add(new)
        scene.heads.setdefault(new.head, []).append(new)


def _by_head(board: Board) -> dict[int, list[Link]]:
    heads: dict[int, list[Link]] = {}
    for link in board.ordered():
        if link.how != "adjective":
            others = heads.setdefault(link.head, [])
            if not others or (others[0].first, others[0].last) == (link.first, link.last):
                others.append(link)
    return heads


def _relative(board: Board, heads: Mapping[int, list[Link]], token: int) -> tuple[str, ...]:
    page = board.page
    if page.tags[token] not in {"WP", "WDT", "WP$"}:
        return ()
    verb = token
    for _ in range(4):
        verb = page.heads[verb]
        if page.deps[verb] == "relcl":
            actors = tuple(link.actor for link in heads.get(page.heads[verb], ()))
            human = page.norms[token] not in {"who", "whom"} or all(board.kind(actor) in _HUMAN for actor in actors)
            return actors if human else ()
    return ()


def _personal(scene: _Scene, token: int) -> tuple[str, ...]:
    board, norm = scene.board, scene.board.page.norms[token]
    if norm in _HE or norm in _SHE:
        return _person(scene, token, "m" if norm in _HE else "f")
    if norm in _IT:
        nothing = stands_for_nothing(board.page, token) or _among_many(board, token)
        return () if nothing else _thing(board, scene.heads, token, scene.quoted)
    return _plural(board, scene.heads, token, scene.quoted) if norm in _THEY else ()


# he, she


def _person(scene: _Scene, token: int, gender: str) -> tuple[str, ...]:
    board, heads = scene.board, scene.heads
    page = board.page
    number = page.sents[token]
    scores: dict[str, float] = {}
    subjects = [*_told_before(page, token), *subjects_around(page, token)]
    others = acted_on(board, token) | serving(board, token)
    told = _by_grammar(scene, token, gender, others)
    if told or means_somebody_else(board, token, subjects, scene.quoted):
        return (told,) if told else ()
    reach = 1 if _said_by_body(board, subjects) else _PERSON_REACH
    silent = speaking(page, heads, token)
    speaks = token not in scene.quoted and is_speaking(page, token)
    before = spoke_last(page, heads, scene.quoted, token) if speaks else ""
    kin = kin_of_speaker(page, token) if speaks else frozenset()
    for sentence in range(max(0, number - reach), number + 1):
        for link in board.sentence(sentence):
            if link.last > token or link.actor in {*silent, *others} or (speaks and link.first in scene.quoted):
                continue
            if page.norms[link.head] in kin:
                continue
            if _somebody(board, link) and not is_bound(page, token, link):
                fit = _fit(scene, link.actor, gender, token)
                score = _salience(page, link, number - sentence, subjects) + fit
                score -= _UNNAMED if board.kind(link.actor) is Kind.GROUP else 0.0
                scores[link.actor] = max(scores.get(link.actor, -9.0), score)
    if board.kind(before) is Kind.PERSON:
        fit = _fit(scene, before, gender, token)
        scores[before] = max(scores.get(before, 0.0), 0.0) + _SPOKE_LAST + fit
    return _clear_winner(_names_first(board, token, scores))


def _by_grammar(scene: _Scene, token: int, gender: str, others: Container[str]) -> str:
    """The person whom grammar alone tells that a pronoun means, if any; `others` are those whom it cannot mean."""
    board, page = scene.board, scene.board.page
    predicate = predicate_of(page, token)
    reads = (partner_of, whom_judged, planner_of, named_ahead)
    for at in (speaks_of_himself(page, token, scene.quoted), *(read(page, token) for read in reads), predicate):
        links = scene.heads.get(at, ())
        person = next((link.actor for link in links if board.kind(link.actor) is Kind.PERSON), "")
        known = at != predicate or any(link.actor == person for link in board.before(token, {Kind.PERSON}))
        if person and person not in others and known and _fit(scene, person, gender, token) > _MISFIT:
            return person
    return ""


def _told_before(page: Page, token: int) -> Iterator[int]:
    """The subject of what was told before in one report: Ann in "Bo said Ann left, minutes after she fell"."""
    verb = token
    while page.heads[verb] != verb:
        verb = page.heads[verb]
        if page.norms[verb] in listed("speech"):
            clauses = [at for at in range(verb + 1, token) if page.heads[at] == verb and page.deps[at] == "ccomp"]
            yield from (subject for clause in clauses for subject in subjects_of(page, clause) if verb < subject)


def _said_by_body(board: Board, subjects: Sequence[int]) -> bool:
    """Whether an office or organisation speaks ("the ministry said that his country"), for whom nobody stands."""
    near = board.ending(subjects[0] + 1) if subjects else None
    speaks = bool(subjects) and board.page.norms[board.page.heads[subjects[0]]] in listed("speech")
    return speaks and near is not None and board.kind(near.actor) in _THINGS


def _somebody(board: Board, link: Link) -> bool:
    """Whether a link may be one person: a name, or one member of a group ("a rebel fighter said he")."""
    kind = board.kind(link.actor)
    word = board.page.norms[link.head]
    noun = agents().nouns.get(word)
    one = board.page.tags[link.head] == "NN" and word not in listed("collective") and not (noun and noun.plural)
    return kind is Kind.PERSON or (kind is Kind.GROUP and one)


def _names_first(board: Board, token: int, scores: Mapping[str, float]) -> dict[str, float]:
    """Scores that let an object mean a name before one of a group: Bo in "a judge freed Bo after Ann hit him"."""
    found = {actor: score for actor, score in scores.items() if score > 0}
    groups = {actor for actor in found if board.kind(actor) is Kind.GROUP}
    page = board.page
    plain = page.tags[token] == "PRP" and page.deps[token] in _OBJECTS and not page.norms[token].endswith("self")
    less = _UNNAMED_OBJECT if plain and len(groups) < len(found) else 0.0
    return {actor: score - less if actor in groups else score for actor, score in found.items()}


def _salience(page: Page, link: Link, distance: int, subjects: list[int]) -> float:
    score = (4.0, 2.0, 1.0, 0.0, -0.5)[distance]
    if link.head in subjects:
        score += (2.5 if distance == 0 else 1.5) - 0.25 * min(subjects.index(link.head), 4)
    elif distance == 0 and page.deps[link.head] == "poss" and page.deps[page.heads[link.head]] == "attr":
        score += 2.5  # "Ann was Eve's witness when she": either may be meant
    elif page.deps[link.head] in SUBJECTS:
        score += 1.0
    elif page.deps[link.head] in {"poss", "compound", "nmod"}:
        score -= 0.25
    return score + (0.5 if link.how == "pronoun" else 0.0)


def _fit(scene: _Scene, actor: str, wanted: str, token: int) -> float:
    """How well a gender fits somebody: as lists, titles or a pronoun of the sentence tell it, else the first name."""
    known, made = scene.board.index.actors.get(actor), scene.board.made.get(actor)
    called = scene.called.get((actor, scene.board.page.sents[token]), "")
    kin = _gender_said(made.label.rpartition(" ")[2]) if made is not None else ""
    told = known.gender if known and known.gender else scene.genders.get(actor, "") or called or kin
    named = gender_of(made.label) if not told and made is not None and made.kind is Kind.PERSON else ""
    if (told or _mostly(scene.times, actor) or named or wanted) != wanted:
        return _MISFIT
    return 0.0 if told else -0.25 if named or wanted == "m" else -1.0


def _mostly(times: Mapping[tuple[str, str], int], actor: str) -> str:
    """Whether the text has called somebody he or she so far, twice at least and never the other."""
    he, she = times.get((actor, "m"), 0), times.get((actor, "f"), 0)
    return "m" if he >= _TWICE and not she else "f" if she >= _TWICE and not he else ""


def _gender_said(noun: str) -> str:
    return "f" if noun in listed("female") else "m" if noun in listed("male") else ""


def _clear_winner(scores: Mapping[str, float]) -> tuple[str, ...]:
    ranked = sorted(scores, key=lambda actor: (-scores[actor], actor))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < 0.75):
        return ()
    return (ranked[0],)


# it


def _thing(board: Board, heads: Mapping[int, list[Link]], token: int, quoted: frozenset[int]) -> tuple[str, ...]:
    page = board.page
    barred, others = barred_subject(page, token), acted_on(board, token)
    judged = [read(page, token) for read in (partner_of, whom_judged, whom_helped)]
    for subject in (*filter(lambda at: at >= 0, judged), *subjects_around(page, token)):
        if (token in quoted) != (subject in quoted) or subject == barred:
            continue
        links = [link for link in heads.get(subject, ()) if link.last <= token and link.actor not in others]
        if links and asks_for_they(page, subject):
            continue
        if links and board.kind(links[0].actor) in _THINGS:
            alone = subject in judged or not is_joined(page, subject)
            return (links[0].actor,) if len(links) == 1 and alone else ()
        if not links and page.poses[subject] in {"NOUN", "PROPN"} and page.norms[token] != "its":
            return ()
        if not links and page.poses[subject] in {"NOUN", "PROPN"}:
            break
    return _beside(board, token)


def _among_many(board: Board, token: int) -> bool:
    """Whether "it" as an object may mean any of several things named here and in the sentence before."""
    page = board.page
    if page.norms[token] != "it" or page.deps[token] in SUBJECTS:
        return False
    number = page.sents[token]
    near = [link for sentence in (number - 1, number) if sentence >= 0 for link in board.sentence(sentence)]
    return len({link.actor for link in near if link.last <= token and board.kind(link.actor) in _THINGS}) > 1


def _beside(board: Board, token: int) -> tuple[str, ...]:
    """For "its" in "assistance to Moscow in its war": the only thing named since the last comma or verb."""
    page = board.page
    if page.norms[token] != "its":
        return ()
    near = [
        link
        for link in board.sentence(page.sents[token])
        if token - 7 <= link.last - 1 < token and link.how != "adjective" and board.kind(link.actor) in _THINGS
    ]
    actors = {link.actor for link in near if "VERB" not in page.poses[link.last : token]}
    return tuple(actors) if len(actors) == 1 else ()


# they


def _plural(board: Board, heads: Mapping[int, list[Link]], token: int, quoted: frozenset[int]) -> tuple[str, ...]:
    page, teller = board.page, teller_of(board.page, token)
    told = teller >= 0 and page.deps[teller] == "pobj"
    for subject in [teller] if told else subjects_around(page, token):
        if subject >= token or (token in quoted) != (subject in quoted):
            continue
        joined = [subject, *conjuncts(page, subject)]
        if len(joined) > 1:
            links = [heads.get(part, ()) for part in joined]
            return tuple(dict.fromkeys(link.actor for part in links for link in part)) if all(links) else ()
        found = heads.get(subject, ())
        if found and (len(found) > 1 or _is_plural(board, found[0])):
            return tuple(link.actor for link in found)
        if found and page.sents[subject] == page.sents[token]:
            return ()
        if not found and page.tags[subject] in {"NNS", "NNPS"}:
            return ()
    return ()


def _is_plural(board: Board, link: Link) -> bool:
    tag = board.page.tags[link.head]
    return board.kind(link.actor) in _MANY and (
        tag in {"NNS", "NNPS"} or board.page.norms[link.head] in {"police", "military", "they"}
    )
