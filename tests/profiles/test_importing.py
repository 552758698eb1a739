"""What an import makes of the list: told before, done in one act, and no password sent anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.profiles.exchange import Entry, as_json, read_json
from emailrouter_gui.profiles.importing import Fate, Here, Planned, plan_import
from emailrouter_gui.profiles.passwords import lacking
from emailrouter_gui.profiles.workspace import State, Workspace
from tests.fakes import MemoryStore
from tests.profiles.documents import online, reference, smtp
from tests.profiles.workstations import Workstation, publish, put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emailrouter_gui.profiles.contracts import Document

NOTHING_HERE = Here({})


def entries(*documents: Document, ids: Mapping[int, str] | None = None) -> list[Entry]:
    """A file with these, without their references."""
    given = ids or {}
    return [
        Entry(place, given.get(place, ""), {name: value for name, value in each.items() if name != "secret"}, {})
        for place, each in enumerate(documents, 1)
    ]


def planned(here: Mapping[str, Document], *documents: Document, ids: Mapping[int, str] | None = None) -> list[Planned]:
    return plan_import(entries(*documents, ids=ids), Here(here))


def fates(plan: list[Planned]) -> list[Fate]:
    return [each.fate for each in plan]


class TestWhichProfileItIs:
    def test_the_one_with_the_same_id_whatever_its_name(self) -> None:
        (one,) = planned({reference(7): smtp("old")}, smtp("new"), ids={1: reference(7)})
        assert (one.fate, one.profile_id, one.before) == (Fate.CHANGE, reference(7), smtp("old"))

    def test_without_an_id_that_is_here_the_one_of_the_same_name(self) -> None:
        here = {reference(7): smtp("Contoso")}
        for ids in ({}, {1: reference(8)}):
            (one,) = planned(here, smtp("CONTOSO"), ids=ids)
            assert (one.fate, one.profile_id) == (Fate.CHANGE, reference(7))

    def test_else_it_is_new_under_the_id_of_the_file(self) -> None:
        (one, other) = planned({}, smtp("a"), smtp("b"), ids={1: reference(8)})
        assert fates([one, other]) == [Fate.ADD, Fate.ADD]
        assert one.profile_id == reference(8)
        assert other.profile_id not in {"", reference(8)}

    def test_a_name_does_not_outdo_an_id(self) -> None:
        here = {reference(1): smtp("A")}
        plan = planned(here, smtp("A"), smtp("B"), ids={2: reference(1)})
        assert fates(plan) == [Fate.ADD, Fate.CHANGE]
        assert plan[1].profile_id == reference(1)
        assert plan[0].profile_id != reference(1)


class TestSame:
    def test_a_profile_as_it_is_here_stays_as_it_is_with_its_password(self) -> None:
        here = {reference(7): online()}
        (one,) = plan_import(read_json(as_json(here)), Here(here))
        assert (one.fate, one.after, one.lacks_password) == (Fate.SAME, online(), False)

    def test_a_default_that_is_written_out_changes_nothing(self) -> None:
        (one,) = planned({reference(7): smtp()}, smtp(time_limit="30"))
        assert one.fate is Fate.SAME


class TestPasswords:
    def test_a_new_profile_that_needs_one_lacks_it_under_a_fresh_reference(self) -> None:
        plan = planned({}, online("a"), online("b"), smtp("c"))
        assert [each.lacks_password for each in plan] == [True, True, False]
        assert plan[0].after["secret"] != plan[1].after["secret"]
        assert "secret" not in plan[2].after

    @pytest.mark.parametrize(
        "changed", [{"profile_name": "Other"}, {"access_type": "send_as"}, {"time_limit": "60"}], ids=str
    )
    def test_the_one_kept_here_stays_where_no_server_sees_a_difference(self, changed: dict[str, str]) -> None:
        (one,) = planned({reference(7): online()}, online() | changed, ids={1: reference(7)})
        assert (one.fate, one.after["secret"], one.lacks_password) == (Fate.CHANGE, reference(1), False)

    @pytest.mark.parametrize(
        "changed",
        [
            {"location": "https://elsewhere.example/EWS/Exchange.asmx"},
            {"user_name": "somebody@contoso.com"},
            {"port": "8443"},
        ],
        ids=str,
    )
    def test_it_is_never_sent_elsewhere_or_as_somebody_else(self, changed: dict[str, str]) -> None:
        (one,) = planned({reference(7): online()}, online() | changed)
        assert one.fate is Fate.CHANGE
        assert one.lacks_password
        assert one.after["secret"] != reference(1)

    def test_nor_over_a_connection_that_is_guarded_less(self) -> None:
        login = smtp(authentication="clear_text", credentials="other_specified", user_name="router@contoso.com")
        here = {reference(7): {**login, "connection_security": "starttls", "secret": reference(1)}}
        (one,) = planned(here, {**login, "connection_security": "none"})
        assert (one.fate, one.lacks_password) == (Fate.CHANGE, True)

    def test_one_that_does_not_apply_any_more_goes(self) -> None:
        (one,) = planned({reference(7): online("Contoso")}, smtp("Contoso"))
        assert (one.fate, one.lacks_password, "secret" in one.after) == (Fate.CHANGE, False, False)


class TestIllegal:
    def test_a_combination_that_the_rules_forbid_is_told_in_their_words(self) -> None:
        (one,) = planned({}, online(authentication="anonymous"))
        assert one.fate is Fate.ILLEGAL
        assert "Anonymous" in one.problems["authentication"]

    def test_a_file_needs_not_say_that_a_password_is_missing(self) -> None:
        assert planned({}, online())[0].problems == {}

    def test_what_is_wrong_in_the_file_stays_wrong(self) -> None:
        wrong = Entry(1, "", smtp(), {"port": "“port” is not text."})
        (one,) = plan_import([wrong], NOTHING_HERE)
        assert (one.fate, one.problems) == (Fate.ILLEGAL, {"port": "“port” is not text."})

    def test_a_published_direction_is_fixed(self) -> None:
        incoming = {**smtp("x"), "direction": "incoming"}
        (one,) = plan_import(entries(incoming), Here({reference(7): smtp("x")}, (), {reference(7): "outgoing"}))
        assert one.fate is Fate.ILLEGAL
        assert "direction" in one.problems

    def test_a_name_twice_in_the_file_is_wrong_in_both(self) -> None:
        plan = planned({}, smtp("Contoso"), smtp("contoso"), smtp("c"))
        assert fates(plan) == [Fate.ILLEGAL, Fate.ILLEGAL, Fate.ADD]
        assert "name of another profile" in plan[0].problems["profile_name"]

    def test_a_name_that_another_profile_here_keeps(self) -> None:
        here = {reference(1): smtp("a"), reference(2): smtp("b")}
        (one,) = planned(here, smtp("B"), ids={1: reference(1)})
        assert one.fate is Fate.ILLEGAL

    def test_two_profiles_may_change_names(self) -> None:
        here = {reference(1): smtp("a"), reference(2): smtp("b")}
        plan = planned(here, smtp("b"), smtp("a"), ids={1: reference(1), 2: reference(2)})
        assert fates(plan) == [Fate.CHANGE, Fate.CHANGE]

    def test_but_not_when_one_of_them_is_illegal_and_keeps_its_name(self) -> None:
        here = {reference(1): smtp("a"), reference(2): smtp("b"), reference(3): smtp("c")}
        plan = planned(
            here,
            smtp("b", location=""),
            smtp("a"),
            smtp("b"),
            ids={1: reference(1), 2: reference(2), 3: reference(3)},
        )
        assert fates(plan) == [Fate.ILLEGAL] * 3  # a stays, so b cannot become a, so c cannot become b


class TestTaking:
    @pytest.fixture
    def workspace(self) -> Workspace:
        return Workstation(MemoryStore()).start()

    def take(self, workspace: Workspace, content: bytes) -> list[Planned]:
        plan = plan_import(read_json(content), workspace.here())
        workspace.take_import(plan)
        return plan

    def test_export_import_export_is_the_same_byte_by_byte_in_another_store(self, workspace: Workspace) -> None:
        content = as_json({reference(7): online("a"), reference(8): smtp("b")})
        self.take(workspace, content)
        assert as_json(workspace.staying()) == content
        publish(workspace)
        assert as_json(workspace.staying()) == content
        assert fates(self.take(workspace, content)) == [Fate.SAME, Fate.SAME]
        assert workspace.unpublished == 0

    def test_all_of_it_is_one_act_to_undo(self, workspace: Workspace) -> None:
        self.take(workspace, as_json({reference(number): smtp(str(number)) for number in range(5)}))
        assert workspace.unpublished == 5
        assert len(workspace.undo()) == 5
        assert workspace.unpublished == 0

    def test_the_illegal_ones_stay_out(self, workspace: Workspace) -> None:
        self.take(workspace, as_json({reference(1): smtp("a"), reference(2): smtp("b", location="")}))
        assert [each["profile_name"] for each in workspace.staying().values()] == ["a"]

    def test_missing_passwords_are_known_at_once_and_after_a_restart(self) -> None:
        station = Workstation(MemoryStore())
        workspace = station.start()
        self.take(workspace, as_json({reference(7): online("a"), reference(8): smtp("b")}))
        assert lacking(workspace.staying(), workspace.held) == [reference(7)]
        again = station.start()
        assert lacking(again.staying(), again.held) == [reference(7)]

    def test_a_profile_that_is_to_be_removed_comes_back_as_it_is_published(self, workspace: Workspace) -> None:
        profile_id = put(workspace, online())
        publish(workspace)
        content = as_json(workspace.staying())
        workspace.remove([profile_id])
        (one,) = self.take(workspace, content)
        assert (one.fate, one.lacks_password) == (Fate.ADD, False)
        assert workspace.state(profile_id) is State.PUBLISHED
        assert workspace.document(profile_id) == online()

    def test_what_has_changed_since_it_was_shown_is_not_overwritten(self, workspace: Workspace) -> None:
        profile_id = put(workspace, smtp("a"))
        plan = plan_import(entries(smtp("a", location="other.contoso.com")), workspace.here())
        put(workspace, smtp("a", location="third.contoso.com"), profile_id)
        with pytest.raises(StorageError, match="“a” has changed"):
            workspace.take_import(plan)
        assert workspace.document(profile_id)["location"] == "third.contoso.com"
