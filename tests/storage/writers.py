"""What other processes do to a plan file while a test looks on."""

import random
from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.write import to_toml
from planwatch.service.actions.edit import set_fields
from planwatch.service.actions.progress import Note, note
from planwatch.service.change import How, Target
from planwatch.service.files.open import open_session
from planwatch.service.journal import undo
from planwatch.service.meetings import packs
from planwatch.service.meetings.meetings import add_meeting
from planwatch.service.read import Listing, list_ids


def edit(path: Path, who: int, times: int, answer: Connection) -> None:
    """Change the file so many times, in turns: an update, an action of one's own, one that all change."""
    failed: list[str] = []
    try:
        session = open_session(path, who=f"writer {who}")
        ids = list(list_ids(session, Listing("all", session.plan_days())))
        for number in range(times):
            own, all_of_ours = [Target(ids[1 + who])], [Target(ids[0])]
            try:
                match number % 4:
                    case 0:
                        note(session, all_of_ours, Note(f"{who} says {number}"))
                    case 1:
                        set_fields(session, own, {"title": f"{who} titles {number}"})
                    case 2:
                        set_fields(session, all_of_ours, {"how": f"{who} tells how {number}"})
                    case _:
                        set_fields(session, own, {"due": f"+{number}d", "percent": str(number)}, How(why="moved"))
            except PlanwatchError as error:
                failed.append(str(error))
        session.database.close()
    except Exception as error:  # noqa: BLE001  told to the parent, whatever it is
        failed.append(repr(error))
    answer.send(failed)
    answer.close()


def open_new(path: Path, who: int, answer: Connection) -> None:
    """Open a file that others make at the same moment, and write to it."""
    from planwatch.service.plan.start import add_plan

    try:
        session = open_session(path, create=True, who=f"writer {who}")
        add_plan(session, f"P{who}", "A plan")
        session.database.close()
        answer.send([])
    except Exception as error:  # noqa: BLE001  told to the parent, whatever it is
        answer.send([repr(error)])
    answer.close()


def edit_until_killed(path: Path, seed: int, answer: Connection) -> None:
    """Change the file on and on, and tell of each change when it is done: its number and what it was."""
    chance = random.Random(seed)
    session = open_session(path, who="victim")
    ids = list(list_ids(session, Listing("all", session.plan_days())))
    step = 0
    while True:
        step += 1
        mark = f"{seed}.{step}"
        match chance.randrange(5):
            case 0 | 1:
                number = set_fields(session, [Target(i) for i in ids], {"how": mark, "success": mark}).number
            case 2:
                number = note(session, [Target(chance.choice(ids))], Note(mark)).number
            case 3:
                number = set_fields(session, [Target(chance.choice(ids))], {"title": mark}).number
            case _:
                try:
                    number = undo.undo(session).id
                except PlanwatchError:
                    continue
                mark = ""
        answer.send((number, mark))


def issue_until_killed(path: Path, seed: int, answer: Connection) -> None:
    """Issue pack after pack, each after a change, and tell of each when it is done: its number and its day."""
    session = open_session(path, who="victim", plan="WB")
    day = session.one_plan()
    chosen = [Target(list_ids(session, Listing("all", (day,)))[0])]
    for days in range(1, 400):
        on = date(2000, 1, 1) + timedelta(400 * seed + days)
        add_meeting(session, day, "Watch", on, {"status": "held"})
        set_fields(session, chosen, {"title": f"as on {on}"})
        _, number = packs.issue(session, day, "Watch", on, to_toml)
        answer.send((number, on.isoformat()))
