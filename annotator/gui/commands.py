"""Every action with its words, key and menu: one table, from which menus, keys and the list of keys are made."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from annotator.gui.in_force import hold


@dataclass(frozen=True, slots=True)
class Command:
    name: str  # also the method that does it
    words: str
    keys: tuple[str, ...] = ()
    page: bool = False  # answers to its keys only where the page or the cards have the focus
    words_only: bool = False  # only where the page has it
    tree: bool = False  # answers to its keys only where the codebook has the focus
    ticks: bool = False  # is on or off


MENUS: Mapping[str, Sequence[Command | None]] = {
    "Library": (
        Command("import_files", "Import clips…", ("Ctrl+O",)),
        Command("import_folder", "Import a folder…", ("Ctrl+Shift+O",)),
        Command("watch_folder", "Watch a folder…"),
        Command("stop_watching", "Watch no folder"),
        None,
        Command("export", "Export excerpts…", ("Ctrl+E",)),
        Command("print_document", "Print…", ("Ctrl+P",)),
        None,
        Command("open_library", "Open another library…"),
        Command("new_library", "New library…"),
        None,
        Command("merge_libraries", "Merge libraries…"),
        Command("show_questions", "Conflicts…"),
        Command("compare_people", "Compare two people…"),
        Command("share_library", "Hand over a copy…"),
        Command("undo_merge", "Undo the last merge…"),
        None,
        Command("back_up", "Back up now"),
        Command("restore_backup", "Restore a backup…"),
        None,
        Command("change_name", "Your name…"),
        Command("show_preferences", "Preferences…", ("Ctrl+,",)),
        Command("choose_keys", "Choose keys…"),
        Command("quit", "Quit", ("Ctrl+Q",)),
    ),
    "Edit": (
        Command("undo", "Undo", ("Ctrl+Z",)),
        Command("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
        Command("show_history", "History…", ("Ctrl+H",)),
        Command("history_of_highlight", "History of the highlight…", ("Ctrl+Shift+H",)),
        Command("show_trash", "Trash…", ("Ctrl+Shift+Delete",)),
        None,
        Command("copy_quote", "Copy quote", ("Ctrl+Shift+C",)),
        Command("copy_markdown", "Copy as Markdown", ("Ctrl+Alt+C",)),
        Command("delete", "Delete highlight", ("Delete",), page=True),
    ),
    "Mark": (
        Command("highlight", "Highlight", ("H",), page=True),
        Command("choose_tags", "Tag…", ("T",), page=True),
        Command("write_note", "Note…", ("N",), page=True),
        Command("note_on_document", "Note on the document…", ("Shift+N",), page=True),
        Command("move_note", "Move the note…", ("Shift+M",), page=True),
        Command("delete_note", "Delete the note", ("Shift+Delete",), page=True),
        Command("tag_in_vivo", "Tag named by these words", ("V",), page=True),
        Command("show_bar", "Bar beside the selection", ("B",), page=True),
        Command("keep_bar_back", "Bar only at its key, or by itself"),
        Command("tag_all", "Tag every place of a term…", ("Shift+T",), page=True),
        Command("repeat_tags", "Same tags again", ("Return", "Enter"), page=True, words_only=True),
        None,
        Command("attach_here", "Attach here", ("A",), page=True),
        Command("carry_over", "Carry highlights over…"),
        Command("show_captures", "Captures of this document…"),
        None,
        Command("grow_end", "Grow by a word", ("]", "Alt+Right"), page=True),
        Command("shrink_end", "Shrink by a word", ("[", "Alt+Left"), page=True),
        Command("grow_start", "Grow at the beginning", ("{",), page=True),
        Command("shrink_start", "Shrink at the beginning", ("}",), page=True),
        None,
        Command("next_highlight", "Next highlight", ("J",), page=True),
        Command("previous_highlight", "Previous highlight", ("K",), page=True),
        Command("choose_here", "Highlight at the caret", ("W",), page=True, words_only=True),
    ),
    "Codebook": (
        Command("new_tag", "New tag…"),
        None,
        Command("rename_tag", "Rename", ("F2",), tree=True),
        Command("edit_tag", "Edit…", ("Alt+Return", "Alt+Enter"), tree=True),
        Command("note_on_tag", "Note…", ("N",), tree=True),
        Command("move_tag", "Move below…", ("Ctrl+U",), tree=True),
        Command("tag_up", "Move up", ("Alt+Up",), tree=True),
        Command("tag_down", "Move down", ("Alt+Down",), tree=True),
        Command("sort_tags", "Sort this level by name", tree=True),
        Command("merge_tag", "Merge into…", ("Ctrl+M",), tree=True),
        Command("split_tag", "Split…", ("Ctrl+D",), tree=True),
        Command("deprecate_tag", "Deprecate", tree=True),
        Command("delete_tag", "Delete", ("Delete",), tree=True),
        None,
        Command("import_codebook", "Import a codebook…"),
        Command("export_codebook", "Export the codebook…"),
    ),
    "Select": (
        Command("select_sentence", "The sentence", ("S",), page=True),
        Command("next_sentence", "The next sentence", (".",), page=True, words_only=True),
        Command("previous_sentence", "The sentence before", (",",), page=True, words_only=True),
        Command("select_paragraph", "The paragraph", ("P",), page=True, words_only=True),
        None,
        Command("extend_word", "A word more", ("Ctrl+Shift+Right",), page=True, words_only=True),
        Command("extend_word_back", "A word back", ("Ctrl+Shift+Left",), page=True, words_only=True),
        Command("extend_sentence", "A sentence more", (">", "Alt+Shift+Down"), page=True, words_only=True),
        Command("extend_sentence_back", "A sentence back", ("<", "Alt+Shift+Up"), page=True,
                words_only=True),
        Command("extend_paragraph", "A paragraph more", ("Ctrl+Shift+Down",), page=True, words_only=True),
        Command("extend_paragraph_back", "A paragraph back", ("Ctrl+Shift+Up",), page=True, words_only=True),
        None,
        Command("word_on", "Caret to the next word", ("Ctrl+Right",), page=True, words_only=True),
        Command("word_back", "Caret to the word before", ("Ctrl+Left",), page=True, words_only=True),
        Command("sentence_on", "Caret to the next sentence", ("Alt+Down",), page=True, words_only=True),
        Command("sentence_back", "Caret to the sentence before", ("Alt+Up",), page=True, words_only=True),
        Command("paragraph_on", "Caret to the next paragraph", ("Ctrl+Down",), page=True, words_only=True),
        Command("paragraph_back", "Caret to the paragraph before", ("Ctrl+Up",), page=True, words_only=True),
    ),
    "View": (
        Command("go_anywhere", "Go to anything", ("Ctrl+K",)),
        Command("find_document", "Search the library", ("Ctrl+Shift+F",)),
        Command("sort_documents", "Sort the list of documents…"),
        Command("show_overview", "Overview of the library", ("Ctrl+Shift+T",)),
        Command("find", "Find on this page", ("Ctrl+F",)),
        Command("find_next", "Next hit", ("F3", "Ctrl+G")),
        Command("find_previous", "Previous hit", ("Shift+F3", "Ctrl+Shift+G")),
        Command("show_outline", "Outline", ("O",), page=True),
        Command("go_back", "Back", ("Backspace",), page=True),
        Command("go_forward", "Forward", ("Shift+Backspace",), page=True),
        Command("next_pane", "Next pane", ("F6",)),
        None,
        Command("show_list", "List of documents", ("F9",), ticks=True),
        Command("show_panel", "Highlights and tags", ("Shift+F9",), ticks=True),
        Command("full_screen", "Full screen", ("F11",), ticks=True),
        None,
        Command("larger", "Larger words", ("Ctrl++", "Ctrl+=")),
        Command("smaller", "Smaller words", ("Ctrl+-",)),
        Command("usual_size", "Usual size and spacing", ("Ctrl+0",)),
        Command("wider", "Wider column"),
        Command("narrower", "Narrower column"),
        Command("looser", "More space between lines"),
        Command("tighter", "Less space between lines"),
        Command("change_face", "Another face: serif, sans, clear letters"),
        Command("justify", "Straight right edge, or ragged"),
        Command("wrap_code", "Wrap long lines of code, or not"),
        Command("set_page", "How the page is set…"),
        None,
        Command("compare_here", "Two people side by side", ("C",), page=True, words_only=True, ticks=True),
        Command("next_difference", "Next difference", ("D",), page=True, words_only=True),
        Command("previous_difference", "Previous difference", ("Shift+D",), page=True, words_only=True),
        None,
        Command("show_margin", "Tag names in the margin", ("M",), page=True, ticks=True),
        Command("toggle_theme", "Light or dark", ("Ctrl+Shift+L",)),
    ),
    "Help": (
        Command("open_guide", "Read the guide"),
        Command("show_keys", "All keys", ("F1",)),
        Command("ask_keys", "All keys", ("?",), page=True),
    ),
}


class Commands:
    """The table's actions, by name. Each calls the method of its name on the first of `owners` that has it."""

    def __init__(self, window: QWidget, owners: Sequence[QObject], page: Sequence[QWidget], tree: QWidget) -> None:
        self._actions: dict[str, QAction] = {}
        for commands in MENUS.values():
            for command in filter(None, commands):
                action = QAction(_told(command.words), window)
                action.setObjectName(command.name)
                action.setCheckable(command.ticks)
                action.setShortcuts([QKeySequence(k) for k in command.keys])
                owner = next(o for o in owners if _does(o, command.name))
                verb = getattr(owner, command.name)
                action.triggered.connect(lambda _=False, v=verb: v())
                if command.tree:
                    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                    tree.addAction(action)
                elif command.page:
                    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                    for widget in page[: 1 if command.words_only else None]:
                        widget.addAction(action)
                else:
                    window.addAction(action)
                self._actions[command.name] = action
                hold(command.name, command.keys, told(command))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def put_on(self, name: str, keys: Sequence[str]) -> None:
        """These keys and no others, as Qt writes them in English."""
        self._actions[name].setShortcuts([QKeySequence(k) for k in keys])
        hold(name, keys)

    def keep_off(self, but: Collection[str], why: str) -> None:
        """Every action that is not among these is off from now on."""
        for name, action in self._actions.items():
            if name not in but:
                action.setEnabled(False)
                action.setToolTip(why)

    def fill(self, menu: QMenu) -> None:
        """All menus below one."""
        for title, commands in MENUS.items():
            sub = menu.addMenu(_told(title))
            for command in commands:
                if command is None:
                    sub.addSeparator()
                elif command.name != "ask_keys":
                    sub.addAction(self._actions[command.name])

    def listed(self) -> list[tuple[str, str, str]]:
        """Name, words and first key of every action that can be done now."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            (name, action.text().rstrip("…"), action.shortcut().toString(native))
            for name, action in self._actions.items()
            if action.isEnabled() and name not in ("ask_keys", "go_anywhere")
        ]

    def keys(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each menu's actions that have a key, for people to read."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            (_told(title), [
                (_told(c.words), key)
                for c in commands
                if c and c.name != "ask_keys" and (key := self._actions[c.name].shortcut().toString(native))
            ])
            for title, commands in MENUS.items()
        ]


def told(said: Command | str) -> str:
    """A command's or a menu's words, for people to read."""
    return _told(said if isinstance(said, str) else said.words).rstrip("…")


def _does(owner: QObject, verb: str) -> bool:
    """Whether it is a method of ours: Qt has some of these names too, such as QWidget.find."""
    return any(verb in vars(kind) for kind in type(owner).__mro__ if kind.__module__.startswith("annotator."))


def _told(words: str) -> str:
    return QCoreApplication.translate("Commands", words)
