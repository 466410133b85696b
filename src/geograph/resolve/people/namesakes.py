"""Short names: whom "Trump" or "Mr al-Assad" means, among those whom the article and the lists know by that name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.resolve.clauses import teller_of
from geograph.resolve.index import family_names
from geograph.resolve.lexicon import listed
from geograph.resolve.names.known import likens
from geograph.resolve.page import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geograph.resolve.board import Board
    from geograph.resolve.page import Page

HONORIFICS = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "sheikh", "ayatollah", "pope", "imam", "fr"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "madam", "queen", "princess", "dame"), "f"),
    **dict.fromkeys(("dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "adm", "brig", "cpl", "general"), ""),
    **dict.fromkeys(("ag", "vp", "supt", "insp", "det", "cmdr", "cllr"), ""),
    **dict.fromkeys(("rep", "sen", "gov", "rev", "judge", "justice", "hon", "saint", "st"), ""),
}
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_BEST_KNOWN = frozenset(
    {"head-of-state", "head-of-government", "foreign-minister", "defence-minister", "supreme-leader"}
)


_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
_KIN_REACH = 6
_CLOSING = frozenset({(",",), (".",), (")",), (";",)})
_SAINT = frozenset({"st", "saint"})
_FIRST_NAME = "first name"
_MONTHS = frozenset({"may", "march", "june", "april", "august"})


@dataclass(slots=True)
class People:
    """Who has been named in the article: ids by short form and first name; newcomers have provisional ids."""

    short: dict[str, list[str]] = field(default_factory=dict)
    given: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    sectors: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    posts: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def remember(self, actor: str, label: str, country: str = "") -> None:
        """Let the short forms of a full name mean this person from now on."""
        for form in family_names(label, country):
            known = self.short.setdefault(form, [])
            if actor not in known:
                known.append(actor)
        first, *rest = label.lower().split()
        if rest and normal(first) not in self.short and actor not in self.given.get(normal(first), ()):
            self.given.setdefault(normal(first), []).append(actor)


def find_short_names(board: Board, people: People) -> None:
    """Link surnames of people named in the article, or of those who lead a state on its day."""
    page = board.page
    for token, norm in enumerate(page.norms):
        if board.covered(token) or not page.capital(token):
            continue
        again = norm in people.short and _named_again(page, token)
        named = page.poses[token] == "PROPN" or page.covered[token] in {"PERSON", "ORG"} or _acts(page, token)
        known = norm in people.short or norm in people.given or norm in board.index.surnames
        if again or (named and (known or kin_before(page, token))):
            _short_name(board, people, token, norm)


def _named_again(page: Page, token: int) -> bool:
    """Whether a word that the language model takes for no name ("a Trump surrogate") may repeat one.

    A word that the article also writes small ("prices", "may") does not, where it opens a sentence.
    """
    opens = token == page.bounds[page.sents[token]][0]
    fits = len(page.words[token]) > 3 and page.poses[token] in {"NOUN", "ADJ", "X", "PROPN"}
    return fits and not (opens and page.words[token].lower() in page.words)


def _acts(page: Page, token: int) -> bool:
    """Whether a month or a modal verb is somebody who acts: "May accused", "May, speaking in London, said"."""
    if page.norms[token] not in _MONTHS or not page.capital(token):
        return False
    if page.tags[token] == "MD":
        return page.tags[token + 1 : token + 2] in {("VBD",), ("VBZ",)}
    described = token > page.bounds[page.sents[token]][0] and page.poses[token - 1] in {"ADJ", "ADP", "DET", "NUM"}
    verb = page.heads[token]
    return page.deps[token] == "nsubj" and page.poses[verb] == "VERB" and page.tags[verb] != "VB" and not described


def _short_name(board: Board, people: People, token: int, norm: str) -> None:
    page = board.page
    first = token
    while (
        first >= 2
        and page.words[first - 1] == "-"
        and not board.covered(first - 2)
        and page.norms[first - 2] in {"al", "el"}
    ):
        first -= 2
    while first > 0 and page.norms[first - 1] in listed("particles") and not board.covered(first - 1):
        first -= 1
    if _within_name(board, first, token) or likens(page, token + 1):
        return
    actor, how = _who(board, people, norm, first)
    if actor:
        board.add(page.link(first, token + 1, actor, how))


def _within_name(board: Board, first: int, token: int) -> bool:
    """Whether a capitalised stranger stands beside the word, so that it is only a part of another name.

    The names of days and months are nobody's: "On Monday Macron met her", "She met Macron Monday".
    """
    page = board.page
    after = token + 1
    if after < len(page.words) and page.poses[after] == "PROPN" and page.capital(after) and not board.covered(after):
        return page.norms[after] not in listed("of-leaders") | listed("calendar")
    before = first - 1
    if before < page.bounds[page.sents[first]][0] or page.poses[before] != "PROPN" or board.covered(before):
        return False
    if page.norms[before] in _SAINT or not any(map(str.isalpha, page.words[before])):
        return page.norms[before] in _SAINT
    return page.norms[before] not in HONORIFICS.keys() | listed("titles") | listed("calendar")


def _who(board: Board, people: People, norm: str, token: int) -> tuple[str, str]:
    here = _of_gender(board, people, people.short.get(norm, []), token)
    if len(here) > 1:
        here = _most_likely(board, people, here, token)
    if len(here) == 1:
        return here[0], "short name"
    if not here and norm in people.short:
        return "", ""
    if here:
        serving = [actor for actor in here if _serving(board, actor)]
        return (serving[0] if len(serving) == 1 else _latest(board, here, token)), "short name"
    relative = _relative(board, people, norm, token)
    if not relative and not _is_name(board.page, token):
        return "", ""
    if relative:
        people.given[norm] = [relative]
    if norm in people.given:
        return relative or _first_named(board, people, norm, token), _FIRST_NAME
    leader = _leader(board, norm)
    return (leader, "surname") if leader else (_new_relative(board.page, people, norm, token), _FIRST_NAME)


def _leader(board: Board, surname: str) -> str:
    """The one person of a surname who leads, or has lately led, a state of which the article tells."""
    bearers = board.index.surnames.get(surname, ())
    leading = [actor for actor in bearers if _leading(board, actor, years=0) and _spoken_of(board, actor)]
    late = [actor for actor in bearers if _leading(board, actor, years=2) and _country_named(board, actor)]
    found = leading or late
    return found[0] if len(found) == 1 else ""


def _new_relative(page: Page, people: People, norm: str, token: int) -> str:
    """The stranger whom somebody's kinship introduces by a first name: "her brother Hassan", "his mother, Grace,"."""
    kin = kin_before(page, token)
    owned = any(page.heads[at] == kin and page.deps[at] == "poss" for at in range(max(kin - _KIN_REACH, 0), kin))
    if not kin or not owned or not norm.isalpha() or norm in listed("not-names") or page.words[token].isupper():
        return ""
    key = f"?{norm}"
    people.names[key] = page.words[token]
    people.short[norm] = [key]
    genders = [gender for gender, words in (("f", "female"), ("m", "male")) if page.norms[kin] in listed(words)]
    people.genders[key] = "".join(genders)
    return key


