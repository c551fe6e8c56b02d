from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from posture.ballots.manifest import accept, verify_manifest
from posture.collector.epochs import close_epoch, last_epoch, open_epoch
from posture.collector.errors import CollectorError
from posture.collector.store import epoch, issuer_key
from posture.policy.policy import default_policy


def test_the_manifest_is_signed_by_the_root_and_acceptable(organisation, store, open_round, words) -> None:
    opened = open_round()
    public = organisation.root_key(words).public_key().public_bytes_raw()
    manifest = verify_manifest(last_epoch(store).manifest, public)
    assert manifest == opened
    accept(
        manifest,
        org=organisation.org,
        known_scopes={"disk-encryption", "firewall", "screen-lock"},
        seen_keys=(),
    )


def test_a_round_is_named_by_its_week_and_then_by_number(store, open_round, now) -> None:
    assert open_round().epoch == "2026-W47"
    close_epoch(store)
    assert open_round().epoch == "2026-W47.2"
    close_epoch(store)
    assert open_round(now + timedelta(days=7)).epoch == "2026-W48"


def test_a_manifest_names_the_one_before_and_uses_no_key_again(store, open_round) -> None:
    first = open_round()
    close_epoch(store)
    second = open_round()
    assert first.prev == ""
    assert len(second.prev) == 64
    assert not {scope.key_id for scope in first.scopes} & {scope.key_id for scope in second.scopes}


def test_only_one_round_is_open(open_round) -> None:
    open_round()
    with pytest.raises(CollectorError, match="is open"):
        open_round()


def test_closing_destroys_the_private_keys(organisation, store, open_round) -> None:
    open_round()
    with store.transaction() as connection:
        private = connection.execute(select(issuer_key.c.private)).scalars().all()
    close_epoch(store)
    with store.transaction() as connection:
        assert connection.execute(select(issuer_key.c.private)).scalars().all() == [None] * 3
        assert connection.execute(select(epoch.c.seal_private)).scalars().all() == [None]
    left = b"".join(path.read_bytes() for path in organisation.folder.iterdir())
    assert not any(key[-64:] in left for key in private)


def test_nothing_to_close_is_one_sentence(store) -> None:
    with pytest.raises(CollectorError, match="No round is open"):
        close_epoch(store)


def test_a_policy_without_checks_opens_nothing(organisation, store, words, now) -> None:
    with pytest.raises(CollectorError, match="no check"):
        open_epoch(organisation, store, organisation.root_key(words), default_policy(()), now=now)
    assert last_epoch(store) is None
