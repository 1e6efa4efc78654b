import pytest
from modelsearch.query import MATCH_ALL, MATCH_NONE, And, Boost, Fuzzy, Not, Or, Phrase, PlainText

from thai.search.rewrite import leaves, positive, rewrite
from thai.search.sequence import Sequence

pytestmark = pytest.mark.django_db


def shape(query):
    """A rewritten query as nested tuples."""
    if isinstance(query, Sequence):
        return " ".join(query.runs) + ("…" if query.open_end else "")
    if isinstance(query, Not):
        return ("not", shape(query.subquery))
    if isinstance(query, And | Or):
        return (type(query).__name__.lower(), *map(shape, query.subqueries))
    return type(query).__name__


A, B = PlainText("ก"), PlainText("ข")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (PlainText("น้อง"), "น้อง"),
        (PlainText("น้อง กระบี่"), ("and", "น้อง", "กระบี่")),
        (PlainText("น้อง กระบี่", operator="or"), ("or", "น้อง", "กระบี่")),
        (PlainText('"น้อง กระบี่" MOU'), ("and", "น้อง กระบี่", "mou")),
        (PlainText("“น้อง กระบี่”"), "น้อง กระบี่"),
        (PlainText('"น้อง'), "น้อง"),
        (PlainText("น้อง !!! -"), "น้อง"),
        (PlainText("สพท."), ("or", "สพท", "สำนักงานเขตพื้นที่การศึกษา")),
        (PlainText('"สพท."'), "สพท"),
        (Phrase("น้อง กระบี่"), "น้อง กระบี่"),
        (And([A, B]), ("and", "ก", "ข")),
        (Or([A, B]), ("or", "ก", "ข")),
        (Not(A), ("not", "ก")),
        (Not(Not(A)), "ก"),
        (Boost(A, 2.0), "ก"),
        (And([A, MATCH_ALL]), "ก"),
        (And([A, MATCH_NONE]), ("not", "MatchAll")),
        (Or([A, MATCH_ALL]), "MatchAll"),
        (Or([A, MATCH_NONE]), "ก"),
        (And([A, PlainText("!!!")]), "ก"),
        (PlainText("!!!"), ("not", "MatchAll")),
        (PlainText(""), ("not", "MatchAll")),
        (Not(PlainText("!!!")), "MatchAll"),
        (MATCH_ALL, "MatchAll"),
        (Fuzzy("น้อง"), "Fuzzy"),
    ],
)
def test_rewrite_gives_a_tree_of_sequences(query, expected):
    assert shape(rewrite(query)) == expected


def test_rewrite_opens_only_the_last_word():
    assert shape(rewrite(PlainText("krabi we"), open_end=True)) == ("and", "krabi", "we…")


def test_rewrite_reads_no_more_than_a_query_may_have():
    assert len(rewrite(PlainText("ก" * 1000)).tokens) == 254


@pytest.mark.parametrize(
    ("query", "expected", "negated"),
    [
        (A, "ก", False),
        (Not(A), "ก", True),
        (And([A, Not(B)]), ("and", "ก", ("not", "ข")), False),
        (And([Not(A), Not(B)]), ("or", "ก", "ข"), True),
        (Or([A, Not(B)]), ("and", "ข", ("not", "ก")), True),
        (Or([Not(A), Not(B)]), ("and", "ก", "ข"), True),
        (Not(Or([A, B])), ("or", "ก", "ข"), True),
        (And([Not(Or([A, Not(B)])), A]), ("and", ("and", "ข", ("not", "ก")), "ก"), False),
    ],
)
def test_positive_moves_negation_where_databases_know_it(query, expected, negated):
    found, is_negated = positive(rewrite(query))
    assert (shape(found), is_negated) == (expected, negated)


def test_leaves_leave_out_what_must_not_be_there():
    assert [leaf.runs for leaf in leaves(rewrite(And([A, Not(B)])))] == [["ก"]]
