"""What a table of a file is taken for, and what the words in its cells mean."""

from collections.abc import Mapping

from planwatch.exchange.table.proposal import KINDS, NONE
from planwatch.exchange.table.said import meanings_of
from planwatch.exchange.table.told import table_in_words
from planwatch.model.plan.kinds import Priority, Rag, Status
from planwatch.model.risks.scoring import matrix
from planwatch.tui.commands.import_preview import PreviewDesk

_MEANINGS: Mapping[str, type[Status | Rag | Priority]] = {"status": Status, "rag": Rag, "priority": Priority}


def kind(desk: PreviewDesk) -> None:
    """Choose what the table is: actions, parts of another kind, or nothing of a plan."""
    screen = desk.screen
    told = screen.seen.proposal.tables[screen.at]
    entries = [("", "as its words and contents tell"), *((one, one) for one in KINDS)]

    def chosen(said: str) -> None:
        kinds = {at: one for at, one in screen.seen.answers.kinds.items() if at != screen.at}
        screen.answers(kinds=kinds | ({screen.at: said} if said else {}))
        desk.tell(table_in_words(screen.seen.proposal.tables[screen.at]))

    desk.pick(
        f'What is "{told.name or "the table"}"?', entries, chosen, at=screen.seen.answers.kinds.get(screen.at, "")
    )


def words(desk: PreviewDesk) -> None:
    """Choose a word of the file for a status, rating or priority, unknown ones first, and what it means."""
    found = desk.screen.seen.proposal.words
    if not found:
        desk.tell("no column holds words for a status, a RAG, a priority or a level", wrong=True)
        return
    entries = [
        (f"{one.field}:{one.word}", f"{one.word} → {one.meaning or '?'} ({one.field} ×{one.count})")
        for one in sorted(found, key=lambda one: bool(one.meaning))
    ]
    desk.pick("Which word means what?", entries, lambda key: _meaning(desk, *key.split(":", 1)))


def _meaning(desk: PreviewDesk, field: str, word: str) -> None:
    entries = [(NONE, "– means nothing"), *_meanings(desk, field)]

    def chosen(meaning: str) -> None:
        desk.screen.answers(words={**desk.screen.seen.answers.words, word: meaning})

    desk.pick(f'What does "{word}" mean?', entries, chosen)


def _meanings(desk: PreviewDesk, field: str) -> list[tuple[str, str]]:
    """What a word of a field can mean."""
    if field in _MEANINGS:
        return [(str(each), str(each)) for each in _MEANINGS[field]]
    return list(meanings_of(field, matrix(desk.screen.seen.meant.day.plan)).items())
