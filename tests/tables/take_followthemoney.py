"""Takes the part of the published model that our schemata use out of the package, where that is installed.

`python tests/tables/take_followthemoney.py` writes followthemoney.json anew.
"""

import json
from pathlib import Path

from geograph.tables.ftm import SCHEMATA

USED = sorted({*SCHEMATA.values(), "Article", "UnknownLink"})


def taken_from(model) -> dict:
    """What the model says of the schemata that we use: their properties with types, and the codes of these types."""
    schemata = {
        name: {
            "is": sorted(schema.name for schema in model.get(name).schemata),
            "required": sorted(model.get(name).required),
            "properties": {
                key: [prop.type.name, prop.range.name if prop.range else "", prop.max_length]
                for key, prop in sorted(model.get(name).properties.items())
                if not prop.stub
            },
        }
        for name in USED
    }
    types = {prop.type.name: prop.type for name in USED for prop in model.get(name).properties.values()}
    return {"schemata": schemata, "codes": {name: sorted(types[name].codes) for name in ("country", "language")}}


def main() -> None:
    """Write the file beside this one."""
    from followthemoney import model  # noqa: PLC0415 - the package is not among those that tests install

    text = json.dumps(taken_from(model), indent=1, sort_keys=True)
    Path(__file__).with_name("followthemoney.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
