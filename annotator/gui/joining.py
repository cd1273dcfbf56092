"""Signals joined to slots: what one part of the window tells, and which other does something about it."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from annotator.gui.window import Window


def join(window: Window) -> None:
    _join_documents(window)
    _join_highlights(window)
    _join_sentences(window)
    _join_work(window)
    _join_rest(window)
    _join_keys(window)


def _join_documents(w: Window) -> None:
    for chosen in (w.shelf.document_chosen, w.going.document_asked, w.searching.document_asked):
        chosen.connect(w.opening.turn_to)
    for asking in (w.recalling, w.noting):
        asking.document_asked.connect(w.opening.open_document)
    w.shelf.import_asked.connect(w.errands.import_files)
    w.shelf.removal_asked.connect(w.remove_documents)
    w.shelf.status_asked.connect(w.bookmark.mark)
    w.shelf.channel_chosen.connect(lambda _: w.top.search.clear())
    w.shelf.order_chosen.connect(w.views.order_documents)
    w.shelf.note_asked.connect(w.noting.open)
    w.opening.empty.button.clicked.connect(w.errands.import_files)
    w.errands.imported.connect(w.opening.open_imported)
    w.errands.imported.connect(w.carrying.compare)
    w.trail.asked.connect(w.opening.go_to_place)
    w.sharing.place_asked.connect(w.opening.open_highlight)
    w.sharing.comparing.page_asked.connect(w.collating.show)
    w.top.search.textChanged.connect(w.collating.make_way)
    w.sharing.changed.connect(w.views.read_anew)
    w.bookmark.moved.connect(w.views.show_summary)
    w.bookmark.written.connect(w.views.show_documents)


def _join_highlights(w: Window) -> None:
    for asking in (w.searching, w.overviews):
        asking.highlight_asked.connect(w.opening.open_card)
        asking.highlight_asked.connect(w.marking.select)
    w.recalling.highlight_asked.connect(w.opening.go_to_highlight)
    w.marking.selected.connect(lambda _: w.views.show_selected())
    w.panel.cards.chosen.connect(w.opening.open_card)
    w.panel.cards.gone_to.connect(w.opening.go_to_highlight)
    w.panel.cards.sifted.connect(lambda _: w.attempt(w.views.show_cards))
    w.panel.cards.attach_asked.connect(w.carrying.attach)
    w.panel.cards.history_asked.connect(w.recalling.history_of)
    w.minimap.asked.connect(lambda share: w.reader.go_to(round(share * len(w.reader.text_shown.words))))
    w.going.tag_asked.connect(w.show_tagged)
    w.searching.tag_asked.connect(w.show_tagged)


def _join_sentences(w: Window) -> None:
    """What was done and what went wrong is told below; to a screen reader too, where nothing else shows it."""
    for owner in (
        w.bulk, w.carrying, w.codebook, w.codebook_files, w.errands, w.exporting, w.hand, w.noting, w.overviews,
        w.recalling, w.sharing, w.showing, w.stepping, w.collating,
    ):  # fmt: skip
        owner.told.connect(w.status.tell)
    for trying in (
        w.bulk, w.carrying, w.codebook, w.codebook_files, w.errands, w.exporting, w.hand, w.overviews, w.recalling,
        w.searching, w.sharing, w.stepping, w.waiting,
        w.collating,
    ):  # fmt: skip
        trying.failed.connect(w.status.fail)
    for keeping in (w.appearance, w.preferences):
        keeping.failed.connect(w.status.warn)
    w.recalling.spoken.connect(w.announce)
    w.collating.spoken.connect(w.announce)
    w.stepping.done.connect(w.announce)
    w.stepping.came_back.connect(w.marking.select)
    w.noting.held.connect(w.status.hold)
    w.noting.settled.connect(lambda: w.status.saved(w.workspace.library.path))
    w.status.details_asked.connect(w.leads.show_details)


def _join_work(w: Window) -> None:
    """What takes a while is seen below and can be stopped there."""
    for working in (w.jobs, w.showing):
        working.started.connect(w.status.begin)
        working.progressed.connect(w.status.progress)
        working.ended.connect(w.status.end)
        w.status.cancel_asked.connect(working.cancel)
    w.searching.progressed.connect(w.status.indexing)
    w.waiting.ended.connect(w.close)


def _join_rest(w: Window) -> None:
    w.going.search_asked.connect(w.searching.search)
    w.top.search.left.connect(w.reader.setFocus)
    w.appearance.changed.connect(w.views.show_look)
    w.errands.person_changed.connect(w.views.show_all)
    w.commands["show_margin"].setChecked(w.hand.margin.on)
    w.panes.folded.connect(w.show_state)
    w.searching.side.currentChanged.connect(lambda n: w.panes.lend_list(n > 0))
    w.show_state()
    for linking in (w.reader, w.noting):
        linking.link_clicked.connect(w.leads.follow_link)


def _join_keys(w: Window) -> None:
    w.preferences.learn(w.commands)
    for naming in (w.top.name_keys, w.panel.cards.show_state, w.panel.tags.name_keys):
        w.preferences.keys.changed.connect(naming)
        naming()
    order = (w.top.name, w.top.search, w.shelf.list, w.reader, w.panel.cards.list, w.panel.tags.tree)
    for before, after in pairwise(order):
        w.setTabOrder(before, after)
    for digit in range(1, 10):
        for widget in (w.reader, w.panel.cards.list):
            _key(str(digit), widget).activated.connect(partial(w.tagging.apply_pin, digit))
    _key("Esc", w.reader).activated.connect(w.let_go)
    QApplication.instance().focusChanged.connect(w.dismiss_popups)  # type: ignore[union-attr]


def _key(key: str, widget: QWidget) -> QShortcut:
    return QShortcut(QKeySequence(key), widget, context=Qt.ShortcutContext.WidgetShortcut)
