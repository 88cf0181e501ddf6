"""Plans of two sizes, for what must not grow with a plan."""

import shutil
import sqlite3
from pathlib import Path

SIZES = (1_000, 10_000)
BETWEEN = 3_000
"""Large enough for who reads the whole plan, and would ask once for each action."""
_ONE = "E8"
"""An action of the first sample that is due in some months, has no update and waits for nothing."""
_OWN = {
    "seq": "seq + i",
    "ref": "'R' || i",
    "title": "title || ' ' || i",
    "ref_key": "printf('r%010d', i)",
    "search": "'r' || i || char(10) || lower(title) || ' ' || i || substr(search, length(ref) + length(title) + 2)",
}
"""What those like it have of their own."""
_ALIKE = """
with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
insert into action ({names}) select {values} from action, n where ref = '{one}'
"""
_JOURNAL = """
insert into journal (batch_id, plan_id, table_name, row_id, field, after)
select j.batch_id, j.plan_id, 'action', a.id, '', json_set(j.after, '$.seq', a.seq, '$.ref', a.ref, '$.title', a.title)
from action one join journal j on j.table_name = 'action' and j.row_id = one.id and j.field = '', action a
where one.ref = '{one}' and a.ref glob 'R[0-9]*'
"""


def grown(path: Path, copy: Path, size: int) -> Path:
    """A copy of a file with the first sample, with so many actions; it is as sound as if they had been imported."""
    database = sqlite3.connect(shutil.copy(path, copy))
    names = [str(name) for _, name, *_ in database.execute("pragma table_info(action)") if name != "id"]
    values = [_OWN[name] if name in _OWN else str(name) for name in names]
    (actions,) = database.execute("select count(*) from action").fetchone()
    database.execute(_ALIKE.format(names=", ".join(names), values=", ".join(values), one=_ONE), (size - actions,))
    database.execute(_JOURNAL.format(one=_ONE))
    database.commit()
    database.close()
    return copy


def crowded(path: Path, copy: Path, times: int) -> Path:
    """A copy of a file with so many times more of every part beside the actions, and of every reading."""
    database = sqlite3.connect(shutil.copy(path, copy))
    for table in ("source", "recommendation", "commitment", "measure", "reading", "risk", "cost"):
        names = [str(name) for _, name, *_ in database.execute(f"pragma table_info({table})") if name != "id"]
        key = next((name for name in ("number", "ref", "name") if name in names), "")
        values = [f"{key} || '-' || i" if name == key else f'"{name}"' for name in names]
        columns = ", ".join(f'"{name}"' for name in names)
        database.execute(_CROWD.format(table=table, columns=columns, values=", ".join(values)), (times,))
    database.commit()
    database.close()
    return copy


_CROWD = """
with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
insert into {table} ({columns}) select {values} from {table}, n
"""
