"""Shows one page of help; goes from page to page by its links, back and forth."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QPalette, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from emailrouter_gui.gui.naming import named
from emailrouter_gui.gui.resources import resource
from emailrouter_gui.gui.texts import translate

from .pages import page_file, page_text

_MARGIN = 12


def _named_by(url: QUrl) -> str:
    return url.path().removesuffix(".md")


class PageView(QTextBrowser):
    """A page, named by its file: ``publish.md``. Links to the web are opened by the browser, when they are followed.

    came(page)  another page is shown
    """

    came = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        description = translate("gui", "Tab goes from link to link, Enter follows one. Alt+Left goes back.")
        named(self, "page", translate("gui", "Page"), description)
        self.setToolTip("")
        self.document().setDocumentMargin(_MARGIN)
        self.setOpenExternalLinks(True)
        self.sourceChanged.connect(lambda url: self.came.emit(_named_by(url)))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        return _named_by(self.source())

    def show_page(self, page: str) -> None:
        """Show a page from its beginning."""
        self.setSource(QUrl(f"{page}.md"), QTextDocument.ResourceType.MarkdownResource)

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """Give a page with its parts filled in, or a picture no wider than there is room."""
        url = QUrl(url)
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._fitting(QImage(str(resource(f"help/{url.path()}"))))
        page = _named_by(url)
        return page_text(page) if not url.scheme() and page_file(page).exists() else None

    def changeEvent(self, event: QEvent) -> None:
        """With other colours the links have others, too, and those are given when a page is made."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.shown:
            place = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(place)

    def _fitting(self, picture: QImage) -> QImage:
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 3 * _MARGIN
        if picture.width() <= room:
            return picture
        ratio = self.devicePixelRatioF()
        fitting = picture.scaledToWidth(
            min(picture.width(), int(room * ratio)), Qt.TransformationMode.SmoothTransformation
        )
        fitting.setDevicePixelRatio(fitting.width() / room)
        return fitting

    def mark(self, words: list[str]) -> None:
        """Mark every place where one of the words stands, and go to the first."""
        marks = []
        for word in words:
            place = self.document().find(word)
            while not place.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = place
                mark.format.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
                mark.format.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
                marks.append(mark)
                place = self.document().find(word, place)
        self.setExtraSelections(marks)
        if marks:
            first = min(mark.cursor.selectionStart() for mark in marks)
            cursor = QTextCursor(self.document())
            cursor.setPosition(first)
            self.setTextCursor(cursor)
