from __future__ import annotations

import asyncio
import os
import signal

import pytest

from posture.ballots.blind import blind, finalize, read_spki
from posture.collector import workers as pool
from posture.collector.box.box import Verified
from posture.collector.errors import CollectorError, Refusal
from posture.collector.keys import KeyRoom
from posture.collector.verification import facts
from posture.collector.work import Fault, Good, Refused, Sign, Signatures, Verdicts, Verify, Worker
from posture.collector.workers import Workers
from serving import voting


@pytest.fixture
def made(tmp_path):
    return voting(tmp_path / "collector", members=12)


def using(made, use, number: int = 1):
    """Runs ``use`` with workers of the organisation."""

    async def run():
        async with Workers(made.organisation, number) as workers:
            return await use(workers)

    return asyncio.run(run())


def test_ballots_are_verified_in_another_process(made) -> None:
    [good, other] = made.ballots(2)
    spoiled = other[:-1] + bytes([other[-1] ^ 1])
    told = using(made, lambda workers: workers.verify(facts(made.manifest), [good, spoiled, good]))
    assert [type(each) for each in told] == [Verified, Refusal, Verified]
    assert told[0] == told[2]
    assert told[0].blob == good
    assert told[1].code == "unsealable"


def test_blinded_messages_are_signed_in_another_process(made) -> None:
    publics = {scope.id: read_spki(scope.spki) for scope in made.manifest.scopes}
    asked = {scope: blind(public, scope.encode()) for scope, public in publics.items()}
    values = {scope: each.blinded for scope, each in asked.items()}
    signed = using(made, lambda workers: workers.sign(1, values))
    for scope, public in publics.items():
        finalize(public, scope.encode(), signed[scope], asked[scope].inverse)


@pytest.mark.parametrize("wrong", [bytes(256), b"\xff" * 256], ids=["nought", "beyond the modulus"])
def test_no_value_of_a_request_is_signed_where_one_cannot_be(made, monkeypatch, wrong) -> None:
    """The range of all is looked at first: a request is blessed whole or not at all."""
    signings = []
    monkeypatch.setattr("posture.collector.work.blind_sign", lambda key, value: signings.append(value))
    scopes = sorted(scope.id for scope in made.manifest.scopes)
    values = dict.fromkeys(scopes, b"\x01" * 256) | {scopes[-1]: wrong}
    told = Worker(KeyRoom(made.organisation.keys)).do(Sign(1, values))
    assert isinstance(told, Refused)
    assert (told.status, told.code) == (400, "wrong-value")
    assert signings == []


def test_a_value_that_cannot_be_signed_is_refused_to_its_caller(made) -> None:
    scope = made.manifest.scopes[0].id
    with pytest.raises(Refusal) as raised:
        using(made, lambda workers: workers.sign(1, {scope: b"\xff" * 256}))
    assert raised.value.code == "wrong-value"


def test_a_ballot_that_nobody_thought_of_spoils_no_other(made, monkeypatch) -> None:
    ballots = made.ballots(3)
    worker = Worker(KeyRoom(made.organisation.keys))
    worker.do(Verify(facts(made.manifest), ballots[:1]))
    verify = type(worker._verifier).verify

    def fail(verifier, blob):
        if blob == ballots[1]:
            raise ZeroDivisionError
        return verify(verifier, blob)

    monkeypatch.setattr(type(worker._verifier), "verify", fail)
    told = worker.do(Verify(facts(made.manifest), ballots))
    assert isinstance(told, Verdicts)
    assert [type(each) for each in told.all] == [Good, Refused, Good]
    assert told.all[1].status == 400, "never one that a client would try again for ever"


def test_a_job_that_nobody_thought_of_is_a_fault_without_what_was_sent(made) -> None:
    told = Worker(KeyRoom(made.organisation.keys)).do(Sign(1, {"a-check-of-nobody": b"\x01" * 256}))
    assert told == Fault("A worker process met a KeyError.")


