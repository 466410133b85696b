"""The store for others to ask: over HTTP for people and programs, over MCP for language models.

`serve` answers SPARQL by the SPARQL 1.1 Protocol, gives actors, claims, events and evidence as JSON, and has pages with
a picture and an editor; all of it read-only, on the loopback interface unless told otherwise, without anything from
the network. Queries run in processes that are ended when their time is up. `speak_mcp` offers the same store to a
language model as tools of the Model Context Protocol. Both need packages that the rest does without: the extras
``serve`` and ``mcp``.
"""

from geograph.serve.run import PORT, serve, speak_mcp

__all__ = ["PORT", "serve", "speak_mcp"]
