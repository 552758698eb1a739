"""Import and Export in the window: shown before it happens, done in one step, and the missing passwords offered."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTableView

from emailrouter_gui.gui import profiles_tab

from .acting import (
    banner,
    banner_buttons,
    button,
    child,
    focused,
    press,
    replace_text,
    type_text,
    wait_for,
    wait_until_said,
)
from .opened import REFERENCE, SMTP, WITH_PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

    from emailrouter_gui.gui.import_dialog import ImportDialog

    from .opened import OpenedWindow

WITHOUT_PASSWORD = {name: value for name, value in WITH_PASSWORD.items() if name != "secret"}


@pytest.fixture
def three(opened: OpenedWindow) -> OpenedWindow:
    """Adatum, Beta and Contoso Relay, which has a password, published."""
    opened.publish_elsewhere({**SMTP, "profile_name": "Adatum"}, {**SMTP, "profile_name": "Beta"}, WITH_PASSWORD)
    opened.show()
    return opened


def rows(dialog: ImportDialog) -> list[list[str]]:
    model = dialog.rows
    return [[str(model.index(row, at).data()) for at in range(5)] for row in range(model.rowCount())]


def summary(dialog: ImportDialog) -> str:
    return child(dialog, QLabel, "summary").text()


def names_in(path: Path) -> list[str]:
    return [each["profile_name"] for each in json.loads(path.read_bytes())["profiles"]]


class TestExport:
    def test_all_profiles_go_where_none_is_selected(self, three: OpenedWindow, tmp_path: Path) -> None:
        three.table.clearSelection()
        path = tmp_path / "all.json"
        three.choose_file("export", path)
        said = wait_until_said(three.qtbot, three.window, "exported to")
        assert said == f"3 profiles were exported to {path}. 1 needs a password, which is not in the file."
        assert names_in(path) == ["Adatum", "Beta", "Contoso Relay"]
        assert REFERENCE not in path.read_text()

    def test_else_those_that_are_selected(self, three: OpenedWindow, tmp_path: Path) -> None:
        three.go_to("Adatum")
        press("shift+down")
        path = tmp_path / "two.json"
        three.choose_file("export", path)
        assert wait_until_said(three.qtbot, three.window, "exported to") == f"2 profiles were exported to {path}."
        assert names_in(path) == ["Adatum", "Beta"]

    def test_the_dialog_of_files_says_how_many(self, three: OpenedWindow) -> None:
        three.go_to("Beta")
        three.window.acts.hand_on.trigger()
        assert three.any_dialog("export_file_dialog").windowTitle() == "Export 1 profile"
        press("esc")
        three.back()

    def test_a_name_that_ends_in_csv_makes_a_table_for_spreadsheets(self, three: OpenedWindow, tmp_path: Path) -> None:
        three.table.clearSelection()
        path = tmp_path / "list.CSV"
        three.choose_file("export", path)
        wait_until_said(three.qtbot, three.window, "exported to")
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert [row["Profile Name"] for row in csv.DictReader(file)] == ["Adatum", "Beta", "Contoso Relay"]

    def test_choosing_the_table_gives_the_name_its_ending(self, three: OpenedWindow, tmp_path: Path) -> None:
        three.window.acts.hand_on.trigger()
        chooser = three.any_dialog("export_file_dialog")
        assert isinstance(chooser, QFileDialog)
        table = chooser.nameFilters()[1]
        chooser.selectNameFilter(table)
        chooser.filterSelected.emit(table)
        replace_text(str(tmp_path / "list"))
        press("return")
        wait_until_said(three.qtbot, three.window, "exported to")
        assert (tmp_path / "list.csv").exists()

    def test_what_is_to_be_removed_is_not_handed_on(self, three: OpenedWindow) -> None:
        three.go_to("Beta")
        press("del")
        three.window.acts.hand_on.trigger()
        assert "Select a profile that stays." in banner(three.window)

    def test_where_nothing_can_be_written_is_said(self, three: OpenedWindow, tmp_path: Path) -> None:
        folder = tmp_path / "x.json"
        folder.mkdir()
        three.window._exchange()._export({REFERENCE: SMTP}, folder / "gone" / "x.json")
        said = wait_until_said(three.qtbot, three.window, "Nothing was exported")
        assert "Choose another place." in said

    def test_an_empty_list_says_why_there_is_no_export(self, opened: OpenedWindow) -> None:
        window = opened.show()
        assert window.acts.hand_on.reason == "There is no profile yet."


class TestImportIsShownFirst:
    @pytest.fixture
    def dialog(self, three: OpenedWindow) -> ImportDialog:
        changed = {**SMTP, "profile_name": "Adatum", "location": "relay.contoso.com"}
        new = {**WITHOUT_PASSWORD, "profile_name": "New"}
        same = {**SMTP, "profile_name": "Beta"}
        wrong = {**SMTP, "profile_name": "Wrong", "authentication": "other", "port": 25}
        return three.import_dialog(three.handed_on(same, new, changed, wrong))

    def test_how_many_of_each_kind(self, dialog: ImportDialog) -> None:
        assert summary(dialog) == (
            "4 profiles in handed on.json: 1 new, 1 modified, 1 unchanged, 1 not legal. What is not legal is left out."
            " 1 password has to be supplied afterwards; no file holds any."
        )
        assert child(dialog, QTableView, "planned").accessibleDescription() == summary(dialog)

    def test_what_is_not_legal_comes_first_with_the_words_of_the_rules(self, dialog: ImportDialog) -> None:
        first, second = rows(dialog)[:2]
        assert first[:3] == ["Wrong", "Not legal", "Authentication Type"]
        assert "is not a value of Authentication Type" in first[4]
        assert second == ["Wrong", "Not legal", "Port", "", "“port” is not text. Put its value in quotes."]

    def test_then_every_field_that_changes_and_every_field_of_a_new_profile(self, dialog: ImportDialog) -> None:
        shown = rows(dialog)
        assert shown[2] == ["Adatum", "Modified", "Email Server", "mail.contoso.com", "relay.contoso.com"]
        assert ["New", "New", "Password", "", "to be supplied"] in shown
        assert shown[-1] == ["Beta", "Unchanged", "", "", ""]

    def test_the_row_with_the_focus_is_read_in_full_below(self, dialog: ImportDialog) -> None:
        assert focused() == "planned"
        press("down")
        said = child(dialog, QLabel, "row_in_full").text()
        assert said == "Wrong, Not legal, Port: “port” is not text. Put its value in quotes."
        table = child(dialog, QTableView, "planned")
        assert table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == said

    def test_esc_imports_nothing(self, dialog: ImportDialog, three: OpenedWindow) -> None:
        assert dialog.isVisible()
        press("esc")
        three.back()
        assert set(three.states().values()) == {"Published"}


class TestImport:
    def test_enter_makes_drafts_of_it_in_one_step_to_undo(self, three: OpenedWindow) -> None:
        changed = {**SMTP, "profile_name": "Adatum", "location": "relay.contoso.com"}
        three.import_dialog(three.handed_on(changed, {**SMTP, "profile_name": "Zeta"}))
        press("return")
        said = wait_until_said(three.qtbot, three.window, "imported")
        assert said == "2 profiles were imported. Publish puts them in force."
        three.back()
        assert three.states() == {
            "Adatum": "Modified",
            "Beta": "Published",
            "Contoso Relay": "Published",
            "Zeta": "New",
        }
        assert sorted(three.selected()) == ["Adatum", "Zeta"]
        press("ctrl+z")
        assert set(three.states().values()) == {"Published"}

    def test_of_very_many_only_the_first_is_selected(
        self, three: OpenedWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(profiles_tab, "_MOST_SELECTED", 1)
        three.import_dialog(three.handed_on(*({**SMTP, "profile_name": name} for name in ("Yotta", "Zeta"))))
        press("return")
        wait_until_said(three.qtbot, three.window, "2 profiles were imported.")
        assert len(three.selected()) == 1

    def test_the_banner_leads_to_the_queue_of_missing_passwords(self, opened: OpenedWindow) -> None:
        opened.show()
        opened.import_dialog(opened.handed_on(WITHOUT_PASSWORD))
        press("return")
        said = wait_until_said(opened.qtbot, opened.window, "missing")
        assert said.endswith("1 password is missing on this workstation.")
        assert banner_buttons(opened.window) == ["Supply passwords"]
        assert "Password missing" in " ".join(opened.rows()[0])
        opened.back()
        press("f6", "return")
        opened.any_dialog("supply_dialog")
        type_text("correct horse")
        press("return")
        said = wait_until_said(opened.qtbot, opened.window, "supplied")
        assert said == "1 password was supplied. The profiles themselves are still to be published."
        opened.back()
        assert opened.publish() == "1 change was published as revision 1."
        (document,) = opened.stored().values()
        assert opened.vault.held == {json.loads(document)["secret"]: "correct horse"}

    def test_a_file_that_would_change_nothing_says_so(self, three: OpenedWindow) -> None:
        dialog = three.import_dialog(three.handed_on({**SMTP, "profile_name": "Beta"}))
        reason = "Nothing in the file would change the list."
        assert button(dialog, "import").toolTip() == reason
        press("return")
        assert dialog.isVisible()

    @pytest.mark.parametrize(
        ("content", "words"),
        [(b"\xff", "UTF-8"), (b"{", "not JSON"), (b"[" * 10**6, "nested deeper"), (b"{}", "no exported profiles")],
        ids=["bytes", "half", "deep", "other"],
    )
    def test_a_file_that_is_no_export_is_refused_in_words(
        self, three: OpenedWindow, tmp_path: Path, content: bytes, words: str
    ) -> None:
        path = tmp_path / "bad.json"
        path.write_bytes(content)
        three.choose_file("import", path)
        assert words in wait_until_said(three.qtbot, three.window, "Nothing was imported")
        assert banner_buttons(three.window) == ["Choose another file"]
        three.back()
        assert set(three.states().values()) == {"Published"}

    def test_what_the_disk_refuses_when_it_is_taken_is_said_and_nothing_is_done(self, three: OpenedWindow) -> None:
        three.import_dialog(three.handed_on({**SMTP, "profile_name": "Zeta"}))
        state = three.state / "drafts.sqlite"
        state.rename(state.with_suffix(".aside"))
        state.mkdir()
        press("return")
        wait_for(three.qtbot, lambda: QApplication.activeModalWidget() is None)
        assert banner(three.window)
        state.rmdir()
        state.with_suffix(".aside").rename(state)
        assert "Zeta" not in three.names()

    def test_esc_while_the_file_is_read_leaves_it(self, three: OpenedWindow) -> None:
        three.choose_file("import", three.handed_on({**SMTP, "profile_name": "Zeta"}))
        three.any_dialog("import_dialog")
        press("esc")
        three.back()
        assert "Zeta" not in three.names()

    def test_export_of_one_store_is_imported_into_another(self, three: OpenedWindow, tmp_path: Path) -> None:
        path = tmp_path / "all.json"
        three.table.clearSelection()
        three.choose_file("export", path)
        wait_until_said(three.qtbot, three.window, "exported to")
        before = path.read_bytes()
        three.window.change_store(str(tmp_path / "other.sqlite"))
        three.wait_until_ready()
        three.import_dialog(path)
        press("return")
        wait_until_said(three.qtbot, three.window, "3 profiles were imported.")
        three.back()
        three.table.clearSelection()
        three.choose_file("export", tmp_path / "again.json")
        wait_until_said(three.qtbot, three.window, "exported to")
        assert (tmp_path / "again.json").read_bytes() == before
