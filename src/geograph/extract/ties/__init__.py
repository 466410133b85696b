"""Lasting relations: posts, membership, parts and kin, from the parse and from a name's own phrase."""
