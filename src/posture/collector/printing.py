"""A command whose answer somebody reads: its exit code where they stop, or there is no room for it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from posture.words.unread import NOBODY_READS, forget_output


def printed(command: Callable[[], int]) -> int:
    """Run the command and write all that it printed; its exit code, 141 where nobody read on, 2 for a disk
    that is full."""
    try:
        try:
            code = command()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        forget_output()
        return NOBODY_READS
    except OSError as error:
        forget_output()
        print(f"posture-collector: {error.strerror}; the answer may not be whole.", file=sys.stderr)
        return 2
    return code
