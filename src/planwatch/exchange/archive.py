"""A zip file of XML parts, as Office and OpenDocument have them, opened only where it cannot do harm."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable
from struct import error as too_short
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from planwatch.errors import PlanwatchError
from planwatch.exchange.wording import shown

_MOST_PARTS = 2_000
_MOST_BYTES = 200_000_000
_MOST_TIMES = 200
"""How many times its packed size a part may be: those of real files stay below 20."""
_SMALL = 1_000_000
"""Bytes up to which no ratio matters."""
_DEEPEST = 200
"""Elements within each other; a document in a document in a table has some thirty."""
_CHUNK = 1 << 16
_LONGEST_TAG = 1 << 20

Start = Callable[[str, dict[str, str]], Any]
End = Callable[[str], Any]
Heard = Callable[[str], Any]

DAMAGED = "open it in the program that made it, and save it again"


def broken(what: str = "it") -> PlanwatchError:
    """The error of a file that begins as it should and goes on otherwise."""
    return PlanwatchError(f"{what} is broken or not whole", DAMAGED)


class Archive:
    """The parts of a zip file, found harmless: as many and as large as a document's are, packed as they pack."""

    def __init__(self, data: bytes) -> None:
        """Raises PlanwatchError where it is broken, encrypted or made to fill the memory of who unpacks it."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _UNPACKING:
            raise broken() from None
        parts = self._zip.infolist()
        if len(parts) > _MOST_PARTS:
            raise PlanwatchError(f"it is packed of {len(parts):,} parts, which no document is", DAMAGED)
        for part in parts:
            _check(part)
        if (size := sum(part.file_size for part in parts)) > _MOST_BYTES:
            raise PlanwatchError(f"it unpacks to {size // 1_000_000:,} MB; at most 200 MB are read", DAMAGED)
        self._parts = {part.filename.lstrip("/"): part for part in parts}
        self._folded = {name.casefold(): name for name in self._parts}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parts."""
        return tuple(self._parts)

    def has(self, name: str) -> bool:
        """Whether there is such a part, in whatever capitals."""
        return name.casefold() in self._folded

    def size(self, name: str) -> int:
        """How many bytes the part unpacks to, at most."""
        return self._parts[self._folded[name.casefold()]].file_size

    def read(self, name: str) -> bytes:
        """The part as it is unpacked; raises PlanwatchError where there is none, or it is broken."""
        try:
            # Asked for all, the standard library unpacks all there is, however little the part says that it holds.
            with self._zip.open(self._parts[self._folded[name.casefold()]]) as stream:
                return stream.read(self.size(name) + 1)
        except (KeyError, *_UNPACKING):
            raise broken() from None

    def walk(
        self,
        name: str,
        start: Start,
        end: End | None = None,
        text: Heard | None = None,
        follow: Callable[[XMLParserType], object] | None = None,
        sift: Callable[[Iterable[bytes]], Iterable[bytes]] = iter,
    ) -> None:
        """Call ``start`` and ``end`` for the elements of an XML part and ``text`` for what stands between them.

        Where the outermost element has a prefix, it is taken off all names. The part is never in memory as a whole.
        ``follow`` is given the parser, for whom ends matter in some places only; ``sift`` the part as it is unpacked,
        and gives what the parser is to read of it.
        """
        parser = _parser(start, end, text)
        if follow:
            follow(parser)
        try:
            with self._zip.open(self._parts[self._folded[name.casefold()]]) as stream:
                _feed(parser, sift(iter(lambda: stream.read(_CHUNK), b"")))
        except RecursionError:
            raise
        except (ExpatError, LookupError, *_UNPACKING):
            raise broken() from None
        finally:
            # Who is called may hold the parser: nothing is kept in memory by that.
            parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None


def _feed(parser: XMLParserType, pieces: Iterable[bytes]) -> None:
    fed = 0
    for piece in pieces:
        parser.Parse(piece, False)
        fed += len(piece)
        if fed - parser.CurrentByteIndex > _LONGEST_TAG:
            raise PlanwatchError("one tag in it is longer than a million characters", DAMAGED)
    parser.Parse(b"", True)


_UNPACKING = (
    zipfile.BadZipFile, zlib.error, too_short, EOFError, OSError, ValueError, IndexError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
"""What the standard library raises for zip files that are broken; RuntimeError is for a password."""


def _check(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 1:
        raise PlanwatchError("it is encrypted", "open it with its password, and save it without")
    if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise broken()
    if part.file_size > max(_SMALL, part.compress_size * _MOST_TIMES):
        what = shown(part.filename)
        raise PlanwatchError(f"{what} in it unpacks to more than {_MOST_TIMES} times its size: made to do harm", "")


def _parser(start: Start, end: End | None, text: Heard | None) -> XMLParserType:
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype

    def first(name: str, attributes: dict[str, str]) -> None:
        prefix, colon, _ = name.partition(":")
        if not colon or prefix == "office":  # OpenDocument's prefixes tell apart what is named alike
            parser.StartElementHandler, parser.EndElementHandler = start, end
        else:
            bare = _without(prefix + colon)
            parser.StartElementHandler = lambda name, attributes: start(bare(name), attributes)
            parser.EndElementHandler = _bare(end, bare) if end else None
        parser.StartElementHandler(name, attributes)

    parser.StartElementHandler = first
    parser.CharacterDataHandler = text
    return parser


def _bare(end: End, bare: Callable[[str], str]) -> End:
    return lambda name: end(bare(name))


def _without(prefix: str) -> Callable[[str], str]:
    return lambda name: name.removeprefix(prefix)


def _no_doctype(*_: object) -> None:
    raise PlanwatchError("it declares a document type, which no document of this kind does: made to do harm", "")


class Depth:
    """Counts how deep elements stand in each other; raises PlanwatchError where that is made to do harm."""

    def __init__(self) -> None:
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """One more."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise PlanwatchError(f"more than {_DEEPEST} elements stand within each other in it: made to do harm", "")

    def end(self, name: str) -> None:
        """One less."""
        self._depth -= 1


def related(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """What a part of an Office file refers to: by id, the last word of its kind, and the part's name."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, _resolved(folder, attributes.get("Target", "")))

    if archive.has(rels):
        archive.walk(rels, start)
    return found


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    parts = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            del parts[-1:]
        elif step != ".":
            parts.append(step)
    return "/".join(parts)
