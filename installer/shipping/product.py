"""What packages are made of: the app, and IT's side."""

from __future__ import annotations

from dataclasses import dataclass

from shipping.project import SUMMARY


@dataclass(frozen=True, slots=True)
class Product:
    """A program with packages of its own.

    ``module`` holds ``parser()``, out of which manual and completions are made; ``notes`` is what the file
    ``copyright`` says about this one besides.
    """

    name: str
    summary: str
    module: str
    notes: str = ""

    @property
    def lower_summary(self) -> str:
        """The summary as it stands behind a name and a dash."""
        return self.summary[0].lower() + self.summary[1:]


APP = Product(
    "posture",
    SUMMARY,
    "posture.cli.commands",
    "\nThe typeface of its window is licensed under the SIL Open Font License 1.1.\n"
    "Qt and PySide are used unchanged, under the GNU Lesser General Public License 3 (on Debian\n"
    "/usr/share/common-licenses/LGPL-3), as separate libraries in /usr/lib/posture/_internal/PySide6\n"
    "that you may replace by others. What is in Qt: https://doc.qt.io/qt-6/licenses-used-in-qt.html\n",
)
COLLECTOR = Product(
    "posture-collector",
    "IT's side of Posture: invites, rounds of ballots, and their sums",
    "posture.collector.cli",
)
