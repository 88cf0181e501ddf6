"""What kind of file it is, by what stands in it: a suffix is what somebody called it."""

import re
from enum import StrEnum
from pathlib import PurePath

from planwatch.errors import PlanwatchError
from planwatch.exchange.archive import Archive, broken, related
from planwatch.exchange.decoded import is_text
from planwatch.exchange.wording import shown


class Kind(StrEnum):
    """Kinds of files that tables are read from, as a sentence calls them."""

    XLSX = "an Excel workbook"
    XLS = "an Excel workbook of before 2007"
    ODS = "an OpenDocument spreadsheet"
    DOCX = "a Word document"
    JSON = "JSON"
    HTML = "a web page"
    MARKDOWN = "Markdown"
    DELIMITED = "rows of text"


_SUFFIXES = {
    Kind.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm"), Kind.XLS: (".xls", ".xlt"), Kind.ODS: (".ods", ".ots"),
    Kind.DOCX: (".docx", ".docm", ".dotx"), Kind.JSON: (".json", ".jsonl", ".ndjson"), Kind.HTML: (".html", ".htm"),
    Kind.MARKDOWN: (".md", ".markdown"), Kind.DELIMITED: (".csv", ".tsv", ".tab"),
}  # fmt: skip
_BY_SUFFIX = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes}
SUFFIXES = tuple(_BY_SUFFIX)
"""The suffixes of files that tables are read from."""
_TEXTS = frozenset({Kind.JSON, Kind.HTML, Kind.MARKDOWN, Kind.DELIMITED})

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = (
    (b"%PDF", "a PDF", "copy its table into a spreadsheet, and save that"),
    (b"{\\rtf", "a rich text document", "save it as .docx"),
    (b"SQLite format 3\0", "a database", "a plan file of planwatch is opened with --file"),
    (b"\x1f\x8b", "a packed file", "unpack it first"),
    (b"7z\xbc\xaf", "a packed file", "unpack it first"),
    (b"Rar!", "a packed file", "unpack it first"),
    (b"\x89PNG", "a picture", "a table in a picture cannot be read"),
    (b"\xff\xd8\xff", "a picture", "a table in a picture cannot be read"),
)
_STREAMS = (
    ("EncryptedPackage", "it is encrypted", "open it with its password, and save it without"),
    ("WordDocument", "it is a Word document of before 2007", "save it as .docx"),
    ("PowerPoint Document", "it is a presentation", "copy its table into a spreadsheet, and save that"),
    ("__properties_version1.0", "it is a mail of Outlook", "save what is attached to it"),
)
_TASKWARRIOR = re.compile(r'\[(?:[a-z_.0-9]+:"[^"\n]*" ?)+\]')
_PAGE = re.compile(r"(?i)<(?:html|body|table|tr|td)\b")
_TAG = re.compile(r"</?[a-zA-Z!]")
_XML = re.compile(r"(?i)<\?xml|<!doctype|<[a-z][\w:.-]*(?:\s[^<>]*)?/?>")
_JSON = re.compile(r'[\[{]\s*["\[{\]}]')
_MARKDOWN_TABLE = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE)


def kind_of_bytes(data: bytes) -> Kind | None:
    """The kind of a file of bytes; None where it is a text. Raises PlanwatchError for one that is not read."""
    if not data.strip():
        raise PlanwatchError("it is empty", "nothing can be imported from it")
    if data.startswith(_ZIP):
        return None
    if data.startswith(OLE):
        return _ole(data)
    for start, what, hint in _OTHERS:
        if data.startswith(start):
            raise PlanwatchError(f"it is {what}, which is not read", hint)
    if not is_text(data):
        raise PlanwatchError("it is no text and no document that is known", "save its table as .xlsx or .csv")
    return None


def is_zip(data: bytes) -> bool:
    """Whether it is packed as Office and OpenDocument pack."""
    return data.startswith(_ZIP)


