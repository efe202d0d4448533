# SPDX-License-Identifier: MIT
"""The zip around an office file: everything about it is checked before the first part is unpacked."""

import os
import re
import stat
import zipfile
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from planner.diagnostics import Diagnostic, fault
from planner.load.files import reason
from planner.load.office import limits

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNSAFE = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|\\|:|[\x00-\x1f]")
_MACROS = re.compile(r"vbaProject|vbaData|macrosheets/|activeX/.*\.bin", re.IGNORECASE)


@dataclass(frozen=True)
class Package:
    """An office file whose outside is sound. `name` is what messages call it."""

    name: str
    archive: zipfile.ZipFile

    def parts(self) -> tuple[str, ...]:
        """Return the names of its parts."""
        return tuple(self.archive.namelist())

    def has(self, part: str) -> bool:
        """Return whether the package has such a part."""
        return part in self.archive.NameToInfo

    def read(self, part: str) -> bytes:
        """Return the bytes of a part. `BadZipFile` if it is damaged, KeyError if there is none."""
        return self.archive.read(part)


def read_office_file(path: Path, name: str) -> bytes | Diagnostic:
    """Return the bytes of a regular file of at most 20 MB, or the fault. Never waits for a pipe."""
    flags = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
    try:
        handle = os.open(path, flags)
    except (OSError, ValueError) as refused:
        return fault("PLN500", f"'{name}' cannot be opened: {reason(refused)}")
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return fault("PLN500", f"'{name}' is not a regular file")
        if status.st_size > limits.FILE_BYTES:
            return fault("PLN504", f"'{name}' is larger than {limits.FILE_BYTES:,} bytes")
        with os.fdopen(os.dup(handle), "rb") as file:
            raw = file.read(limits.FILE_BYTES + 1)
    except OSError as refused:
        return fault("PLN500", f"'{name}' cannot be read: {reason(refused)}")
    finally:
        os.close(handle)
    if len(raw) > limits.FILE_BYTES:
        return fault("PLN504", f"'{name}' is larger than {limits.FILE_BYTES:,} bytes")
    return raw


def open_package(raw: bytes, name: str) -> Package | Diagnostic:
    """Return the package in these bytes, or the one reason why it is not opened."""
    if raw.startswith(_OLD):
        return fault(
            "PLN500",
            f"'{name}' is protected by a password, or saved in the format of Excel 97",
            help="save it as an Excel workbook (.xlsx) without a password to open it",
        )
    if not raw.startswith(_ZIP):
        return fault("PLN500", f"'{name}' is not an office file")
    if len(raw) > limits.FILE_BYTES:
        return fault("PLN504", f"'{name}' is larger than {limits.FILE_BYTES:,} bytes")
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, UnicodeError):
        return fault("PLN500", f"'{name}' is damaged: its list of parts cannot be read")
    wrong = _wrong(members)
    return fault("PLN504", f"'{name}' was not opened: {wrong}") if wrong else Package(name, archive)


def _wrong(members: list[zipfile.ZipInfo]) -> str:
    """Return what is wrong with the parts, as the end of a sentence; nothing if they are sound."""
    names = [member.filename for member in members]
    if len(members) > limits.PARTS:
        return f"it has more than {limits.PARTS:,} parts"
    if len(set(map(str.casefold, names))) != len(names):
        return "two of its parts have the same name"
    if any(_UNSAFE.search(name) for name in names):
        return "one of its parts leads outside the file"
    if any(_MACROS.search(name) for name in names):
        return "it holds macros"
    if any(member.flag_bits & 0x1 for member in members):
        return "a part is encrypted"
    if any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members):
        return "a part is packed in an unusual way"
    return _too_large(members) or _overlapping(members)


def _too_large(members: list[zipfile.ZipInfo]) -> str:
    if sum(member.file_size for member in members) > limits.EXPANDED_BYTES:
        return f"it unpacks to more than {limits.EXPANDED_BYTES:,} bytes"
    for member in members:
        if member.file_size > limits.PART_BYTES:
            return f"a part unpacks to more than {limits.PART_BYTES:,} bytes"
        tight = member.file_size > limits.RATIO * max(member.compress_size, 1)
        if member.file_size > limits.RATIO_FROM and tight:
            return f"a part is packed more tightly than {limits.RATIO} to 1"
    return ""


def _overlapping(members: list[zipfile.ZipInfo]) -> str:
    """Tell of parts that share bytes: that is how a small file unpacks to a huge one."""
    spans = sorted((member.header_offset, member.compress_size) for member in members)
    for (start, size), (following, _) in pairwise(spans):
        if start + 30 + size > following:
            return "two of its parts overlap"
    return ""
