"""The contact sheets show every kind of block, every channel and what stands at a lesson's end."""

from __future__ import annotations

from typing import get_args

from PySide6.QtGui import QColor, QImage
from sheets import KINDS, MESSAGES, SETTINGS, Shot, sheet

from posture.application.learning import Block, DoIt, Spot
from posture.content.locate import shipped
from posture.lessons.lesson import Read
from posture.lessons.library import load
from posture.lessons.message import Channel
from posture.lessons.passage import Keepsake, Picture

LESSONS = load(shipped() / "lessons").lessons


def _block(shot: Shot) -> Block:
    return next(block for block in LESSONS[shot.lesson].blocks if block.name == shot.block)


def test_every_kind_of_block_is_on_a_sheet_and_so_is_the_end() -> None:
    blocks = [_block(shot) for shot in (*KINDS, *MESSAGES) if shot.block]
    pieces = [
        piece
        for block in blocks
        if isinstance(block, Read | DoIt)
        for passage in block.passages
        for piece in passage.pieces
    ]
    assert {type(block) for block in blocks} == set(get_args(Block))
    assert {Keepsake, Picture} <= {type(piece) for piece in pieces}
    assert any(isinstance(block, DoIt) and block.check for block in blocks)
    assert [shot.lesson for shot in KINDS if not shot.block] != []


def test_every_channel_is_on_a_sheet_before_and_after_the_answer() -> None:
    channels = [block.message.channel for block in map(_block, MESSAGES) if isinstance(block, Spot)]
    assert sorted(channels) == sorted([*Channel, *Channel])
    assert len({(shot.block, shot.act) for shot in MESSAGES}) == len(MESSAGES)


def test_the_settings_are_those_that_are_looked_at() -> None:
    looked_at = {(each.theme.startswith("dark"), each.text, each.speech) for each in SETTINGS.values()}
    assert {(False, 100, "en"), (True, 100, "en"), (False, 200, "en"), (False, 100, "de")} <= looked_at


def test_tiles_stand_in_rows_that_do_not_overlap() -> None:
    tiles = []
    for number in range(5):
        tile = QImage(980, 400 + 200 * number, QImage.Format.Format_RGB32)
        tile.fill(QColor.fromHsv(60 * number, 255, 255))
        tiles.append(tile)
    made = sheet(tiles)
    shown = [
        sum(
            made.pixelColor(x, y) == tile.pixelColor(0, 0)
            for x in range(0, made.width(), 10)
            for y in range(0, made.height(), 10)
        )
        for tile in tiles
    ]
    for tile, seen in zip(tiles, shown, strict=True):
        area = 620 * tile.height() * 620 / 980 / 100
        assert abs(seen - area) < area / 10
