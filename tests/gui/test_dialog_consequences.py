"""What a choice changes elsewhere, and what is wrong, is said once and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from emailrouter_gui.gui import profile_dialog

from .acting import press, type_text
from .opened import SMTP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from .conftest import DialogOpener


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What assistive technology is told, in turn."""
    texts: list[str] = []

    def remember(_window: QWidget, text: str) -> None:
        texts.append(text)

    monkeypatch.setattr(profile_dialog, "say", remember)
    return texts


def test_what_exchange_online_changes_is_said_once(open_dialog: DialogOpener, said: list[str]) -> None:
    open_dialog()
    press("alt+s", "end")
    assert said == [
        (
            "Protocol is now Exchange Web Services, the only choice with Exchange Online."
            " Authentication Type is now Clear Text, the only choice with Exchange Online."
            " Email Server is now called Exchange Web Services URL."
            " Access Credentials is now Other Specified, the only choice with Exchange Online."
            " Connection security is now TLS from the start, the only choice with Exchange Online."
            " Available now: User Type (Administrator), User Name, Password, Access Type (Delegate Access)."
        )
    ]


def test_fields_that_a_choice_closes_are_named_together(open_dialog: DialogOpener, said: list[str]) -> None:
    open_dialog()
    press("alt+c", "end", "home")
    assert said == [
        "Available now: User Name, Password.",
        "Unavailable with Local System Account: User Name, Password.",
    ]


def test_a_choice_that_changes_nothing_else_is_not_commented(open_dialog: DialogOpener, said: list[str]) -> None:
    open_dialog()
    press("alt+a", "down")
    assert said == []


def test_a_text_speaks_when_it_is_left(open_dialog: DialogOpener, said: list[str]) -> None:
    open_dialog(SMTP)
    press("alt+e", "ctrl+a")
    type_text("smtps://mail.contoso.com")
    assert said == []
    press("tab")
    assert said == ["Connection security is now TLS from the start, the only choice with smtps://mail.contoso.com."]


def test_an_error_is_said_when_its_field_is_left_and_not_again(open_dialog: DialogOpener, said: list[str]) -> None:
    open_dialog()
    type_text("x")
    press("backspace", "tab")
    assert said == ["Error: Profile Name: Enter a name for the profile."]
    press("shift+tab", "tab")
    assert len(said) == 1


def test_ok_says_how_much_is_wrong_and_what_is_first(open_dialog: DialogOpener, said: list[str]) -> None:
    open_dialog()
    press("alt+a", "down", "return")
    assert said == ["2 problems. Error: Profile Name: Enter a name for the profile."]
