"""``posture repair``: sets for the person what a check asks for, and puts back what was there before."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from posture.application.administrator import commands_for_administrator
from posture.application.advice import explain
from posture.application.checking import check_now
from posture.application.checkup import Checkup, Outcome, Verdict
from posture.application.errors import PostureError
from posture.application.repaired import OwnSetting, Put
from posture.application.repairing import NO_REPAIR, NOTHING_SET, Change, Offer, offer, undo
from posture.application.repairing import repair as set_it
from posture.application.session import Session
from posture.cli.outcomes import status
from posture.cli.questions import agreed
from posture.cli.terminal import heading, note, print_json, say, wrapped
from posture.words.phrase import Phrase, counted, phrase
from posture.words.program import typed

_SCHEMA = "posture/repair/1"
_NOTHING = phrase("nothing")


def repair(session: Session, options: argparse.Namespace) -> int:
    """Say what would be set, and set it once that is agreed to; or undo it.

    Without a check, say what can be set and undone.
    """
    if options.check is None:
        return _all(session, options)
    if options.undo:
        return _undo(session, options)
    checkup = check_now(session, [options.check])
    offered = offer(session, options.check, checkup)
    if not offered.changes:
        return _nothing(session, options, offered, checkup)
    before = tuple(_before(offered.changes))
    if not options.json and (options.dry_run or options.yes):
        for line in before:
            say(wrapped(line, "", "    "))
    if options.dry_run:
        if options.json:
            print_json({**_data(offered), "set": False})
        return 0
    if not agreed(phrase("Set it?"), before, options):
        return 2
    now = set_it(session, options.check, offered.changes)
    if options.json:
        print_json({**_data(offered), "set": True, "outcome": now.outcome.value})
    else:
        say(wrapped(status(now)))
        command = typed(f"posture repair {options.check} --undo")
        say(phrase("To put everything back as it was: {command}", command=command))
    return int(now.outcome is not Outcome.PASS)


def in_one_step(session: Session, check_id: str, checkup: Checkup) -> Phrase | None:
    """How Posture sets what the check asks for; None where it cannot, or is not to know."""
    with suppress(*PostureError):
        if offer(session, check_id, checkup).changes:
            command = typed(f"posture repair {check_id}")
            return phrase("Or have Posture set it: {command}", command=command)
    return None


def _all(session: Session, options: argparse.Namespace) -> int:
    """What can be set now, and what was set and can be put back; sets nothing."""
    known = [check for check in session.catalogue.checks.values() if check.repair is not None]
    checkup = check_now(session, [check.id for check in known])
    offers = [offer(session, check.id, checkup) for check in known]
    can_set = [each.check for each in offers if each.changes and not options.undo]
    can_undo = [each.check for each in offers if each.repaired is not None]
    if options.json:
        print_json({"schema": "posture/repairs/1", "can_set": can_set, "can_undo": can_undo})
        return 0
    for check in can_set:
        set_by = typed(f"posture repair {check}")
        act = session.check(check).act
        say(wrapped(phrase("{act}: “{command}” says what it sets, then asks.", act=act, command=set_by)))
    for check in can_undo:
        undone_by = typed(f"posture repair {check} --undo")
        topic = session.check(check).topic
        say(wrapped(phrase("{topic}: “{command}” puts back what was there.", topic=topic, command=undone_by)))
    if options.undo and not can_undo:
        say(wrapped(NOTHING_SET))
    elif not can_set and not can_undo:
        look = typed("posture check")
        nothing = phrase(
            "There is nothing here that Posture could set for you. “{command}” says what is to do."
        )
        say(wrapped(nothing.filled(command=look)))
    return 0


def _before(changes: Sequence[Change]) -> Iterator[Phrase]:
    """What is set, in words and as it is written, before it is."""
    yield phrase("This is set, for your account alone:")
    for change in changes:
        yield phrase(
            "  – {what} ({place} {name}: {before} → {after})",
            what=change.says,
            place=change.setting.place,
            name=change.setting.name,
            before=_NOTHING if change.before is None else change.before,
            after=change.after,
        )
    yield phrase("What stands there now is written down before, so that it can be put back.")


def _nothing(session: Session, options: argparse.Namespace, offered: Offer, checkup: Checkup) -> int:
    """Why nothing is set, and what an administrator could do."""
    [verdict] = checkup.verdicts
    wants = verdict.outcome in (Outcome.FAIL, Outcome.WARN)
    commands = commands_for_administrator(explain(session, options.check, checkup)) if wants else ()
    refusal = offered.refusal or (NO_REPAIR if wants else "")
    if options.json:
        data = {**_data(offered), "set": False, "outcome": verdict.outcome.value, "refusal": str(refusal)}
        print_json({**data, "commands": list(commands)})
    elif wants:
        note(phrase("posture: {sentence}", sentence=refusal))
        steps = typed(f"posture explain {offered.check}")
        say(wrapped(phrase("The steps: {command}", command=steps)))
        _print_commands(commands)
    else:
        say(wrapped(status(verdict)))
    return 0 if _is_well(verdict) else 2


def _is_well(verdict: Verdict) -> bool:
    return verdict.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.EXCEPTED)


def _print_commands(commands: Sequence[str]) -> None:
    if not commands:
        return
    heading(phrase("For an administrator"))
    say(wrapped(phrase("Posture has no such rights and asks for none. To copy, one after the other:"), "  "))
    for command in commands:
        say(f"  {command}")


def _undo(session: Session, options: argparse.Namespace) -> int:
    undone = undo(session, options.check)
    if options.json:
        put_back, kept = ([_put_data(put) for put in each] for each in (undone.put_back, undone.kept))
        print_json({"schema": _SCHEMA, "check": options.check, "put_back": put_back, "kept": kept})
        return 0
    if undone.put_back:
        said = counted(
            "{n} setting is as it was before.",
            "{n} settings are as they were before.",
            n=len(undone.put_back),
        )
        say(wrapped(said))
    if undone.kept:
        said = counted(
            "{n} setting was changed since, and stays as it is now.",
            "{n} settings were changed since, and stay as they are now.",
            n=len(undone.kept),
        )
        say(wrapped(said))
    return 0


def _data(offered: Offer) -> dict[str, Any]:
    return {
        "schema": _SCHEMA,
        "check": offered.check,
        "changes": [
            {**_place(each.setting), "before": each.before, "after": each.after, "says": str(each.says)}
            for each in offered.changes
        ],
    }


def _place(setting: OwnSetting) -> dict[str, str]:
    return {"store": setting.store.value, "place": setting.place, "name": setting.name}


def _put_data(put: Put) -> dict[str, str | None]:
    return {**_place(put.setting), "value": put.before}