def _ole(data: bytes) -> Kind:
    for stream, what, hint in _STREAMS:
        if stream.encode("utf-16-le") in data:
            raise PlanwatchError(what, hint)
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return Kind.XLS
    raise PlanwatchError("it is a document of before 2007 that is not known", "save it as .xlsx or .docx")


def kind_of_archive(archive: Archive) -> tuple[Kind, str]:
    """The kind of a packed document and its main part; raises PlanwatchError for one that is not read."""
    if archive.has("mimetype"):
        return _open_document(archive.read("mimetype").decode("ascii", "replace").strip())
    main = next((target for kind, target in related(archive, "").values() if kind == "officeDocument"), "")
    if not main:
        raise PlanwatchError("it is a packed file and no document", "unpack it first")
    types: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Override":
            types[attributes.get("PartName", "").lstrip("/").casefold()] = attributes.get("ContentType", "")

    if not archive.has("[Content_Types].xml") or not archive.has(main):
        raise broken()
    archive.walk("[Content_Types].xml", start)
    return _office(types.get(main.casefold(), "") or main), main


def _open_document(mimetype: str) -> tuple[Kind, str]:
    if "opendocument.spreadsheet" in mimetype:
        return Kind.ODS, "content.xml"
    if "opendocument.text" in mimetype:
        raise PlanwatchError("it is an OpenDocument text, which is not read", "save it as .docx")
    raise PlanwatchError("it is a packed file and no document that is known", "save its table as .xlsx or .csv")


def _office(content: str) -> Kind:
    """The kind by the type of the main part, or by its name where no type is declared."""
    content = content.casefold()
    if "sheet.binary" in content or content.endswith("workbook.bin"):
        raise PlanwatchError("it is a binary workbook, which is not read", "save it as .xlsx")
    if "spreadsheetml" in content or "ms-excel" in content or content.startswith("xl/"):
        return Kind.XLSX
    if "wordprocessingml" in content or "ms-word" in content or content.startswith("word/"):
        return Kind.DOCX
    if "presentationml" in content or content.startswith("ppt/"):
        raise PlanwatchError(
            "it is a presentation, which is not read", "copy its table into a spreadsheet, and save that"
        )
    raise PlanwatchError("it is a packed file and no document that is known", "save its table as .xlsx or .csv")


def kind_of_text(text: str, name: str) -> Kind:
    """The kind of a text, by its suffix where it may be several; raises PlanwatchError for one that is not read."""
    suffix = _BY_SUFFIX.get(PurePath(name).suffix.casefold())
    start = text[:100_000].lstrip("\ufeff \t\r\n")
    if _TASKWARRIOR.match(start):
        raise PlanwatchError("this is Taskwarrior's own file", "run `task export > tasks.json`, and import that")
    if suffix is Kind.MARKDOWN or (suffix is Kind.DELIMITED and not start.startswith("<")):
        return suffix
    if suffix is Kind.HTML and _TAG.search(start):
        return suffix
    if start.startswith("<"):
        is_xml = start.startswith("<?xml") and "<html" not in start[:2_000].casefold()
        if _PAGE.search(start) and not is_xml:
            return Kind.HTML
        if _XML.match(start):
            raise PlanwatchError("it is XML, which is not read", "save it as .xlsx or .csv in the program that made it")
    if suffix is not Kind.DELIMITED and (_JSON.match(start) or (suffix is Kind.JSON and start[:1] in {"{", "["})):
        return Kind.JSON
    if _MARKDOWN_TABLE.search(start):
        return Kind.MARKDOWN
    return Kind.DELIMITED


def check_suffix(kind: Kind, name: str) -> None:
    """Raises PlanwatchError where the file is called what it is not."""
    suffix = PurePath(name).suffix.casefold()
    called = _BY_SUFFIX.get(suffix)
    if called is None or called is kind:
        return
    fitting = _SUFFIXES[kind][0] if kind is not Kind.DELIMITED else ".csv"
    raise PlanwatchError(f"it ends in {shown(suffix)} and is {kind}", f"call it {fitting}, or save it as {called}")
