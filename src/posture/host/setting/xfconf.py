"""Settings of Xfce, put by its own service."""

from __future__ import annotations

import re

from posture.host.asking import bus
from posture.host.model import BusCall, NoAnswer
from posture.host.setting.gate import OwnSetting
from posture.host.setting.own_file import config_home, refuse_closed
from posture.words.phrase import phrase

_DEADLINE = 5.0
_FOLDER = "xfce4/xfconf/xfce-perchannel-xml"
_SIGNATURES = {"bool": "b", "int": "i", "uint": "u"}
_VALUE = re.compile(r"bool (?:true|false)|(?:u?int) -?\d{1,10}")


def put(setting: OwnSetting, value: str | None) -> None:
    """Set the property with its type, or reset it. Source: xfconf's org.xfce.Xfconf interface.

    NotThere where xfconfd does not run, NotAllowed where an administrator locked it, or closed the file that
    xfconfd would replace.
    """
    refuse_closed(config_home() / _FOLDER / f"{setting.place}.xml")
    if value is None:
        _call("ResetProperty", "ssb", (setting.place, setting.name, False))
        return
    if not _VALUE.fullmatch(value):
        raise NoAnswer(phrase("“{value}” is no value that Posture sets.", value=value))
    kind, _, text = value.partition(" ")
    boxed = (_SIGNATURES[kind], text == "true" if kind == "bool" else int(text))
    _call("SetProperty", "ssv", (setting.place, setting.name, boxed))


def _call(method: str, signature: str, arguments: tuple[object, ...]) -> None:
    interface = "org.xfce.Xfconf"
    call = BusCall("session", interface, "/org/xfce/Xfconf", interface, method, signature, arguments)
    bus.ask(call, deadline=_DEADLINE)
