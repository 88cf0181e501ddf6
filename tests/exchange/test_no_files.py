"""What is no file that ends, and texts too large to hold: one sentence at once, whatever the name says."""

import json
import os
import threading
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.files import MOST_BYTES
from planwatch.exchange.registry import is_snapshot, reader_for
from planwatch.exchange.tables import read_tables
from planwatch.model.text.visible import visible
from tests.exchange.packed import packed, word


def _read_snapshot(path: Path) -> object:
    assert is_snapshot(path) or path.is_dir()
    return reader_for(path)(path, date(2016, 1, 11))


READ: dict[str, Callable[[Path], object]] = {
    ".csv": read_tables, ".md": read_tables, **dict.fromkeys((".toml", ".json"), _read_snapshot),
}  # fmt: skip


@pytest.mark.parametrize("suffix", READ)
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (os.mkfifo, "is a pipe or a device"),
        (lambda path: path.symlink_to("/dev/zero"), "is a pipe or a device"),
        (lambda path: path.symlink_to(path), "could not be read"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), MOST_BYTES + 1), "larger than 50 MB"),
    ],
    ids=["pipe", "device", "loop", "folder", "large"],
)
def test_what_does_not_end_or_is_no_file_is_refused_unread(
    tmp_path: Path, suffix: str, make: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / f"plan{suffix}"
    make(path)
    with pytest.raises(PlanwatchError, match=said):
        READ[suffix](path)


def test_a_file_that_grows_while_it_is_read_ends(tmp_path: Path) -> None:
    ended = threading.Event()

    def grow(path: Path) -> None:
        with path.open("ab", buffering=0) as file:
            while not ended.is_set():
                file.write(b"1,Meet\n" * 1000)

    path = tmp_path / "plan.csv"
    path.write_bytes(b"Ref,Action\n")
    writer = threading.Thread(target=grow, args=(path,))
    writer.start()
    time.sleep(0.05)
    with suppress(PlanwatchError):
        read_tables(path)
    ended.set()
    writer.join()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("plan.md", "|" * 1_000_000 + "\n" + "|-" * 500_000, "Markdown of more than"),
        ("plan.md", "a|b\n-|-\n" + "x|y\n" * 60_000, "more than 50,000 cells"),
        ("plan.json", json.dumps([{"title": "Meet"}] * 200_001), "more than 200,000 objects"),
        ("plan.json", "[" + "1," * 1_000_001 + "1]", "more than 1,000,000 values"),
        ("plan.json", '{"format":1,"plan":' + "[" * 100_000, "nested too deep"),
        ("plan.toml", "format = 1\n" + "[[action]]\n" * 200_001, "more than 200,000 tables"),
        ("plan.toml", "format = 1\na = " + "[" * 100_000, "nested too deep"),
        ("plan.csv", "Ref,Action\n" + "1,Meet\n" * 100_001, "more than 100,000 rows"),
        ("plan.csv", "Ref,Action\n1," + "x" * 20_000_001, "at most 20 MB of text"),
    ],
    ids=["pipes", "rows of pipes", "objects", "values", "deep", "tables", "deep lists", "rows", "line"],
)
def test_a_text_that_would_fill_the_memory_is_refused_first(tmp_path: Path, name: str, text: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    begun = time.process_time()
    with pytest.raises(PlanwatchError, match=said):
        (READ[".toml"] if path.suffix == ".toml" else read_tables)(path)
    assert time.process_time() - begun < 2


def test_a_document_that_names_files_outside_of_it_gets_none_of_them(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody is to read this")
    cells = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Action</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    path = word(tmp_path / "plan.docx", cells)
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="r9" Type="{kind}" Target="{secret.as_uri()}" TargetMode="External"/>'
    linked = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + link
    packed(path, parts | {"word/_rels/document.xml.rels": f"{linked}</Relationships>"})
    (table,) = read_tables(path)
    assert [cell.text for row in table.rows for cell in row] == ["Action"]
    main = next(name for name in parts if name.endswith("document.xml"))
    entity = f'<!DOCTYPE x [<!ENTITY out SYSTEM "{secret.as_uri()}">]>'
    packed(path, parts | {main: entity + parts[main].replace("Action", "&out;")})
    with pytest.raises(PlanwatchError, match="document type"):
        read_tables(path)


def test_no_sign_of_a_file_acts_on_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "plan\x1b[31m.csv"
    path.write_text("")
    with pytest.raises(PlanwatchError) as refused:
        read_tables(path)
    assert "\x1b" not in refused.value.message
    assert "\x1b" not in visible("Meet \x1b]0;title\x07")
