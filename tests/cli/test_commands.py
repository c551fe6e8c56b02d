from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module

import pytest

from posture.cli.commands import parser


def _all(group: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    yield name, group
    for action in group._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield from _all(below, f"{name} {word}".strip())


COMMANDS = dict(_all(parser()))


def test_every_command_that_was_promised_is_there() -> None:
    assert set(COMMANDS) - {""} == {
        "check", "explain", "history", "repair", "except", "exceptions", "learn", "odd",
        "join", "preview", "consent", "cast", "deliver", "ledger", "together", "leave",
        "watch", "watch on", "watch off", "watch status", "watch run",
        "export", "forget",
        "checks", "checks list", "checks lint",
        "lessons", "lessons list", "lessons show", "lessons lint", "lessons export", "lessons import",
        "lessons certificate", "lessons verify",
        "host", "host record",
    }  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_its_help_is_whole_and_fits(name, posture) -> None:
    answer = posture(*name.split(), "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"usage: posture {name}".rstrip())
    assert max(map(len, answer.out.splitlines())) <= 100
    for action in COMMANDS[name]._actions:
        assert action.help or isinstance(action, argparse._SubParsersAction), action


@pytest.mark.parametrize("name", COMMANDS)
def test_its_function_is_there(name) -> None:
    command = COMMANDS[name].get_default("command")
    if command is None:
        assert any(isinstance(action, argparse._SubParsersAction) for action in COMMANDS[name]._actions)
        return
    module, function = command.split(".")
    assert callable(getattr(import_module(f"posture.cli.{module}"), function))


@pytest.mark.parametrize("name", [name for name in COMMANDS if COMMANDS[name].get_default("command")])
def test_all_but_learning_have_an_answer_for_programs(name) -> None:
    has_json = any("--json" in action.option_strings for action in COMMANDS[name]._actions)
    assert has_json == (name != "learn")


@pytest.mark.parametrize("arguments", [["chek"], ["check", "--jso"], ["checks"], ["join"], ["--frobnicate"]])
def test_what_is_not_understood_is_said_in_one_line_and_could_not_run(posture, arguments) -> None:
    answer = posture(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("posture: ")
    assert len(answer.err.splitlines()) == 1


def test_the_help_names_every_code_that_any_command_ends_with(posture) -> None:
    assert all(f" with {code}" in posture("--help").out for code in (2, 130, 141))


def test_the_version_is_told(posture) -> None:
    assert posture("--version").out.startswith("posture 0.")
