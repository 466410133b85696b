"""What a linter would find in the scripts and styles of the page, by their syntax trees.

They are formatted by Prettier 3 with `--print-width 120`; the recommended rules of ESLint find nothing, nor do the
standard ones of Stylelint, but for its rules on the order of selectors and on ranges in media queries. All of these
need Node.js; these tests hold the most of it without.
"""

import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest
import tree_sitter_css
import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

FOLDER = Path(str(resources.files("geograph.view")))
SCRIPTS = sorted(FOLDER.glob("scripts/*.js"))
STYLES = sorted(FOLDER.glob("styles/*.css"))
PARSERS = {
    ".js": Parser(Language(tree_sitter_javascript.language())),
    ".css": Parser(Language(tree_sitter_css.language())),
}
PATTERNS = {
    "array_pattern",
    "assignment_pattern",
    "object_assignment_pattern",
    "object_pattern",
    "pair_pattern",
    "rest_pattern",
}
NAMES = {"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"}


def tree(path: Path) -> list[Node]:
    """All nodes of a file."""
    found = [PARSERS[path.suffix].parse(path.read_bytes()).root_node]
    for node in found:
        found.extend(node.children)
    return found


def text(node: Node) -> str:
    return (node.text or b"").decode()


def is_declared(node: Node) -> bool:
    """Whether a name is given its meaning here: by const, let, function, import, or as a parameter."""
    parent = node.parent
    while parent is not None and parent.type in PATTERNS:
        if parent.child_by_field_name("right") == node or parent.child_by_field_name("key") == node:
            return False
        node, parent = parent, parent.parent
    if parent is None:
        return False
    names = [parent.child_by_field_name(field) for field in ("name", "parameter")]
    return parent.type in {"formal_parameters", "import_specifier"} or (
        node in names and parent.type in {"variable_declarator", "function_declaration", "arrow_function"}
    )


@pytest.mark.parametrize("path", [*SCRIPTS, *STYLES], ids=lambda path: path.name)
def test_it_can_be_parsed_and_its_lines_can_be_read(path):
    assert [text(node) for node in tree(path) if node.is_error or node.is_missing] == []
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 120 and not re.search(r"[\"`](,|;|\),?|\);)?$|^//", line)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_uses_every_name_that_it_declares(path):
    nodes = [node for node in tree(path) if node.type in NAMES]
    used = Counter(text(node) for node in nodes)
    exported = set(re.findall(r"^export (?:const|let|(?:async )?function) (\w+)", path.read_text(), re.MULTILINE))
    once = {text(node) for node in nodes if is_declared(node) and used[text(node)] == 1}
    assert once - exported - {"_"} == set()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_has_none_of_the_usual_slips(path):
    nodes = tree(path)
    assert not {"var", "==", "!=", "debugger", "with"} & {node.type for node in nodes if not node.is_named}
    assert not [text(node) for node in nodes if node.type == "identifier" and text(node) in {"console", "alert"}]
    ends = {"lexical_declaration", "expression_statement", "return_statement", "import_statement"}
    assert [text(node) for node in nodes if node.type in ends and not text(node).endswith(";")] == []
    changed = [node.child_by_field_name("left") for node in nodes if node.type == "assignment_expression"]
    constant = {
        text(child) for node in nodes if node.type == "lexical_declaration" and text(node).startswith("const")
        for declarator in node.named_children if declarator.parent.parent.type in {"program", "export_statement"}
        for child in [declarator.child_by_field_name("name")] if child is not None and child.type == "identifier"
    }  # fmt: skip
    assert not {text(node) for node in changed if node.type == "identifier"} & constant


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_rule_of_a_style_says_each_thing_once(path):
    for block in (node for node in tree(path) if node.type == "block"):
        names = Counter(text(each.named_children[0]) for each in block.named_children if each.type == "declaration")
        assert [name for name, count in names.items() if count > 1] == [], text(block)


def test_every_colour_of_the_styles_is_defined_and_used():
    styles = "".join(path.read_text() for path in STYLES)
    scripts = "".join(path.read_text() for path in SCRIPTS)
    defined = set(re.findall(r"^\s*--([\w-]+):", styles, re.MULTILINE))
    assert set(re.findall(r"var\(--([\w-]+)", styles)) - defined <= {"part", "edge"}
    used = {name for name in defined if f"var(--{name}" in styles or name in scripts}
    assert (
        defined
        - used
        - {f"kind-{kind}" for kind in ("state", "institution", "armed")}
        - {f"region-{number}" for number in range(6)}
        == set()
    )


def test_every_class_of_the_styles_is_that_of_something():
    page = (FOLDER / "template.html").read_text() + "".join(path.read_text() for path in SCRIPTS)
    classes = {
        text(node) for path in STYLES for node in tree(path)
        if node.type == "class_name" and node.parent is not None and node.parent.type == "class_selector"
    }  # fmt: skip
    made = re.compile(r"^(quad|quad-edge|fill|line|kind)-")  # put together from a quad class or the kind of an actor
    named = {name for name in classes if re.search(rf"[\s\"'`]{name}[\s\"'`$]", page)}
    assert sorted(name for name in classes - named if not made.match(name)) == []
