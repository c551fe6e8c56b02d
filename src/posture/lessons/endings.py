"""What a message turns out to be, and how a story ends, in the words of a lesson that is read."""

from __future__ import annotations

from posture.lessons.message import SpotVerdict
from posture.lessons.scenario import Ending
from posture.words.phrase import phrase

TOLD = {
    SpotVerdict.FAKE: phrase("A fake."),
    SpotVerdict.GENUINE: phrase("Genuine."),
    SpotVerdict.CANNOT_TELL: phrase("One cannot tell from the message alone."),
}
ENDS = {
    Ending.GOOD: phrase("It ends well."),
    Ending.RECOVERED: phrase("It ends well after all."),
    Ending.HARM: phrase("It ends with harm done."),
}
