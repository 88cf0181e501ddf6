"""LibreOffice, where it is on the machine, as somebody who opens, edits and saves workbooks."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

_OFFICE = shutil.which("soffice")
HAS_OFFICE = _OFFICE is not None
needs_office = pytest.mark.skipif(not HAS_OFFICE, reason="no soffice (LibreOffice) is on this machine")
"""For what only a real spreadsheet program can show; what openpyxl can is tested on every machine."""

_LANGUAGE = "http://openoffice.org/2000"
_INDEX = f"""<?xml version="1.0" encoding="UTF-8"?>
<{{0}}:{{1}} xmlns:{{0}}="{_LANGUAGE}/library" xmlns:xlink="http://www.w3.org/1999/xlink"{{2}}"""
_FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8", ".csv": "Text - txt - csv (StarCalc)"}
_OPTIONS = {".csv": "44,34,76,1,,2057"}
_COMMON = """\
Function Opened(path)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, hidden())
End Function
Sub Saved(book, path, kind, options)
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName" : how(0).Value = kind
  how(1).Name = "FilterOptions" : how(1).Value = options
  book.storeToURL(ConvertToURL(path), how())
End Sub
Function Column(page, head, name)
  For at = 0 To 40
    If page.getCellByPosition(at, head).String = name Then
      Column = at
      Exit Function
    End If
  Next at
  Error 1
End Function
Function Line(page, head, ref)
  at = head + 1
  Do While page.getCellByPosition(1, at).String <> ref
    at = at + 1
    If at > 500 Then Error 1
  Loop
  Line = at
End Function
"""
_END = """\
  Told "done"
  StarDesktop.terminate()
  Exit Sub
Wrong:
  Told Error$ & " in line " & Erl
  StarDesktop.terminate()
End Sub
"""


def in_office(folder: Path, *lines: str) -> None:
    """Run a macro of these lines of Basic in LibreOffice, started once; fails where it ends on an error."""
    assert _OFFICE is not None
    done = folder / "done.txt"
    done.unlink(missing_ok=True)
    body = "\n".join(("Sub Main", "  On Error GoTo Wrong", *lines, _END))
    tell = f'Sub Told(what)\n  Open "{done}" For Output As #1\n  Print #1, what\n  Close #1\nEnd Sub\n'
    profile = folder / "profile"
    command = [_OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
    if not profile.exists():  # the first start writes over what is there of macros
        subprocess.run([*command, "--terminate_after_init"], check=False, timeout=120, capture_output=True)
    _install(profile / "user" / "basic", _COMMON + tell + body)
    subprocess.run([*command, "macro:///Standard.Module1.Main"], check=False, timeout=120, capture_output=True)
    assert done.exists(), "the macro never ran"
    assert done.read_text(encoding="utf-8").strip() == "done", done.read_text(encoding="utf-8")


def _install(basic: Path, module: str) -> None:
    standard = basic / "Standard"
    standard.mkdir(parents=True, exist_ok=True)
    text = module.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    (standard / "Module1.xba").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<script:module xmlns:script="{_LANGUAGE}/script" '
        f'script:name="Module1" script:language="StarBasic">{text}</script:module>',
        encoding="utf-8",
    )
    for kind, element in (("script", '<library:element library:name="Module1"/>'), ("dialog", "")):
        (standard / f"{kind}.xlb").write_text(
            _INDEX.format("library", "library", ' library:name="Standard" library:readonly="false">')
            + f"{element}</library:library>",
            encoding="utf-8",
        )
        link = f"$(USER)/basic/Standard/{kind}.xlb/"
        (basic / f"{kind}.xlc").write_text(
            _INDEX.format("library", "libraries", ">")
            + f'<library:library library:name="Standard" xlink:href="{link}" xlink:type="simple" library:link="false"/>'
            "</library:libraries>",
            encoding="utf-8",
        )


def saving(files: Iterable[Path], to: Path, *kinds: str) -> tuple[list[str], list[Path]]:
    """The lines that open and save files in other kinds (``.ods``), and where these then are."""
    lines: list[str] = []
    saved: list[Path] = []
    for file in files:
        lines.append(f'  book = Opened("{file}")')
        for kind in kinds:
            path = to / f"{file.stem}{kind}"
            lines.append(f'  Saved(book, "{path}", "{_FILTERS[kind]}", "{_OPTIONS.get(kind, "")}")')
            saved.append(path)
        lines.append("  book.close(True)")
    return lines, saved
