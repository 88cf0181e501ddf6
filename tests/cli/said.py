"""What planwatch told the person."""

from subprocess import CompletedProcess

from click.testing import Result


def message(result: "Result | CompletedProcess[bytes]", code: int = 2) -> str:
    """The one line on stderr, checked to be one; the command must have ended with ``code``."""
    error = result.stderr if isinstance(result.stderr, str) else result.stderr.decode()
    ended = result.exit_code if isinstance(result, Result) else result.returncode
    assert ended == code, (ended, error, result.stdout)
    assert error.startswith("planwatch: ")
    assert error.count("\n") == 1
    assert error.endswith("\n")
    assert error[:-1].isprintable()
    return error.removeprefix("planwatch: ").rstrip("\n")
