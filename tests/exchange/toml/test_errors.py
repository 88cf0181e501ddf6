"""What is refused in a snapshot, and how that is said: where, what, and what to do."""

from datetime import date

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.model.dates.span import Span
from planwatch.model.plan.action import Action
from planwatch.model.plan.keys import spans
from planwatch.model.plan.snapshot import Snapshot

TODAY = date(2016, 1, 11)

HEAD = """format = 1
[plan]
ref = "WB"
title = "Improvement"
[[theme]]
title = "Practice"
[[lead]]
name = "HR partner"
[[lead]]
name = "Head of service"
[[action]]
ref = "C1.1"
title = "First"
[[action]]
ref = "C1.2"
title = "Second"
"""
C12 = "action 2 (C1.2)"


def read(rest: str) -> Snapshot:
    return read_toml(HEAD + rest, "plan.toml", TODAY)


def second(rest: str) -> Action:
    return read(rest).action[1]


@pytest.mark.parametrize(
    ("rest", "message", "hint"),
    [
        ('led = "HR partner"', f'{C12}: unknown key "led"', 'did you mean "lead"?'),
        ("zzz = 1", f'{C12}: unknown key "zzz"', "known: ref, title, theme"),
        ('[[action.update]]\nnote = "x"', f'{C12}, update 1: unknown key "note"', "known: text, as_at"),
        ('[[actions]]\nref = "x"', 'unknown key "actions"', 'did you mean "action"?'),
        ('due_by = "2016-01-31"', f"{C12}: due_by: expected a date, found text", "without quotes, as 2016-01-31"),
        ("due_by = 2016-01-31T09:00:00", f"{C12}: due_by: expected a date, found a moment", "2016-01-31"),
        ("percent = true", f"{C12}: percent: expected a whole number, found true or false", "without quotes"),
        ('percent = "50"', f"{C12}: percent: expected a whole number, found text", "without quotes"),
        ('support = "HR partner"', f"{C12}: support: expected a list, found text", "make it a list"),
        ("support = [1]", f"{C12}, support 1: expected text, found a whole number", "put it in quotes"),
        ("how = 5", f"{C12}: how: expected text, found a whole number", "put it in quotes"),
        ("update = [5]", f"{C12}, update 1: expected a table, found a whole number", "make it a table"),
        ('status = "in-progress"', f'{C12}: status: "in-progress" is none of its words', 'did you mean "in progress"?'),
        ('rag = "purple - at `$.x`"', f"{C12}: rag: ", "One of: red, amber, green"),
        ('answers = ["1", "2\\n3"]', f"{C12}: answers 2 holds a line break", "make it two"),
        (
            '[[meeting]]\non = 2016-01-04\nforum = "Board"\npresent = ["Ann\\nBob"]',
            "meeting 1 (Board): present 1 holds a line break",
            "make it two",
        ),
        ('[[action.update]]\ntext = "x"', f"{C12}, update 1: as_at is missing", "add as_at = …"),
        ('[[action]]\ntitle = "x"', "action 3: ref is missing", "add ref = …"),
        ('[[action]]\nref = ""\ntitle = "x"', "action 3: ref is empty", "give each action a ref"),
        ('[[action]]\nref = "C1.1"\ntitle = "x"', "action 3 (C1.1): ref is already that of action 1", "its own ref"),
        ('[[theme]]\ntitle = "Practice"', "theme 2 (Practice): title is already that of theme 1", "its own title"),
        ('[[lead]]\nname = "HR partner"', "lead 3 (HR partner): name is already that of lead 1", "its own name"),
        ('[[lead]]\nname = "  "', "lead 3: name is empty", "give each lead a name"),
        ('lead = "hr Partnr"', f'{C12}: lead "hr Partnr" is no lead of this plan', 'did you mean "HR partner"?'),
        ('support = ["Nobody"]', f'{C12}: support "Nobody" is no lead of this plan', "add a lead of that name"),
        ('theme = "Practise"', f'{C12}: theme "Practise" is no theme of this plan', 'did you mean "Practice"?'),
        (
            '[[theme]]\ntitle = "Two"\nsponsor = "Chief"',
            'theme 2 (Two): sponsor "Chief" is no lead of this plan',
            "add a lead of that name",
        ),
        ("percent = 101", f"{C12}: percent: expected 0 to 100, found 101", "correct the number"),
        ("cost = -1", f"{C12}: cost: expected 0 to 9223372036854775807, found -1", "correct the number"),
        (f"cost = {'9' * 4000}", f"{C12}: cost: expected 0 to 9223372036854775807, found a number too", "correct"),
        ('status = "complete"', f"{C12}: status is complete, but completed is empty", "say when it was completed"),
        ('status = "assured"', f"{C12}: status is assured, but completed is empty", "say when it was completed"),
        ('status = "withdrawn"', f"{C12}: status is withdrawn, but reason is empty", "say why"),
        ('how = "a\\u0000b"', f"{C12}: how: holds a NUL character", "take it out"),
        ('support = ["a\\u0000b"]', f"{C12}, support 1: holds a NUL character", "take it out"),
        ('how = "a\ud800b"', "line 17 holds half of a surrogate pair", "take it out"),
        ('how = "a\\ud800b"', "line 17, column 15: Escaped character", "correct that line"),
        ('how = "no end', "line 17, column 14: Illegal character '\\n'", "correct that line"),
        ("how = '''no end", "end of file: Expected", "correct that line"),
        (f"percent = {'9' * 5000}", "not TOML: Exceeds the limit", "correct"),
        (f"how = {'[' * 50_000}", "lists or tables are nested too deep", "compare it with an exported plan"),
        ("due_from = 2016-01-31", f"{C12}: due_from stands without due_by", "add due_by"),
        (
            "due_from = 2016-02-01\ndue_by = 2016-01-31",
            f"{C12}: due_from (1 Feb 2016) is after due_by (31 Jan 2016)",
            "exchange the two",
        ),
        (
            'due = "20 Oct 2015"\ndue_from = 2015-11-30\ndue_by = 2015-11-30',
            f'{C12}: due "20 Oct 2015" means 20 Oct 2015, but due_from and due_by say 30 Nov 2015',
            "take due_from and due_by out",
        ),
        (
            'due = "autumn 2016"\ndue_by = 2016-10-31',
            f'{C12}: due "autumn 2016" means 1 Sep 2016 to 30 Nov 2016, but due_from and due_by say 31 Oct 2016',
            "take due_from and due_by out",
        ),
        (
            '[[action.move]]\nwas = ""\nnow = "May 2016"\nnow_by = 2016-06-30\non = 2016-01-01',
            f'{C12}, move 1: now "May 2016" means 1 May 2016 to 31 May 2016, but now_from and now_by say 30 Jun 2016',
            "take now_from and now_by out",
        ),
        (
            '[[action.update]]\ntext = ""\nas_at = 2016-01-01\nat = 0001-01-01T00:00:00+05:00',
            f"{C12}, update 1: at: 0001-01-01 00:00:00+05:00 lies outside the calendar",
            "correct its year",
        ),
    ],
)
def test_a_fault_is_named_by_its_place_with_what_to_do(rest: str, message: str, hint: str) -> None:
    with pytest.raises(PlanwatchError) as caught:
        read(rest + "\n")
    assert caught.value.message.startswith(f"plan.toml: {message}")
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "not a planwatch snapshot", "format = 1"),
        ("fromat = 1", "not a planwatch snapshot", "format = 1"),
        ('format = "1"', "not a planwatch snapshot", "format = 1"),
        ("format = true", "not a planwatch snapshot", "format = 1"),
        ("format = 0", "not a planwatch snapshot", "format = 1"),
        ("format = 2\nanything = 1", "made by a newer planwatch", "install the newest"),
        ("format = 1", "plan is missing", "add plan = …"),
        ("format = 1\nplan = 5", "plan: expected a table, found a whole number", "make it a table"),
        ("format = 1\n[[plan]]", "plan: expected a table, found a list", "make it a table"),
        ('format = 1\n[plan]\ntitle = "x"', "plan: ref is missing", "add ref"),
        ('format = 1\n[plan]\nref = "A B"\ntitle = "x"', 'plan: ref "A B" is not a short name', "WB"),
        ('format = 1\n[plan]\nref = "A:B"\ntitle = "x"', 'plan: ref "A:B" is not a short name', "WB"),
        ('format = 1\n[plan]\nref = ""\ntitle = "x"', 'plan: ref "" is not a short name', "WB"),
        ('format = 1\n[plan]\nref = "A"\ntitle = "x"\nred_after = -1', "plan: red_after: expected 0 to", "correct"),
        (
            f'format = 1\n[plan]\nref = "A"\ntitle = "x"\nno_update_after = {2**63 - 1}',
            "plan: no_update_after: expected 0 to 9999, found 9223372036854775807",
            "correct",
        ),
        (
            'format = 1\n[plan]\nref = "A"\ntitle = "x"\nstatus = "done"',
            'plan: status: "done" is none',
            "draft, approved",
        ),
    ],
)
def test_a_fault_of_the_whole_file_is_named_too(text: str, message: str, hint: str) -> None:
    with pytest.raises(PlanwatchError) as caught:
        read_toml(text, "plan.toml", TODAY)
    assert caught.value.message.startswith(f"plan.toml: {message}")
    assert hint in caught.value.hint


