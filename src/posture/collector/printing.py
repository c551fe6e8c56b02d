"""A command whose answer somebody reads: its exit code where they stop, or there is no room for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

_NOBODY_READS = 141  # what shells give for SIGPIPE


def printed(command: Callable[[], int]) -> int:
    """Run the command and write all that it printed; its exit code, 141 where nobody read on, 2 for a disk
    that is full."""
    try:
        try:
            code = command()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _forget()
        return _NOBODY_READS
    except OSError as error:
        _forget()
        print(f"posture-collector: {error.strerror}; the answer may not be whole.", file=sys.stderr)
        return 2
    return code


def _forget() -> None:
    """Whatever is still to be printed goes nowhere, so that the program can end in peace."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
