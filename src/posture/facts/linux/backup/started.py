"""The commands that a line starts in the end: through sudo and its like, through shells and scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from posture.facts.linux.backup.commands.known import copying, may_start_one, program
from posture.facts.linux.machine.command_lines import Command, Variables, commands
from posture.facts.linux.machine.programs import names
from posture.facts.linux.machine.shell_words import ASSIGNMENT, SHELLS
from posture.facts.linux.machine.unit_files import values_of
from posture.host.model import Host, HostError

# Programs that start the one behind them: their options with a value, and how many words come before it.
_LAUNCHERS: Mapping[str, tuple[frozenset[str], int]] = {
    "sudo": (names("-u -g -p -C -D -h -r -t -T -U --user --group --chdir --prompt"), 0),
    "doas": (names("-u -C"), 0),
    "pkexec": (names("--user"), 0),
    "nice": (names("-n --adjustment"), 0),
    "ionice": (names("-c -n --class --classdata"), 0),
    "chrt": (names("-T -P -D"), 1),
    "schedtool": (names("-p -n"), 0),
    "nohup": (frozenset(), 0),
    "setsid": (frozenset(), 0),
    "exec": (frozenset(), 0),
    "command": (frozenset(), 0),
    "env": (names("-u -C -S --unset --chdir"), 0),
    "time": (names("-f -o"), 0),
    "timeout": (names("-k -s --kill-after --signal"), 1),
    "flock": (names("-w -E --timeout --wait --conflict-exit-code"), 1),
    "setlock": (frozenset(), 1),
    "run-one": (frozenset(), 0),
    "chronic": (frozenset(), 0),
    "cronic": (frozenset(), 0),
    "stdbuf": (names("-i -o -e"), 0),
    "systemd-cat": (names("-t -p --identifier --priority"), 0),
    "systemd-inhibit": (names("--what --who --why --mode"), 0),
    "gnome-session-inhibit": (names("--app-id --reason --inhibit"), 0),
    "dbus-run-session": (names("--config-file --dbus-daemon"), 0),
    "caffeine": (frozenset(), 0),
    "cpulimit": (names("-l -p -e"), 0),
    "trickle": (names("-u -d"), 0),
    "runitor": (names("-slug -uuid -api-url -every"), 0),
}
_LONGEST_SCRIPT = 65_536
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Started:
    """A command of a known program; ``proven`` where the whole ends well only if this one did.

    ``nested`` where a shell starts it, which may have changed the folder. ``variables`` are those that are
    known where it starts.
    """

    words: tuple[str, ...]
    proven: bool
    nested: bool = False
    variables: Variables = field(default_factory=dict, compare=False, repr=False)


def started(host: Host, words: Sequence[str], variables: Variables, depth: int = 0) -> tuple[Started, ...]:
    """The commands of known programs that these words start, in their order."""
    given, words = words, _unwrapped(words)
    if not words or depth > _DEEPEST:
        return ()
    # ``env NAME=value`` and ``sudo NAME=value`` set variables for what they start.
    own = (match for word in given[: len(given) - len(words)] if (match := ASSIGNMENT(word)))
    variables = {**variables, **{match[1]: (match[3],) for match in own}}
    if program(words):
        return (Started(tuple(words), True, depth > 0, variables),)
    name = words[0].rpartition("/")[2]
    if name in SHELLS:
        return _of_shell(host, words[1:], variables, depth)
    if name == "flock" and "-c" in words[1:-1]:
        return _of_text(host, words[words.index("-c") + 1], variables, depth)
    if name in ("su", "runuser") and "-c" in words[1:-1]:
        return _of_text(host, words[words.index("-c") + 1], variables, depth)
    return _of_script(host, words[0], variables, depth)


def lacks_values(words: Sequence[str]) -> bool:
    """Whether a command of a known program asks the environment: for a word, or for where the copies go."""
    if not program(words):
        return False
    copy = copying(words)
    return any("$" in word for word in words) or (
        copy is not None and bool(copy.variable and not copy.target)
    )


def _unwrapped(words: Sequence[str]) -> list[str]:
    left = list(words)
    while left:
        name = left[0].rpartition("/")[2]
        if name in ("su", "runuser") or name not in _LAUNCHERS:
            return left
        if name == "flock" and "-c" in left:
            return left
        with_values, before = _LAUNCHERS[name]
        left = left[1:]
        while left and (left[0].startswith("-") or (name in ("env", "sudo") and "=" in left[0])):
            option = left.pop(0)
            if option == "--":
                break
            if option in with_values and left:
                left.pop(0)
        left = left[before:]
    return left


def _of_shell(host: Host, words: Sequence[str], variables: Variables, depth: int) -> tuple[Started, ...]:
    """``sh -c TEXT`` or ``sh SCRIPT``; ``-e`` ends it at the first failure."""
    if words[:1] and words[0] in SHELLS:
        words = words[1:]
    ends_early, at = False, 0
    while at < len(words) and words[at][:1] in ("-", "+"):
        option = words[at]
        if option in ("-o", "+o", "-O"):
            ends_early = ends_early or words[at + 1 : at + 2] == ["errexit"]
            at += 2
            continue
        short = not option.startswith("--") and option[:1] == "-"
        ends_early = ends_early or (short and "e" in option)
        at += 1
        if short and "c" in option:
            text = words[at] if at < len(words) else ""
            return _of_text(host, text, variables, depth, ends_early=ends_early)
    return _of_script(host, words[at], variables, depth, ends_early=ends_early) if at < len(words) else ()


def _of_script(
    host: Host, path: str, variables: Variables, depth: int, *, ends_early: bool = False
) -> tuple[Started, ...]:
    """What a script starts; a program that is no script is not read to its end."""
    if not path.startswith("/") or "$" in path:
        return ()
    try:
        if host.status(path).size > _LONGEST_SCRIPT:
            return ()
    except HostError:
        pass
    try:
        text = host.read_text(path)
    except HostError:
        return ()
    first, _, _ = text.partition("\n")
    shell, *options = first.removeprefix("#!").split() or [""]
    if shell.rpartition("/")[2] == "env":
        shell, *options = options or [""]
    if not first.startswith("#!") or shell.rpartition("/")[2] not in SHELLS or len(text) > _LONGEST_SCRIPT:
        return ()
    stops = ends_early or any("e" in option for option in options if option.startswith("-"))
    return _of_text(host, text, variables, depth, ends_early=stops)


def _of_text(
    host: Host, text: str, variables: Variables, depth: int, *, ends_early: bool = False
) -> tuple[Started, ...]:
    if not may_start_one(text):
        return ()
    try:
        found = commands(text, variables)
        # Such files mostly hold passwords: they are read only where something in them is needed.
        if any(lacks_values(command.words) for command in found):
            found = commands(text, {**variables, **_sourced(host, found)})
    except ValueError:
        return ()
    return tuple(_expanded(host, found, variables, depth, ends_early=ends_early))


def _sourced(host: Host, found: Sequence[Command]) -> dict[str, tuple[str, ...]]:
    """The variables of the files that a script takes in: ``. /etc/restic.env``."""
    values: dict[str, tuple[str, ...]] = {}
    for command in found:
        if command.words[0] in (".", "source") and command.words[1:2] and command.words[1].startswith("/"):
            read = values_of(host, command.words[1]) or {}
            values |= {name.removeprefix("export ").strip(): (value,) for name, value in read.items()}
    return values


def _expanded(
    host: Host, found: Sequence[Command], variables: Variables, depth: int, *, ends_early: bool
) -> Iterator[Started]:
    ends_early = ends_early or _sets(found, "e", "errexit")
    pipes_fail = _sets(found, "", "pipefail")
    for at, command in enumerate(found):
        inner = started(host, command.words, {**variables, **command.variables}, depth + 1)
        if inner:
            proven = _proves(
                found, at, program(inner[-1].words), ends_early=ends_early, pipes_fail=pipes_fail
            )
            yield from (replace(one, proven=one.proven and proven) for one in inner)


def _sets(found: Sequence[Command], letter: str, name: str) -> bool:
    """Whether ``set -e``, ``set -o errexit`` or the like stands there, outside of conditions."""
    for command in found:
        words = command.words
        if words[0] == "set" and not command.within:
            options = [word for word in words[1:] if word.startswith("-") and not word.startswith("--")]
            short = bool(letter) and any(letter in option for option in options)
            if short or name in words[1:]:
                return True
    return False


def _proves(found: Sequence[Command], at: int, name: str, *, ends_early: bool, pipes_fail: bool) -> bool:
    """Whether the whole ends well only if the command at this place did.

    Where further commands follow, what the last one says counts: only one of the same program would fail
    on a repository that is away or refuses its password as well.
    """
    command = found[at]
    if command.negated or command.within == "condition" or any(map(_gives_up, found[:at])):
        return False
    if (command.within or command.function) and not ends_early:
        return False
    then, rest = command.then, list(found[at + 1 :])
    while then == "|" and pipes_fail and rest:
        then = rest.pop(0).then
    chained = False
    while then == "&&" and rest:
        chained, then = True, rest.pop(0).then
    if then == "||":
        inside = list(takewhile(lambda one: one.depth > command.depth, rest)) or rest[:1]
        ends = [one for one in inside if one.words[0] in ("exit", "return", "false")]
        return bool(ends) and not _gives_up(ends[0], "")
    if then in ("|", "&"):
        return False
    rest = [one for one in rest if one.words[0] not in ("set", "unset", "trap")]
    if not rest or (ends_early and not chained):
        return True
    if rest[0].words[0] in ("exit", "return") and rest[0].words[1:] in ((), ("$?",)):
        return True
    return program(_unwrapped(rest[-1].words)) == name and rest[-1].then in ("", ";")


def _gives_up(command: Command, bare: str = "0") -> bool:
    """Whether it ends the script as if all were well: ``exit 0``, or ``exit`` after what went well."""
    return command.words[0] in ("exit", "return") and (command.words[1:2] or (bare,))[0] == "0"
