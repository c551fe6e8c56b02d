"""Bring what a fresh machine lacks, or say in a sentence that its Python is too old.

This file is read by any Python from 3.6 on, and by Python 2.7, so that each can say the sentence.
"""

import sys

OLDEST = (3, 11)


def too_old(version, program):
    """The sentence for a Python of this version, nothing where it is new enough."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    return (
        "Posture needs Python {0}.{1} or newer, and {2} is Python {3}.{4}. Install a newer one from "
        "https://www.python.org or with your system's software manager, then name it: "
        "make run PYTHON=python{0}.{1}\n"
    ).format(OLDEST[0], OLDEST[1], program, version[0], version[1])


if __name__ == "__main__":
    sentence = too_old(sys.version_info, sys.executable)
    if sentence:
        sys.stderr.write(sentence)
        sys.exit(2)
    import machine

    sys.exit(machine.main(sys.argv[1:]))
