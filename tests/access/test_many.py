"""Many tests side by side: whose turn it is, what stops whom, and how all of them are left."""

from __future__ import annotations

import threading
import time
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.access import Line, Options, Outcome, Stage, Step, Way
from emailrouter_gui.access.many import ManyTests
from emailrouter_gui.access.news import Act, Told, Wanted
from emailrouter_gui.profiles.contracts import VaultError
from emailrouter_gui.profiles.last_test import digest_of

from .cases import ANONYMOUS, SMTP, Here
from .secrets_in import forms
from .servers.people import ALICE, PASSWORDS
from .servers.scripted import Peer, dropping, scripted, silent, smtp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PASSWORD = PASSWORDS[ALICE]


def fetch(reference: str, cancelled: threading.Event) -> str | None:
    del reference, cancelled
    return PASSWORD


def wanted(number: int, host: str, **fields: str) -> Wanted:
    return Wanted(f"p{number}", {**SMTP, **ANONYMOUS, "location": host, **fields})


def ended(told: list[Told]) -> dict[str, Told]:
    return {each.key: each for each in told if each.act is Act.ENDED}


class Doing:
    """Stands in for ``probe``: notes who is at which server when, and does what a test says."""

    def __init__(self) -> None:
        self.at_once = self.most_at_once = 0
        self.most_at: Counter[str] = Counter()
        self.now_at: Counter[str] = Counter()
        self.begun: list[str] = []
        self.passwords: dict[str, str | None] = {}
        self.takes_s = 0.01
        self.lines = 1
        self.raises: set[str] = set()
        self._lock = threading.Lock()

    def __call__(
        self,
        document: Mapping[str, str],
        password: str | None,
        options: Options,
        cancelled: threading.Event,
        begun: Callable[[Stage], object],
    ) -> Iterator[Step]:
        del options
        begun(Stage.NAME)
        host, name = document["location"], document["profile_name"]
        with self._lock:
            self.begun.append(name)
            self.passwords[name] = password
            self.at_once += 1
            self.now_at[host] += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            self.most_at[host] = max(self.most_at[host], self.now_at[host])
        try:
            cancelled.wait(self.takes_s)
            if name in self.raises:
                raise RuntimeError(password)
            outcome = Outcome.CANCELLED if cancelled.is_set() else Outcome.PASSED
            said = tuple(Line(Way.HEARD, f"line {at} of {name}") for at in range(self.lines))
            yield Step(Stage.NAME, outcome, 1.0, transcript=said)
        finally:
            with self._lock:
                self.at_once -= 1
                self.now_at[host] -= 1


@pytest.fixture
def doing(monkeypatch: pytest.MonkeyPatch) -> Doing:
    doing = Doing()
    monkeypatch.setattr("emailrouter_gui.access.many.probe", doing)
    return doing


def many(count: int, hosts: int, **fields: str) -> list[Wanted]:
    return [wanted(at, f"mail{at % hosts}.contoso.com", profile_name=f"p{at}", **fields) for at in range(count)]


# whose turn it is


def test_several_at_a_time_but_one_at_each_server(doing: Doing) -> None:
    told = list(ManyTests(many(60, 6), fetch, 4).run())
    assert len(ended(told)) == 60
    assert doing.most_at_once == 4
    assert set(doing.most_at.values()) == {1}


def test_never_more_than_there_are_workers(doing: Doing) -> None:
    list(ManyTests(many(40, 40), fetch, 3).run())
    assert doing.most_at_once == 3


def test_profiles_of_one_server_are_tested_one_after_the_other_in_their_order(doing: Doing) -> None:
    list(ManyTests(many(10, 1), fetch).run())
    assert doing.begun == [f"p{at}" for at in range(10)]


def test_the_same_server_written_otherwise_is_the_same(doing: Doing) -> None:
    hosts = ("mail.contoso.com", "MAIL.contoso.com", "smtp://mail.contoso.com:587", "mail.contoso.com.")
    told = list(ManyTests([wanted(at, host, profile_name="p") for at, host in enumerate(hosts)], fetch).run())
    assert len(ended(told)) == 4
    assert doing.most_at_once == 1


def test_profiles_without_a_server_that_can_be_read_stand_in_nobodys_way(doing: Doing) -> None:
    doing.takes_s = 0.1
    list(ManyTests([wanted(at, "", profile_name="p") for at in range(4)], fetch).run())
    assert doing.most_at_once == 4


def test_begun_in_their_order_and_told_each_in_its_own(doing: Doing) -> None:
    told = list(ManyTests(many(20, 20), fetch, 1).run())
    assert [each.key for each in told if each.act is Act.BEGINS_STAGE] == [f"p{at}" for at in range(20)]
    acts = defaultdict(list)
    for each in told:
        acts[each.key].append(each.act)
    assert all(found == [Act.BEGINS_STAGE, Act.STEP, Act.ENDED] for found in acts.values())
    assert doing.begun == [f"p{at}" for at in range(20)]


