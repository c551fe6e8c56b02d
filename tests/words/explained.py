"""All that ``check`` and ``explain`` print of a computer, without running them one by one."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from posture.application.advice import explain
from posture.application.checking import check_now
from posture.application.checkup import Checkup
from posture.application.session import Session
from posture.cli import checking, explaining
from posture.host.recordings.recorded import RecordedHost

TESTS = Path(__file__).parents[1]
RECORDED = sorted(
    path.parent for folder in ("hosts", "cases/hosts") for path in (TESTS / folder).glob("*/host.json")
)
"""Every recorded computer that there is."""


def printed(folder: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The check-up of a recorded computer, and every check explained; how facts were read stays out.

    The names of methods are technical, and English in every language.
    """
    capsys.readouterr()
    options = Namespace(host=folder, all_systems=False)
    with Session(home, RecordedHost(folder), live=False) as session:
        checkup = _without_methods(check_now(session))
        checking._print(session, checkup, folder)
        for verdict in checkup.verdicts:
            explaining._print(explain(session, verdict.check, checkup), verdict, options)
    return capsys.readouterr().out


def _without_methods(checkup: Checkup) -> Checkup:
    return replace(
        checkup,
        verdicts=tuple(
            replace(verdict, evidence=tuple(replace(each, method="") for each in verdict.evidence))
            for verdict in checkup.verdicts
        ),
    )
