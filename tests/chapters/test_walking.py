"""Walking and changing a tree: every element once, in reading order, and nothing but what is changed differs."""

import copy

from hypothesis import example, given
from hypothesis import strategies as st

from halveit.chapters.tree.walking import has_elements, replace, walk, walk_but_words

WORDS = st.builds(lambda word: {"t": "Str", "c": word}, st.sampled_from(["one", "two", "three"]))
SPACES = st.just({"t": "Space"})
KINDS = st.sampled_from(["Emph", "Div", "Span"])


def _holding(inner):
    lists = st.lists(inner, max_size=4)
    attributes = st.just(["id", [], []])
    return st.one_of(
        st.builds(lambda kind, attr, c: {"t": kind, "c": [attr, c]}, KINDS, attributes, lists),
        st.builds(lambda c: {"t": "Para", "c": c}, lists),
        st.builds(lambda c: {"t": "Quoted", "c": [{"t": "DoubleQuote"}, c]}, lists),
        st.builds(lambda c: {"t": "BulletList", "c": [c, [c]]}, lists),
        st.builds(lambda c: {"t": "Holder", "c": c}, inner),
    )


ELEMENTS = st.recursive(st.one_of(WORDS, SPACES), _holding, max_leaves=12)
TREES = st.lists(ELEMENTS, max_size=4)


def plainly_walked(node):
    """Every element, an outer one first: said as simply as it can be."""
    if isinstance(node, list):
        return [each for child in node for each in plainly_walked(child)]
    return [node, *plainly_walked(node.get("c"))] if isinstance(node, dict) else []


def plainly_offered(node):
    """The elements in whose place others can be put, which are those in lists, innermost first."""
    if isinstance(node, dict):
        return plainly_offered(node.get("c"))
    if not isinstance(node, list):
        return []
    return [each for child in node for each in [*plainly_offered(child), *[child] * isinstance(child, dict)]]


def plainly_replaced(node, change):
    """What `replace` returns, said as simply as it can be."""
    if isinstance(node, dict):
        return {**node, "c": plainly_replaced(node["c"], change)} if "c" in node else node
    if not isinstance(node, list):
        return node
    found = []
    for child in node:
        new = plainly_replaced(child, change)
        instead = change(new) if isinstance(new, dict) else None
        found += [new] if instead is None else instead
    return found


def doubled_or_gone(node):
    """A change that depends on what is left inside: two for one, none for one, or no change."""
    if node["t"] == "Span":
        return [node, {"t": "Space"}]
    if node["t"] == "Emph":
        return [] if not node["c"][1] else node["c"][1]
    return None


@given(TREES)
def test_every_element_is_given_once_an_outer_one_before_what_is_in_it(tree):
    assert [id(node) for node in walk(tree)] == [id(node) for node in plainly_walked(tree)]


@given(TREES)
def test_without_words_every_element_that_can_hold_another_is_given_in_the_same_order(tree):
    holding = [id(node) for node in walk(tree) if has_elements(node)]
    assert [id(node) for node in walk_but_words(tree)] == holding


@given(TREES)
def test_elements_are_changed_innermost_first_and_the_rest_is_as_it_was(tree):
    before = copy.deepcopy(tree)
    assert replace(tree, doubled_or_gone) == plainly_replaced(tree, doubled_or_gone)
    assert tree == before


@given(TREES)
@example([{"t": "Holder", "c": {"t": "Span", "c": [["id", [], []], []]}}])
def test_only_the_kinds_that_are_asked_for_are_offered_for_a_change(tree):
    offered = []
    assert replace(tree, lambda node: offered.append(node["t"]), {"Span"}) == tree
    assert offered == ["Span" for node in plainly_offered(tree) if node["t"] == "Span"]


@given(TREES)
def test_what_is_changed_within_a_new_tree_leaves_the_old_one_as_it_was(tree):
    before = copy.deepcopy(tree)
    for node in walk(replace(tree, lambda _: None)):
        if node["t"] in ("Div", "Span"):
            node["c"][0][0] = "another"
            node["c"][0][1] = ["changed"]
    assert tree == before