def test_of_no_profiles_there_is_nothing_to_tell() -> None:
    assert list(ManyTests([], fetch).run()) == []


# what stops whom


def test_whatever_one_raises_the_others_go_on(doing: Doing) -> None:
    doing.raises = {"p3", "p7"}
    found = ended(list(ManyTests(many(10, 2), fetch).run()))
    assert len(found) == 10
    assert {key for key, each in found.items() if each.test is None} == {"p3", "p7"}
    assert found["p3"].problem == "Something unexpected happened (RuntimeError). Test this profile again."


def test_a_document_that_nobody_can_read_stops_no_other() -> None:
    broken: list[Wanted] = [Wanted("none", {}), Wanted("odd", {"protocol": "carrier pigeon"})]
    broken.append(wanted(1, "mail", time_limit="soon"))
    found = ended(list(ManyTests(broken, fetch).run()))
    assert all(found[each.key].problem.startswith("Something unexpected happened") for each in broken)


def test_real_servers_each_with_a_trouble_of_its_own(here: Here) -> None:
    scripts = {
        "passes": smtp(),
        "drops": dropping,
        "silent": silent,
        "refuses": smtp(answers={"MAIL": "550 5.7.1 Not from you"}),
    }
    peers = {name: Peer(script, host="0.0.0.0") for name, script in scripts.items()}  # noqa: S104 - of 127.0.0.0/8
    for peer in peers.values():
        peer.__enter__()
    try:
        wishes = [
            Wanted(
                name,
                here.profile(
                    {**SMTP, **ANONYMOUS, "user_name": ""}, f"smtp://127.0.0.{at}:{peer.port}", time_limit="1"
                ),
            )
            for at, (name, peer) in enumerate(peers.items(), 2)
        ]
        found = ended(list(ManyTests(wishes, fetch).run()))
    finally:
        for peer in peers.values():
            peer.__exit__()
    tests = {name: each.test for name, each in found.items()}
    assert all(tests.values())
    assert {name: test.cause for name, test in tests.items() if test} == {
        "passes": "",
        "drops": "dropped_at_once",
        "silent": "greeting_silent",
        "refuses": "sender_refused",
    }
    assert [name for name, test in tests.items() if test and test.passed] == ["passes"]
    assert all(test.digest == digest_of(wish.document) for wish in wishes if (test := tests[wish.key]))


# passwords


def test_passwords_are_fetched_one_at_a_time_each_just_before_its_test(doing: Doing) -> None:
    asking = Counter[str]()
    most = 0
    lock = threading.Lock()

    def slowly(reference: str, cancelled: threading.Event) -> str:
        nonlocal most
        del cancelled
        with lock:
            asking["now"] += 1
            most = max(most, asking["now"])
            assert reference.removeprefix("r") not in doing.begun
        time.sleep(0.005)
        with lock:
            asking["now"] -= 1
        return f"secret {reference}"

    wishes = [each._replace(document={**each.document, "secret": f"r{each.key}"}) for each in many(20, 20)]
    list(ManyTests(wishes, slowly).run())
    assert most == 1
    assert doing.passwords == {f"p{at}": f"secret rp{at}" for at in range(20)}


def test_a_profile_without_a_password_is_tested_without_asking(doing: Doing) -> None:
    def never(reference: str, cancelled: threading.Event) -> str:
        raise AssertionError(reference, cancelled)

    list(ManyTests(many(5, 5), never).run())
    assert set(doing.passwords.values()) == {None}


class Keyring:
    """A keyring that refuses, or hangs, as a test says."""

    def __init__(self, refusing: Callable[[str], bool] = lambda _: True, *, hangs: bool = False) -> None:
        self.asked: list[str] = []
        self._refusing = refusing
        self._hangs = hangs

    def __call__(self, reference: str, cancelled: threading.Event) -> str:
        self.asked.append(reference)
        if self._hangs:
            cancelled.wait(2.2)  # as long as the vault's deadline in this test
            raise VaultError("The password could not be read. The keyring did not answer within 2 s.")
        if self._refusing(reference):
            raise VaultError(f"The password could not be read. {reference} is locked.")
        return PASSWORD


def with_passwords(count: int) -> list[Wanted]:
    return [each._replace(document={**each.document, "secret": f"r{each.key}"}) for each in many(count, count)]


def test_a_keyring_that_hangs_is_said_of_whom_it_concerns_once_waited_for_and_others_go_on(doing: Doing) -> None:
    keyring = Keyring(hangs=True)
    wishes = [each for pair in zip(with_passwords(10), many(10, 3), strict=True) for each in pair]
    wishes = [each._replace(key=f"{each.key} {'with' if 'secret' in each.document else ''}") for each in wishes]
    begin, ended_at, told = time.monotonic(), {}, []
    for each in ManyTests(wishes, keyring).run():
        told.append(each)
        ended_at[each.key] = time.monotonic() - begin
    found = ended(told)
    assert len(keyring.asked) == 1
    assert time.monotonic() - begin < 4
    for key, each in found.items():
        if "with" in key:
            assert "keyring did not answer" in each.problem
        else:
            assert each.test
            assert each.test.passed
            assert ended_at[key] < 1
    assert len(doing.begun) == 10


