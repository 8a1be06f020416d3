"""The few things Fusion has no palette role for: thin scroll bars, quiet buttons, hair lines.

Each sheet is set on the one widget it dresses; a sheet on the window would take fonts and colours
away from every widget inside.
"""

# ruff: noqa: N802 - Qt's own names

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from scalpviz.app.style.theme import Theme, Tokens
from scalpviz.assets import assets_dir

Sheet = Callable[[Tokens], str]


def scroll_bar(tokens: Tokens) -> str:
    """Thin, without arrows."""
    return f"""
    QScrollBar:vertical {{ background: {tokens.base}; width: 10px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {tokens.line}; border-radius: 3px; min-height: 32px;
                                   margin: 2px; }}
    QScrollBar::handle:vertical:hover {{ background: {tokens.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def tool_bar(tokens: Tokens) -> str:
    """Flat buttons that light up."""
    return f"""
    QToolBar {{ background: {tokens.window}; border: none; border-bottom: 1px solid {tokens.line};
                padding: 4px 6px; spacing: 1px; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 3px 4px; min-width: 38px;
                   color: {tokens.ink}; background: transparent; }}
    QToolButton:hover {{ background: {tokens.hover}; }}
    QToolButton:focus {{ border-color: {tokens.accent}; }}
    QToolButton:checked {{ background: {tokens.selected}; color: {tokens.accent}; }}
    QToolButton:pressed {{ background: {tokens.selected}; }}
    QToolButton:disabled {{ color: {tokens.muted}; }}
    QToolButton::menu-indicator {{ image: none; }}
    """


def quiet_button(tokens: Tokens) -> str:
    """An icon that lights up."""
    return f"""
    QToolButton {{ border: 1px solid transparent; border-radius: 6px; background: transparent; }}
    QToolButton:hover {{ background: {tokens.hover}; }}
    QToolButton:pressed {{ background: {tokens.selected}; }}
    QToolButton:focus {{ border-color: {tokens.accent}; }}
    """


def menu_button(tokens: Tokens) -> str:
    """A framed button that opens a menu, its words at the left."""
    return f"""
    QToolButton {{ border: 1px solid {tokens.line}; border-radius: 6px; padding: 5px 22px 5px 8px;
                   text-align: left; color: {tokens.ink}; background: {tokens.base}; }}
    QToolButton:hover {{ background: {tokens.hover}; }}
    QToolButton:focus {{ border-color: {tokens.accent}; }}
    QToolButton:disabled {{ color: {tokens.muted}; }}
    QToolButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: center right;
                                   right: 8px; }}
    """


def field(tokens: Tokens) -> str:
    """A soft frame that takes the accent with the keyboard."""
    return f"""
    QLineEdit {{ border: 1px solid {tokens.line}; border-radius: 6px; padding: 0 4px;
                 background: {tokens.base}; color: {tokens.ink}; }}
    QLineEdit:focus {{ border-color: {tokens.accent}; }}
    """


def choice(tokens: Tokens) -> str:
    """Boxes and rings to tick, seen on either ground."""
    tick = (assets_dir() / "icons" / f"tick-{'dark' if tokens.dark else 'light'}.svg").as_posix()
    return f"""
    QCheckBox, QRadioButton {{ color: {tokens.ink}; spacing: 8px; background: transparent; }}
    QCheckBox:disabled, QRadioButton:disabled {{ color: {tokens.muted}; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px; background: {tokens.base};
                                                     border: 1px solid {tokens.muted}; }}
    QCheckBox::indicator {{ border-radius: 3px; }}
    QRadioButton::indicator {{ border-radius: 7px; }}
    QCheckBox::indicator:checked {{ background: {tokens.accent}; border-color: {tokens.accent};
                                    image: url("{tick}"); }}
    QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {tokens.accent};
                                       border-radius: 8px; }}
    QCheckBox:focus, QRadioButton:focus {{ color: {tokens.accent}; }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {tokens.accent}; }}
    """


def chip(tokens: Tokens) -> str:
    """A rounded word that can be chosen, or is highlighted because the selected zone stands for it."""
    return f"""
    QPushButton {{ border: 1px solid {tokens.line}; border-radius: 11px; padding: 2px 9px; outline: none;
                   background: {tokens.base}; color: {tokens.ink}; }}
    QPushButton:hover {{ background: {tokens.hover}; }}
    QPushButton[highlighted="true"] {{ border: 2px solid {tokens.accent}; padding: 1px 8px; }}
    QPushButton:checked {{ background: {tokens.selected}; border-color: {tokens.accent};
                           color: {tokens.accent}; }}
    QPushButton:focus {{ border-color: {tokens.accent}; }}
    QPushButton:checked:focus {{ border: 2px solid {tokens.accent}; padding: 1px 8px; }}
    """


def link(tokens: Tokens) -> str:
    """Words that lead somewhere."""
    return f"""
    QPushButton {{ border: 1px solid transparent; border-radius: 5px; padding: 4px 12px;
                   margin: 4px 4px 0 4px; background: transparent; color: {tokens.accent};
                   text-align: left; }}
    QPushButton:hover {{ background: {tokens.hover}; }}
    QPushButton:focus {{ border-color: {tokens.accent}; }}
    """


def switch(tokens: Tokens) -> str:
    """Words side by side, one of them in force."""
    return f"""
    QPushButton {{ border: 1px solid transparent; border-radius: 5px; padding: 3px 12px;
                   background: transparent; color: {tokens.muted}; }}
    QPushButton:hover {{ color: {tokens.ink}; }}
    QPushButton:checked {{ background: {tokens.base}; border-color: {tokens.line}; color: {tokens.ink}; }}
    QPushButton:disabled {{ color: {tokens.line}; }}
    QPushButton:focus {{ border-color: {tokens.accent}; }}
    """


def plain_button(tokens: Tokens) -> str:
    """A framed button at the foot of a dialog."""
    return f"""
    QPushButton {{ border: 1px solid {tokens.line}; border-radius: 6px; padding: 6px 16px;
                   background: {tokens.base}; color: {tokens.ink}; }}
    QPushButton:hover {{ background: {tokens.hover}; }}
    QPushButton:focus {{ border-color: {tokens.accent}; }}
    QPushButton:disabled {{ color: {tokens.muted}; background: {tokens.window}; }}
    """


def main_button(tokens: Tokens) -> str:
    """The button that does what the dialog is for."""
    return f"""
    QPushButton {{ border: 1px solid {tokens.accent}; border-radius: 6px; padding: 6px 16px;
                   background: {tokens.accent}; color: {tokens.accent_ink}; }}
    QPushButton:focus {{ border: 2px solid {tokens.ink}; padding: 5px 15px; }}
    QPushButton:disabled {{ border-color: {tokens.line}; background: {tokens.window};
                            color: {tokens.muted}; }}
    """


def listed(tokens: Tokens) -> str:
    """A list in a dialog, its rows with room about them."""
    return f"""
    QListWidget {{ border: 1px solid {tokens.line}; border-radius: 6px; background: {tokens.base};
                   color: {tokens.ink}; padding: 3px; outline: none; }}
    QListWidget:focus {{ border-color: {tokens.accent}; }}
    QListWidget::item {{ padding: 6px 8px; border-radius: 4px; }}
    QListWidget::item:hover {{ background: {tokens.hover}; }}
    QListWidget::item:selected {{ background: {tokens.selected}; color: {tokens.ink}; }}
    """


def floating(tokens: Tokens) -> str:
    """A label or a box that lies over the 3D view, with quiet round buttons in it."""
    return f"""
    QLabel#floating, QFrame#floating {{ background: {tokens.raised}; border: 1px solid {tokens.line};
                                        border-radius: 6px; color: {tokens.ink}; }}
    QLabel#floating {{ padding: 2px 8px; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 2px;
                   background: transparent; }}
    QToolButton:hover {{ background: {tokens.hover}; }}
    QToolButton:focus {{ border-color: {tokens.accent}; }}
    QToolButton:pressed {{ background: {tokens.selected}; }}
    """


def dress(widget: QWidget, sheet: Sheet, theme: Theme) -> None:
    """Dress a widget for the theme, now and whenever it changes."""
    _Dresser(widget, sheet, theme)


class _Dresser(QObject):
    """Lives and dies with its widget, and so does its connection to the theme."""

    def __init__(self, widget: QWidget, sheet: Sheet, theme: Theme) -> None:
        super().__init__(widget)
        self._widget, self._sheet, self._theme = widget, sheet, theme
        theme.changed.connect(self._put_on)
        self._put_on()

    def _put_on(self) -> None:
        self._widget.setStyleSheet(self._sheet(self._theme.tokens))


class LineSplitter(QSplitter):
    """Panes with a hair line between them."""

    def __init__(self, orientation: Qt.Orientation, theme: Theme) -> None:
        super().__init__(orientation)
        self.theme = theme
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)

    def createHandle(self) -> QSplitterHandle:
        """The hair line."""
        return _Line(self.orientation(), self)


class _Line(QSplitterHandle):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        splitter = self.splitter()
        assert isinstance(splitter, LineSplitter)
        painter.fillRect(self.rect(), splitter.theme.colour("line"))
        painter.end()