def test_hostile_text_in_a_message_cannot_act_on_a_terminal() -> None:
    with pytest.raises(PlanwatchError) as caught:
        read('lead = "\\u001b[2J\\u202e' + "x" * 1_000_000 + '"\n')
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("given", "text", "first", "last"),
    [
        ('due = "tomorrow"', "12 Jan 2016", date(2016, 1, 12), date(2016, 1, 12)),
        ('due = "3 April"', "3 April", date(2016, 4, 3), date(2016, 4, 3)),
        ('due = "autumn 2016"', "autumn 2016", date(2016, 9, 1), date(2016, 11, 30)),
        ('due = "end of June 2016"', "end of June 2016", date(2016, 6, 30), date(2016, 6, 30)),
        ('due = "Ongoing,  TBC"', "Ongoing,  TBC", None, None),
        ("due_by = 2016-06-30", "30 Jun 2016", date(2016, 6, 30), date(2016, 6, 30)),
        ("due_from = 2016-06-01\ndue_by = 2016-06-03", "1 Jun 2016 to 3 Jun 2016", date(2016, 6, 1), date(2016, 6, 3)),
        ('due = "autumn 2016"\ndue_by = 2016-11-30', "autumn 2016", date(2016, 9, 1), date(2016, 11, 30)),
        ('due = "6 weeks after"\ndue_by = 2016-11-30', "6 weeks after", date(2016, 11, 30), date(2016, 11, 30)),
        ('due = "3 April"\ndue_by = 2013-04-03', "3 April", date(2013, 4, 3), date(2013, 4, 3)),
        ('due = "fri"\ndue_by = 2016-01-15', "15 Jan 2016", date(2016, 1, 15), date(2016, 1, 15)),
    ],
)
def test_due_words_and_due_days_are_made_whole(given: str, text: str, first: date | None, last: date | None) -> None:
    action = second(given)
    assert (action.due.text, action.due.first, action.due.last) == (text, first, last)


@pytest.mark.parametrize("name", ["start", "due", "original_due", "agreed_due", "completed"])
def test_every_date_of_an_action_is_read(name: str) -> None:
    done = 'status = "complete"\n' if name == "completed" else ""
    action = second(f'{done}{name} = "today"')
    assert spans(action)[name] == Span("11 Jan 2016", TODAY, TODAY)


def test_the_dates_of_a_move_are_read() -> None:
    move = second('[[action.move]]\nwas = "June 2016"\nnow = "TBC"\non = 2016-01-01').move[0]
    assert (move.was.first, move.was.last) == (date(2016, 6, 1), date(2016, 6, 30))
    assert (move.now.text, move.now.first, move.now.last) == ("TBC", None, None)


def test_an_update_may_be_by_anybody() -> None:
    action = second('[[action.update]]\ntext = "x"\nas_at = 2016-01-01\nby = "A visitor"')
    assert action.update[0].by == "A visitor"
