"""Something to switch on or off, with a line of what it is about."""

from __future__ import annotations

from posture.ui.reading import inline, plain
from posture.ui.widgets.option import Option


class Switch(Option):
    """A box to tick, its name, and the line below; ticked is on."""

    def __init__(self, name: str, line: str, *, on: bool = True) -> None:
        super().__init__(f"**{name}**", several=True)
        self.button.setAccessibleDescription(plain(line))
        self.button.setChecked(on)
        self._why.setText(inline(line))
        self._why.setVisible(bool(line))

    @property
    def on(self) -> bool:
        return self.button.isChecked()