def kin_before(page: Page, token: int) -> int:
    """The word of kinship that a name stands behind or, between commas, is put beside; 0 where there is none."""
    if page.norms[token - 1] in listed("kin"):
        return token - 1
    beside = page.deps[token] == "appos" and page.heads[token] == token - 2 and page.norms[token - 1] == ","
    closed = page.norms[token + 1 : token + 2] in _CLOSING
    return token - 2 if beside and closed and page.norms[token - 2] in listed("kin") else 0


def _first_named(board: Board, people: People, norm: str, token: int) -> str:
    """The one person of the text of a first name that stands alone, else nothing."""
    sure = norm not in board.index.names or board.page.covered[token] == "PERSON"
    alone = len(people.given[norm]) == 1 and _stands_alone(board.page, token)
    person = people.given[norm][0]
    own = not person.startswith("?") or not _stood_before(board, norm, person)
    return person if alone and sure and own else ""


def _stood_before(board: Board, norm: str, person: str) -> bool:
    """Whether a name stood alone before somebody is named in full whose first name it is, and so is another's.

    A relative may be introduced by it: "her sister, Juliet".
    """
    page = board.page
    told = next((link.first for link in board.ordered() if link.actor == person), 0)
    early = (at for at in range(told) if page.norms[at] == norm and page.capital(at) and _stands_alone(page, at))
    at = next(early, 0)
    return at > 0 and listed("kin").isdisjoint(page.norms[max(at - 2, 0) : at])


def _relative(board: Board, people: People, norm: str, token: int) -> str:
    """The known person of a family of the text whose first name follows a word of kinship: "his wife Penelope"."""
    page = board.page
    if not kin_before(page, token):
        return ""
    families = {*people.short, *page.norms[page.bounds[page.sents[token]][0] : token]}
    found = {entry.actor for family in families for entry in board.index.names.get(f"{norm} {family}", ())}
    return found.pop() if len(found) == 1 else ""


def _stands_alone(page: Page, token: int) -> bool:
    """Whether no further word of a name stands beside the word: "Anna", not "Anna Bo" or "Anna's Place"."""
    beside = [at for at in (token - 1, token + 1) if 0 <= at < len(page.words)]
    named = page.poses[token] != "DET" and page.poses[beside[-1]] != "PROPN"
    return named and all(page.covered[at] != "PERSON" for at in beside)


