"""Objects of Windows' own programs, asked by the names that Microsoft documents (COM automation)."""

from __future__ import annotations

import sys

from posture.host.model import NoAnswer, NotAllowed, NotThere
from posture.words.phrase import phrase

if sys.platform == "win32":
    import ctypes
    import uuid
    from collections.abc import Callable, Iterator
    from contextlib import contextmanager
    from ctypes import wintypes
    from datetime import UTC, datetime, timedelta

    _MULTITHREADED = 0
    _CHANGED_MODE = -2147417850  # RPC_E_CHANGED_MODE: the thread has COM already, in the other mode
    _DENIED = -2147024891  # E_ACCESSDENIED
    _NOT_REGISTERED = (-2147221005, -2147221164)  # CO_E_CLASSSTRING, REGDB_E_CLASSNOTREG
    _IN_A_LIBRARY_OR_PROGRAM = 1 | 4  # CLSCTX_INPROC_SERVER, CLSCTX_LOCAL_SERVER
    _RELEASE, _GET_NAMES, _INVOKE = 2, 5, 6  # of IDispatch
    _ASK, _PUT = 1 | 2, 4  # DISPATCH_METHOD and DISPATCH_PROPERTYGET, DISPATCH_PROPERTYPUT
    _PUT_NAME = -3  # DISPID_PROPERTYPUT
    _FIRST_DAY = datetime(1899, 12, 30, tzinfo=UTC)  # of the type DATE, oaidl.h

    # The arguments of GetIDsOfNames and Invoke after the object itself, oaidl.h.
    _GET_NAMES_TYPES = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_ulong, ctypes.c_void_p)
    _INVOKE_TYPES = (
        ctypes.c_long,
        ctypes.c_void_p,
        ctypes.c_ulong,
        ctypes.c_ushort,
        *(ctypes.c_void_p,) * 4,
    )

    _Id = ctypes.c_ubyte * 16
    _DISPATCH = _Id.from_buffer_copy(uuid.UUID("00020400-0000-0000-c000-000000000046").bytes_le)
    _NO_ID = _Id()

    class _Content(ctypes.Union):
        _fields_ = (
            ("short", ctypes.c_int16),
            ("whole", ctypes.c_int32),
            ("number", ctypes.c_double),
            ("pointer", ctypes.c_void_p),
            ("room", ctypes.c_void_p * 2),
        )

    class _Variant(ctypes.Structure):
        _fields_ = (("kind", wintypes.WORD), ("reserved", wintypes.WORD * 3), ("content", _Content))

    class _Parameters(ctypes.Structure):
        _fields_ = (
            ("values", ctypes.POINTER(_Variant)),
            ("names", ctypes.POINTER(ctypes.c_long)),
            ("count", wintypes.UINT),
            ("named", wintypes.UINT),
        )

    def method(pointer: ctypes.c_void_p, number: int, *arguments: type) -> Callable[..., int]:
        """The method of a COM object by its place in the table; it wants the pointer as first argument."""
        table = ctypes.cast(pointer, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p))).contents
        kind = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_void_p, *arguments)
        return kind(table[number] or 0)

    @contextmanager
    def started() -> Iterator[None]:
        """COM for this thread, while the block runs; NoAnswer where it does not start."""
        ole = ctypes.WinDLL("ole32")
        begun = ole.CoInitializeEx(None, _MULTITHREADED)
        if begun < 0 and begun != _CHANGED_MODE:
            raise NoAnswer(phrase("Windows' programs do not answer."))
        try:
            yield
        finally:
            if begun >= 0:
                ole.CoUninitialize()

    @contextmanager
    def objects() -> Iterator[Callable[[str], Automation]]:
        """A maker of objects by their registered name; all of them end with the block.

        NotThere for a name that Windows does not know, NotAllowed or NoAnswer where it refuses.
        """
        held: list[ctypes.c_void_p] = []
        with started():
            try:
                yield lambda name: _make(name, held)
            finally:
                # Before COM ends, whoever still has a reference: the library may be gone afterwards.
                for pointer in reversed(held):
                    method(pointer, _RELEASE)(pointer)

    def _make(name: str, held: list[ctypes.c_void_p]) -> Automation:
        ole, kind, pointer = ctypes.WinDLL("ole32"), _Id(), ctypes.c_void_p()
        _check(ole.CLSIDFromProgID(ctypes.c_wchar_p(name), ctypes.byref(kind)), name)
        made = ole.CoCreateInstance(
            ctypes.byref(kind),
            None,
            _IN_A_LIBRARY_OR_PROGRAM,
            ctypes.byref(_DISPATCH),
            ctypes.byref(pointer),
        )
        _check(made, name)
        return Automation(pointer, held)

    def _check(result: int, name: str) -> None:
        if result >= 0:
            return
        if result in _NOT_REGISTERED:
            raise NotThere(phrase("This Windows has no “{name}”.", name=name))
        if result == _DENIED:
            raise NotAllowed(phrase("Windows does not let this account ask for “{name}”.", name=name))
        raise NoAnswer(phrase("Windows could not answer “{name}”.", name=name))

    _TEXT, _OBJECT, _FLAG, _WHOLE = 8, 9, 11, 3  # VT_BSTR, VT_DISPATCH, VT_BOOL, VT_I4 of wtypes.h
    _READERS: dict[int, Callable[[_Content], object]] = {
        0: lambda _: None,  # VT_EMPTY
        1: lambda _: None,  # VT_NULL
        2: lambda content: int(content.short),  # VT_I2
        _WHOLE: lambda content: int(content.whole),
        5: lambda content: float(content.number),  # VT_R8
        7: lambda content: _FIRST_DAY + timedelta(days=content.number),  # VT_DATE
        _TEXT: lambda content: ctypes.wstring_at(content.pointer) if content.pointer else "",
        _OBJECT: lambda _: None,
        _FLAG: lambda content: content.short != 0,
        19: lambda content: content.whole & 0xFFFFFFFF,  # VT_UI4
        22: lambda content: int(content.whole),  # VT_INT
        23: lambda content: content.whole & 0xFFFFFFFF,  # VT_UINT
    }

    class Automation:
        """A living object, asked by name; it belongs to the block of ``objects`` that it came from."""

        def __init__(self, pointer: ctypes.c_void_p, held: list[ctypes.c_void_p]) -> None:
            held.append(pointer)
            self._pointer = pointer
            self._held = held

        def ask(self, name: str, *arguments: str | int) -> object:
            """A property's value or a method's result: None, bool, int, float, str, datetime or an object."""
            return self._content(self._invoke(_ASK, name, arguments), name)

        def child(self, name: str, *arguments: str | int) -> Automation:
            """The same, where it must be an object."""
            found = self.ask(name, *arguments)
            if not isinstance(found, Automation):
                raise NoAnswer(phrase("Windows answered “{name}” in an unknown form.", name=name))
            return found

        def number(self, name: str, *arguments: str | int) -> int:
            """The same, where it must be a whole number."""
            found = self.ask(name, *arguments)
            if not isinstance(found, int):
                raise NoAnswer(phrase("Windows answered “{name}” in an unknown form.", name=name))
            return found

        def items(self) -> Iterator[Automation]:
            """The objects of a collection, one after the other."""
            for index in range(self.number("Count")):
                yield self.child("Item", index)

        def put(self, name: str, value: str | int) -> None:
            """Give a property a value."""
            self._invoke(_PUT, name, (value,))

        def _invoke(self, kind: int, name: str, arguments: tuple[str | int, ...]) -> _Variant:
            number, result = ctypes.c_long(), _Variant()
            names = (ctypes.c_wchar_p * 1)(name)
            ask = method(self._pointer, _GET_NAMES, *_GET_NAMES_TYPES)
            _check(ask(self._pointer, ctypes.byref(_NO_ID), names, 1, 0, ctypes.byref(number)), name)
            values = (_Variant * len(arguments))(*map(_variant, reversed(arguments)))
            called = ctypes.c_long(_PUT_NAME)
            given = _Parameters(values, None, len(arguments), 0)
            if kind == _PUT:
                given.names, given.named = ctypes.pointer(called), 1
            invoke = method(self._pointer, _INVOKE, *_INVOKE_TYPES)
            asked = (number, ctypes.byref(_NO_ID), 0, kind, ctypes.byref(given), ctypes.byref(result))
            done = invoke(self._pointer, *asked, None, None)
            for value in values:
                _clear(value)
            _check(done, name)
            return result

        def _content(self, value: _Variant, name: str) -> object:
            if value.kind == _OBJECT and value.content.pointer:
                return Automation(ctypes.c_void_p(value.content.pointer), self._held)
            try:
                return _READERS[value.kind](value.content)
            except (KeyError, ValueError, OverflowError) as error:
                raise NoAnswer(phrase("Windows answered “{name}” in an unknown form.", name=name)) from error
            finally:
                _clear(value)

    def _variant(value: str | int) -> _Variant:
        made = _Variant()
        if isinstance(value, str):
            copy = ctypes.WinDLL("oleaut32").SysAllocString
            copy.restype = ctypes.c_void_p
            made.kind, made.content.pointer = _TEXT, copy(ctypes.c_wchar_p(value))
        elif isinstance(value, bool):
            made.kind, made.content.short = _FLAG, -1 if value else 0
        else:
            made.kind, made.content.whole = _WHOLE, value
        return made

    def _clear(value: _Variant) -> None:
        ctypes.WinDLL("oleaut32").VariantClear(ctypes.byref(value))
