"""Every reading of sentences.txt keeps to docs/intent.schema.json.

  check_schema.py EXPLAIN [--model FILE]

Knows just the keywords that the schema uses, so that the test needs no package.
"""

import argparse
import json
import re
from pathlib import Path

from evaluate import explain, load

KNOWN = {"$schema", "$id", "$defs", "title", "description", "type", "required", "properties",
         "additionalProperties", "allOf", "$ref", "enum", "const", "minimum", "maximum",
         "minItems", "maxItems", "items", "pattern"}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None),
         "number": (int, float), "integer": int}


def is_type(value, name):
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, TYPES[name])


def faults(value, schema, root, at="$"):
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        yield from faults(value, root["$defs"][schema["$ref"].split("/")[-1]], root, at)
    for part in schema.get("allOf", []):
        yield from faults(value, part, root, at)
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_type(value, t) for t in types):
        yield f"{at}: not {types}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value} is none of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value} is not {schema['const']}"
    if value < schema.get("minimum", value) if is_type(value, "number") else False:
        yield f"{at}: {value} is too small"
    if value > schema.get("maximum", value) if is_type(value, "number") else False:
        yield f"{at}: {value} is too large"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{at}: {value} does not look like {schema['pattern']}"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{at}: {len(value)} items"
        for i, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), root, f"{at}[{i}]")
    if isinstance(value, dict):
        yield from (f"{at}: no {name}" for name in schema.get("required", []) if name not in value)
        others = schema.get("additionalProperties", True)
        for name, item in value.items():
            rule = schema.get("properties", {}).get(name, others)
            if rule is False:
                yield f"{at}: {name} is not in the schema"
            elif isinstance(rule, dict):
                yield from faults(item, rule, root, f"{at}.{name}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("explain")
    parser.add_argument("--model")
    args = parser.parse_args()
    schema = json.loads((Path(__file__).parents[2] / "docs/intent.schema.json").read_text())
    sentences = [case[0] for case in load(False)]
    sentences += ["", "\\ \" {}", "\x01\x7f", "jazz " * 1000,
                  "jazz in Bb\ttempo=90\tkey=E\tdrums=none\tnonsense\tonly=yes"]
    wrong = [f"{s[:60]}: {fault}" for s, reading in
             zip(sentences, explain(args.explain, args.model, sentences))
             for fault in faults(reading, schema, schema)]
    broken = {"version": 2, "genres": [], "key": {"value": "H"}}
    assert len(list(faults(broken, schema, schema))) > 10, "a broken reading must be noticed"
    print("\n".join(wrong[:20]) or f"{len(sentences)} readings keep to the schema")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
