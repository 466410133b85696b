"""The columns of the event tables that others give out, in their order, and where they are defined.

POLECAT: the weekly files of the POLitical Event Classification, Attributes, and Types data (Halterman, Bagozzi, Beger,
Schrodt and Scarborough), Harvard Dataverse, doi:10.7910/DVN/AJGVIT: tabs, a header line.

GDELT 2.0: "The GDELT Event Database Data Format Codebook V2.0" (19 February 2015): the Events table has 61 columns, the
Mentions table 16; tabs, no header line.

ICEWS: the Integrated Crisis Early Warning System coded event data (Boschee and others), Harvard Dataverse,
doi:10.7910/DVN/28075: 20 columns, tabs, a header line.

What was checked against what others have written: both tables of GDELT agree, name by name, with the list in another
reader of GDELT, and dates, base and root codes, quad classes and Goldstein values with the 100 rows of GDELT that come
with it; the modes of POLECAT agree with those in the stories that its coder was trained on. The columns of POLECAT and
ICEWS were written down from their code books, but no file of theirs could be had to hold them against.
"""

from __future__ import annotations

POLECAT = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type"),
    *("Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)

_SIDE = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"),
    *("Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

GDELT_EVENTS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{side}{name}" for side in (1, 2) for name in _SIDE),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{place}Geo_{name}" for place in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)

GDELT_MENTIONS = (
    *("GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier"),
    *("SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence"),
    *("MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"),
)

ICEWS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)
