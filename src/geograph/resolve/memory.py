"""What role nouns and titles meant earlier in an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geograph.resolve.phrases.agents import Agent

_MANIFOLD = frozenset({"minister", "chair", "judges"})
_OF_CHAMBERS = "speaker-of-parliament"


@dataclass(slots=True)
class Memory:
    """What role nouns meant earlier in the article.

    `groups` gives the last meaning by the noun itself and by its id in the table; `posts` the people called by a
    title, each with the token where that was; `named` what known names that end in a role noun mean, by token;
    `members` what a noun with an owner meant last ("UN officials").
    """

    groups: dict[str, str] = field(default_factory=dict)
    posts: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    named: dict[int, tuple[Agent, str]] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)

    def holder(self, agent: Agent, token: int) -> str:
        """The last person before a token who was called by a title."""
        return next(iter(self.holders(agent, token)), "")

    def holders(self, agent: Agent, token: int) -> list[str]:
        """Everybody who was called by a title before a token, the last one first."""
        held = sorted(self.posts.get(titles_of(agent)[-1], ()), reverse=True)
        return list(dict.fromkeys(actor for at, actor in held if at < token))

    def call(self, agent: Agent, token: int, actor: str) -> None:
        """Let somebody be called by a title at a token."""
        for title in titles_of(agent):
            self.posts.setdefault(title, []).append((token, actor))

    def read_names(self, token: int) -> None:
        """Let the names before a token count as what their nouns meant last: "the Syrian government"."""
        for at in [at for at in self.named if at < token]:
            agent, actor = self.named.pop(at)
            self.remember(agent, actor)

    def remember(self, agent: Agent, actor: str) -> None:
        """Let the noun mean the actor from now on."""
        self.groups[agent.id] = self.groups[agent.noun] = actor


def titles_of(agent: Agent) -> tuple[str, ...]:
    """Under what a post is remembered, the closest last: for posts of many sorts, which sort it is.

    The speaker and the leaders of a parliament are two sorts.
    """
    if agent.id == _OF_CHAMBERS:
        return (f"{agent.id} {agent.noun.rpartition(' ')[2]}",)
    if agent.id not in _MANIFOLD:
        return (agent.id,)
    return (f"{agent.id} {agent.noun.rpartition(' ')[2]}",) + ((agent.noun,) if " " in agent.noun else ())