def test_an_entry_that_is_refused_alone_leaves_the_others_their_passwords(doing: Doing) -> None:
    keyring = Keyring(lambda reference: reference in {"rp2", "rp5"})
    found = ended(list(ManyTests(with_passwords(8), keyring).run()))
    assert {key for key, each in found.items() if each.problem} == {"p2", "p5"}
    assert found["p5"].problem == "The password could not be read. rp5 is locked."
    assert len(doing.begun) == 6


def test_a_keyring_that_refuses_twice_in_a_row_is_asked_no_more(doing: Doing) -> None:
    keyring = Keyring()
    found = ended(list(ManyTests(with_passwords(50), keyring, 1).run()))
    assert keyring.asked == ["rp0", "rp1"]
    assert len([each for each in found.values() if "locked" in each.problem]) == 50
    assert doing.begun == []


def test_a_missing_password_is_a_result_of_the_test(here: Here) -> None:
    with scripted(smtp()) as peer:
        profile = {**here.profile(SMTP, f"smtp://127.0.0.1:{peer.port}"), "secret": "r1"}
        found = ended(list(ManyTests([Wanted("p", profile)], lambda *_: None).run()))
    assert found["p"].test
    assert found["p"].test.cause == "password_missing"


def test_no_password_is_in_anything_that_is_told(here: Here) -> None:
    refusing = smtp(answers={"PROOF": "535 5.7.8 {proof} is wrong"})
    with scripted(refusing) as peer:
        profile = {**here.profile(SMTP, f"smtp://127.0.0.1:{peer.port}"), "secret": "r1"}
        told = list(ManyTests([Wanted(f"p{at}", profile) for at in range(3)], fetch).run())
    assert {each.test.cause for each in ended(told).values() if each.test} == {"wrong_password"}
    shown = repr(told) + repr([each.test.headline.values for each in ended(told).values() if each.test])
    assert [form for form in forms(PASSWORD, ALICE) if form in shown] == []


# leaving


def left_within(tests: ManyTests, after: float = 0.3) -> tuple[float, list[Told]]:
    cancelled_at: list[float] = []

    def cancel() -> None:
        cancelled_at.append(time.monotonic())
        tests.cancel()

    threading.Timer(after, cancel).start()
    told = list(tests.run())
    return time.monotonic() - cancelled_at[0], told


def test_all_are_left_within_200_ms_and_none_begins_afterwards(doing: Doing) -> None:
    doing.takes_s = 20
    took, told = left_within(ManyTests(many(1000, 1000), fetch))
    assert took < 0.2
    assert len(doing.begun) == 8
    assert all(each.test is None and each.problem == "" for each in ended(told).values())
    assert len(ended(told)) == 8


def test_real_servers_that_say_nothing_are_left_within_200_ms(here: Here) -> None:
    with Peer(silent, host="0.0.0.0") as peer:  # noqa: S104 - all of 127.0.0.0/8
        wishes = [
            Wanted(
                f"p{at}", here.profile({**SMTP, **ANONYMOUS, "user_name": ""}, f"smtp://127.0.0.{at + 2}:{peer.port}")
            )
            for at in range(30)
        ]
        took, told = left_within(ManyTests(wishes, fetch))
    assert took < 0.2
    assert len(ended(told)) == 8


def test_a_keyring_that_hangs_is_left_within_200_ms() -> None:
    took, told = left_within(ManyTests(with_passwords(20), Keyring(hangs=True)))
    assert took < 0.2
    assert [each.problem for each in ended(told).values()] == [""]


def test_one_that_cannot_be_left_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def stuck(*_: object) -> Iterator[Step]:
        over.wait(20)
        return iter(())

    monkeypatch.setattr("emailrouter_gui.access.many.probe", stuck)
    took, _ = left_within(ManyTests(many(3, 3), fetch))
    over.set()
    assert took < 0.3


def test_who_stops_listening_stops_the_tests(doing: Doing) -> None:
    doing.takes_s = 0.05
    telling = ManyTests(many(100, 100), fetch).run()
    next(telling)
    telling.close()  # type: ignore[attr-defined]  # it is a generator
    time.sleep(0.2)
    assert len(doing.begun) <= 16


# memory


@pytest.mark.parametrize(("count", "each"), [(10, 2000), (100, 201), (1000, 51)])
def test_a_few_keep_all_that_was_said_and_very_many_its_ends(count: int, each: int, doing: Doing) -> None:
    doing.takes_s, doing.lines = 0.0, 2000
    transcripts = [told.step.transcript for told in ManyTests(many(count, count), fetch).run() if told.step]
    assert [len(transcript) for transcript in transcripts] == [each] * count
    said = [line.text.split(" of ")[0] for line in transcripts[0]]
    assert (said[0], said[-1]) == ("line 0", "line 1999")
