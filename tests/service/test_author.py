"""Whose name stands on paper and beside words: never the system's own user."""

import pytest

from planwatch.model.plan.action import Action
from planwatch.model.values import replace
from planwatch.report.render.markdown import to_markdown
from planwatch.service import read
from planwatch.service.actions.agree import agree
from planwatch.service.actions.progress import Note, note
from planwatch.service.actions.rate import board_rate
from planwatch.service.change import Target
from planwatch.service.reports import ReportAsked, report
from planwatch.service.session import Session
from tests.desk import answer, find, put


def _action(session: Session) -> Action:
    return next(one for one in read.snapshot(session, session.one_plan()).action if one.ref == "C1.2")


@pytest.mark.parametrize("who", ["root", "somebody"])
def test_the_systems_own_user_is_neither_author_nor_whose_word_it_is(ann: Session, who: str) -> None:
    nobody = replace(ann, who=who)
    assert "Author" not in to_markdown(report(nobody, ReportAsked("highlight")))
    assert "- Author: ann\n" in to_markdown(report(ann, ReportAsked("highlight")))
    put(ann, "C1.2", {"lead": ""})
    chosen = [Target(find(ann, "C1.2").id)]
    note(nobody, chosen, Note("Heard in the corridor"))
    assert [one.by for one in _action(ann).update][-1:] == [""]
    put(ann, "C1.2", {"due": "1 Mar 2016"}, why="late")
    assert "who agreed it is not said" in answer(lambda: agree(nobody, chosen)).message
    assert "whose rating it is" in answer(lambda: board_rate(nobody, chosen, "red", "seen nowhere")).message
    assert agree(nobody, chosen, by="Board").changed
