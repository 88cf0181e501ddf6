"""A plan that a PostgreSQL server keeps: each machine follows its log in a file of its own, and reads that."""

from planwatch.errors import PlanwatchError
from planwatch.storage.engine.server.lean import load

try:
    load()
except ImportError as error:
    raise PlanwatchError(
        "planwatch was installed without what speaks to servers", "install it with `pip install 'planwatch[server]'`"
    ) from error
