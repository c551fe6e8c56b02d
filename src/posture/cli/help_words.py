"""What the help says of the program, and of the exit codes of every command and of each."""

from __future__ import annotations

ABOUT = """\
How this computer stands, and the one thing worth doing next. Without a command
it opens the window, or prints the check-up where there is no display."""

EPILOG = """\
Every command ends with 2 where it could not do what was asked, with 130 where you
stopped it, and with 141 where whoever read its answer stopped reading, such as
“| head”; “posture COMMAND --help” has the others. Everything Posture keeps lies in
one folder; $POSTURE_HOME names another one. $POSTURE_LANGUAGE names a language,
such as de."""

DONE = "0 done, 2 it could not be done, 130 you stopped it."
EXIT_CODES = {
    "check": "0 nothing fails, 1 a check fails, 2 it could not look, 130 you stopped it.",
    "explain": "0 whatever the answer is, 2 there is no such check, 130 you stopped it.",
    "cast": "0 all are counted, 2 some are left to send or it was not agreed to, 130 you stopped it.",
    "deliver": "0 done, nothing was due, or you are to look at what is newly asked; 2 it could not be\n"
    "done; 3 its key could not be had: the keyring is closed, or nobody is there to ask for the\n"
    "passphrase; 130 you stopped it. For a timer, $POSTURE_PASSPHRASE_FILE names a file whose first line\n"
    "is the passphrase.",
    "leave": "0 left, 2 it could not be done or was not agreed to, or IT still lists this computer,\n"
    "130 you stopped it.",
    "export": "0 written, 2 it could not be written or was not agreed to, 130 you stopped it.",
    "forget": "0 all is gone, 2 something is left or it was not agreed to, 130 you stopped it.",
    "repair": "0 it is well, or was put back; 1 it was set, and the check still wants something;\n"
    "2 nothing was set, or it was not agreed to; 130 you stopped it.",
    "import": "0 all of it could be read, 1 something was no GIFT, or nothing was for a lesson,\n"
    "2 it could not be read or written, 130 you stopped it.",
    "certificate": "0 written, or said what it wants; 2 it cannot be made yet, or not be written,\n"
    "130 you stopped it.",
    "verify": "0 it is as it was written, 1 it is not, or is no certificate, 2 it could not be read,\n"
    "130 you stopped it.",
    "lint": "0 no error (with --strict no advice either), 1 something to mend, 2 it could not look.",
}
