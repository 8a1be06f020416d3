"""The help page and the page about the program."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from scalpviz import NOTICE, __version__
from scalpviz.app.actions import BY_HAND, DEEDS, MENUS
from scalpviz.app.theme import GRID, Theme
from scalpviz.atlas.model import Atlas


class Page(QDialog):
    """A page of text one can keep open beside the window."""

    def __init__(self, title: str, html: str, parent: QWidget, size: tuple[int, int]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QTextBrowser()
        self.text.setAccessibleName(title)
        self.text.setOpenExternalLinks(True)
        self.text.document().setDocumentMargin(2 * GRID)
        self.text.setHtml(html)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)
        self.resize(*size)


def help_html(theme: Theme) -> str:
    """Every shortcut and every deed of the hand, and the notice."""
    tokens = theme.tokens
    rows = [_title("With the mouse", tokens.accent)]
    rows += [_row(keys, what, tokens.muted) for keys, what in BY_HAND]
    for menu in MENUS:
        found = [deed for deed in DEEDS if deed.keys and (deed.menu or "View").split("/")[0] == menu]
        if found:
            rows.append(_title(menu, tokens.accent))
            rows += [_row(" or ".join(deed.keys), deed.tip or deed.plain, tokens.muted) for deed in found]
    return (
        f"<h2>Keys and help</h2><table cellspacing='0' cellpadding='3'>{''.join(rows)}</table>"
        f"<p style='margin-top:16px;'><b>{escape(NOTICE)}</b></p>"
    )


def about_html(theme: Theme, atlas: Atlas) -> str:
    """Version, notice, what the atlas holds and leans on."""
    muted = theme.tokens.muted
    conventions = "".join(f"<li>{escape(c.statement.text.en)}</li>" for c in atlas.conventions)
    sources = "".join(
        f"<p style='margin:2px 0; color:{muted};'><b>{source.id}</b> {escape(source.citation)}</p>"
        for source in atlas.sources
    )
    return (
        f"<h2>ScalpViz {__version__}</h2><p><b>{escape(atlas.notice.en)}</b></p>"
        f"<p>{escape(atlas.title.en)}: {len(atlas.zones)} zones, {len(atlas.points)} points.</p>"
        f"<h3>Choices of this atlas</h3><ul>{conventions}</ul><h3>Sources</h3>{sources}"
    )


def _title(words: str, colour: str) -> str:
    return f"<tr><td colspan='2' style='padding-top:12px; color:{colour};'><b>{escape(words)}</b></td></tr>"


def _row(keys: str, what: str, muted: str) -> str:
    return (
        f"<tr><td style='padding-right:24px; white-space:nowrap;'><b>{escape(keys)}</b></td>"
        f"<td style='color:{muted};'>{escape(what)}</td></tr>"
    )