def test_a_process_that_dies_is_replaced_and_its_work_done(made, caplog) -> None:
    ballots = made.ballots(2)

    async def use(workers: Workers):
        await workers.verify(facts(made.manifest), ballots[:1])
        os.kill(workers._processes[0]._running.pid, signal.SIGKILL)
        return await workers.verify(facts(made.manifest), ballots[1:])

    assert isinstance(using(made, use)[0], Verified)
    assert [record.getMessage() for record in caplog.records] == [
        "A worker process ended by itself. Another takes its place."
    ]


def test_what_kills_every_process_is_given_up(made, caplog) -> None:
    async def use(workers: Workers):
        for process in workers._processes:
            process.do = _dies
        return await workers.verify(facts(made.manifest), made.ballots(1))

    with pytest.raises(CollectorError, match="ended twice"):
        using(made, use)
    assert len(caplog.records) == 2


async def _dies(_job):
    raise EOFError


def test_no_process_that_had_the_keys_of_a_round_lives_on_once_they_are_forgotten(made) -> None:
    async def use(workers: Workers):
        await workers.verify(facts(made.manifest), made.ballots(1))
        before = {process._running.pid for process in workers._processes}
        await workers.forget()
        gone = [not _lives(pid) for pid in before]
        await workers.verify(facts(made.manifest), made.ballots(1))
        after = {process._running.pid for process in workers._processes if process._running}
        return gone, before & after

    gone, both = using(made, use, number=2)
    assert all(gone)
    assert both == set()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_keys_that_are_gone_verify_and_sign_nothing(made) -> None:
    made.organisation.key_room().destroy_round(1)
    with pytest.raises(CollectorError, match="cannot be read"):
        using(made, lambda workers: workers.verify(facts(made.manifest), made.ballots(1)))
    with pytest.raises(CollectorError, match="cannot be read"):
        using(made, lambda workers: workers.sign(1, {"firewall": b"\x01" * 256}))


def test_ballots_go_before_blessings(made) -> None:
    """Else a fetch of all members at once would keep a ballot waiting for all of them."""
    order = []

    async def use(workers: Workers):
        async def noted(name, work):
            await work
            order.append(name)

        values = {scope.id: b"\x01" * 256 for scope in made.manifest.scopes}
        blessings = [asyncio.create_task(noted("blessing", workers.sign(1, values))) for _ in range(6)]
        await asyncio.sleep(0)
        ballot = noted("ballot", workers.verify(facts(made.manifest), made.ballots(1)))
        await asyncio.gather(*blessings, asyncio.create_task(ballot))

    using(made, use)
    assert order.index("ballot") <= 1


def test_too_many_blessings_at_once_are_told_to_come_again(made, monkeypatch) -> None:
    monkeypatch.setattr(pool, "MOST", 3)
    scope = made.manifest.scopes[0].id

    async def use(workers: Workers):
        return await asyncio.gather(
            *(workers.sign(1, {scope: b"\x01" * 256}) for _ in range(8)), return_exceptions=True
        )

    told = [each for each in using(made, use) if isinstance(each, Refusal)]
    assert {each.code for each in told} == {"busy"}
    assert all(10 <= each.after <= 20 for each in told)


def test_a_blessing_whose_caller_is_gone_is_not_signed(made) -> None:
    scope = made.manifest.scopes[0].id

    async def use(workers: Workers):
        done = []
        work = workers._processes[0].do

        async def noted(job):
            done.append(job)
            return await work(job)

        workers._processes[0].do = noted
        tasks = [asyncio.create_task(workers.sign(1, {scope: b"\x01" * 256})) for _ in range(5)]
        await asyncio.sleep(0)
        for task in tasks[1:]:
            task.cancel()
        await tasks[0]
        await workers.sign(1, {scope: b"\x01" * 256})
        return len(done)

    assert using(made, use) == 2


def test_signatures_carry_one_value_a_check(made) -> None:
    values = {scope.id: b"\x01" * 256 for scope in made.manifest.scopes}
    told = Worker(KeyRoom(made.organisation.keys)).do(Sign(1, values))
    assert isinstance(told, Signatures)
    assert told.by_scope.keys() == values.keys()