def _is_name(page: Page, token: int) -> bool:
    """Whether a word is a name: the model found one, which it often misses in short sentences, or it does something."""
    acts = page.poses[token] == "PROPN" and page.deps[token] in _PARTS and page.norms[token] not in _MONTHS
    acts = acts or page.norms[page.heads[token]] in listed("calendar")  # "She thanked Merkel Thursday"
    return page.covered[token] in {"PERSON", "NORP", "GPE", "ORG"} or acts or _acts(page, token)


def _most_likely(board: Board, people: People, actors: list[str], token: int) -> list[str]:
    """The one who leads a state, but another of whom the text tells, and nobody when it turned to another."""
    leading = [actor for actor in actors if actor in board.index.actors and _leading(board, actor, years=0)]
    if len(leading) != 1:
        return actors
    if board.page.norms[token - 1] in listed("titles"):
        return leading
    meant = _of_clause(board, people, actors, token) or _subject_matter(board, actors, leading[0], token)
    if meant:
        return [meant]
    number = board.page.sents[token]
    before = [link for near in (number - 1, number) if near >= 0 for link in board.sentence(near)]
    roles = {link.actor: board.page.deps[link.head] for link in before if link.last <= token}
    turned = any(roles.get(actor, "").startswith("nsubj") for actor in actors if actor not in leading)
    return leading if not turned or roles.get(leading[0], "poss") != "poss" else []


def _subject_matter(board: Board, actors: Sequence[str], leader: str, token: int) -> str:
    """The one bearer of a name of whom the first sentence tells, while the leader of that name has yet to be named."""
    first = {link.actor for link in board.sentence(0) if link.last <= token}
    told = [actor for actor in actors if actor in first]
    named = any(link.actor == leader and link.last <= token for link in board.links)
    return told[0] if len(told) == 1 and told[0] != leader and not named else ""


def _of_clause(board: Board, people: People, actors: Sequence[str], token: int) -> str:
    """The one bearer named so far who is the "she" of the rest of the sentence, where that can be nobody else."""
    page, number = board.page, board.page.sents[token]
    behind = range(token + 1, page.bounds[number][1])
    told = {PRONOUNS[page.norms[at]] for at in behind if page.norms[at] in PRONOUNS and teller_of(page, at) != token}
    near = {link.actor for near in (number - 1, number) if near >= 0 for link in board.sentence(near)}
    others = {actor for actor in near - {*actors} if board.kind(actor) is Kind.PERSON}
    named = {link.actor for link in board.links if link.last <= token}
    found = [actor for actor in actors if actor in named and told == {_gender(board, people, actor)}]
    alone = not any(_gender(board, people, other) in {"", *told} for other in others)
    return found[0] if len(told) == 1 and alone and len(found) == 1 else ""


def _gender(board: Board, people: People, actor: str) -> str:
    known = board.index.actors.get(actor)
    return known.gender if known is not None else people.genders.get(actor, "")


def _of_gender(board: Board, people: People, actors: list[str], token: int) -> list[str]:
    """Those whom "Mr" or "Mrs" before a short name can mean."""
    title = HONORIFICS.get(board.page.norms[token - 1], "") if token else ""
    if not title:
        return actors
    return [actor for actor in actors if _gender(board, people, actor) in {"", title}]


def _latest(board: Board, actors: Sequence[str], token: int) -> str:
    """Whom of some people the text named last by their surname: a family is told apart by its first names."""
    near = (link for link in board.before(token + 1, {Kind.PERSON}) if link.actor in actors)
    others = (link for link in reversed(board.links) if link.actor in actors and link.last <= token)
    return next((link.actor for link in (*near, *others) if link.how != _FIRST_NAME), "")


def _serving(board: Board, actor: str) -> bool:
    known = board.index.actors.get(actor)
    return known is not None and any(
        (post.since is None or board.day is None or post.since <= board.day)
        and (post.until is None or (board.day is not None and board.day < post.until))
        for post in known.posts
    )


def _spoken_of(board: Board, actor: str) -> bool:
    """Whether the article names the person's country; heads of state and government need no such sign."""
    heads = any(post.role.startswith("head-of") for post in board.index.actors[actor].posts)
    return heads or _country_named(board, actor)


def _country_named(board: Board, actor: str) -> bool:
    country = board.country(actor)
    return any(board.country(link.actor) == country for link in board.links)


def _leading(board: Board, actor: str, *, years: int) -> bool:
    """Whether somebody holds one of the best-known posts, or did so not longer ago than some years."""
    day = board.day
    return any(
        post.role in _BEST_KNOWN
        and (post.since is None or day is None or post.since <= day)
        and (post.until is None or (day is not None and day < post.until + timedelta(days=366 * years)))
        for post in board.index.actors[actor].posts
    )
