"""What each class of a task is called now, as its log tells: renamed and merged classes keep their labels."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from al_widget.labels.event import Event


@dataclass(frozen=True, slots=True)
class Rename:
    """A class that was given another name, or merged into another class.

    Attributes
    ----------
    old, new
        What the class was called before, and since.
    source, target
        The class, and the one it was merged into; None where the name was free.
    in_place
        Whether it stays at its place among the classes: not where the other one was in use.
    client, seq, annotator, offset
        Of the event that said so.
    """

    old: str
    new: str
    source: str
    target: str | None
    in_place: bool
    client: str
    seq: int
    annotator: str | None
    offset: int

    @property
    def value(self) -> dict[str, str]:
        """The names, as a decision holds them."""
        return {"from": self.old, "to": self.new}


class ClassNames:
    """The classes that a log names, each with an identity that no renaming changes.

    An identity is the name that a class began with. Labels are kept by it, so that they follow whatever the class is
    called later, and are back as they were when that is undone. A name that a class had before still leads to it: a
    page or another kernel may not have heard of the new one yet. Only a class that was added under that name since
    takes it away.

    Parameters
    ----------
    given
        The classes that the session was opened with, in their order.

    Examples
    --------
    >>> names = ClassNames(["spam", "ham"])
    >>> spam = names.identity("spam")
    >>> names.rename(Event("me", 1, "rename", value='{"from": "spam", "to": "junk"}'))
    >>> names.shown, names.name(spam), names.identity("spam") == names.identity("junk")
    (('junk', 'ham'), 'junk', True)
    >>> names.undo("me", 1)
    >>> names.shown
    ('spam', 'ham')
    """

    def __init__(self, given: Sequence[str]) -> None:
        self._given = tuple(given)
        self._began: dict[str, str] = {}  # identity -> the name it began with, in the order of the log
        self._used: set[str] = set()  # identities that somebody used: the others are shown only where they are given
        self._added: set[str] = set()  # identities that were added on the desk or in code
        self._ever: dict[str, str] = {}  # name -> the newest identity that was ever called so
        self._renames: tuple[Rename, ...] = ()  # that were not undone, oldest first
        self._called: dict[str, str] = {}  # identity -> what it is called now
        self._merged: dict[str, str] = {}  # identity -> the one it was merged into
        self._named: dict[str, str] = {}  # name -> the class that is called so now
        self._shown: tuple[str, ...] | None = None  # None: to be computed again
        self._former: dict[str, str] | None = None

    def copy(self) -> ClassNames:
        """Return the same names, to try out what would become of them."""
        other = ClassNames(())
        other._given, other._renames = self._given, self._renames
        other._began, other._ever = dict(self._began), dict(self._ever)
        other._used, other._added = set(self._used), set(self._added)
        other._replay(self._renames)
        return other

    # ---------------------------------------------------------------- the fold

    def apply(self, event: Event) -> None:
        """Fold in an event about the classes; any other changes nothing."""
        if event.key is not None or event.value is None:
            return
        if event.type == "class":
            self.add(event.value)
        elif event.type == "classes":
            self.know(json.loads(event.value))
        elif event.type == "rename":
            self.rename(event)
        elif event.type == "undo":
            undone = json.loads(event.value)
            self.undo(undone["client"], undone["seq"])

    def know(self, names: Iterable[str]) -> None:
        """Remember classes that a session was opened with."""
        for name in names:
            if self._find(name) is None:
                self._begin(name)

    def add(self, name: str) -> None:
        """Add a class; a name that led to another class means the new one from now on."""
        found = self._named.get(name) or self._begin(name)
        self._added.add(found)
        self._use(found)

    def identity(self, name: str, *, used: bool = True) -> str:
        """Return the class that a label of the log means; it is there from now on."""
        found = self._find(name) or self._begin(name)
        if used:
            self._use(found)
        return found

    def rename(self, event: Event) -> None:
        """Give a class another name, or merge it into the class of that name."""
        said = json.loads(str(event.value))
        source, target = self._root(self.identity(said["from"])), self._named.get(said["to"])
        if source == target:
            return  # two pages said the same
        if target is None:
            self._ever[said["to"]] = source
        whose = (event.client, event.seq, event.annotator, event.offset)
        new = Rename(said["from"], said["to"], source, target, target not in self._used, *whose)
        self._replay((*self._renames, new))

    def undo(self, client: str, seq: int) -> None:
        """Take back what an event renamed; nothing happens where its old name means another class by now."""
        remaining = self._without(client, seq)
        if self._blocking(remaining) is None:
            self._replay(remaining)

    # ---------------------------------------------------------------- what can be asked of it

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of the classes: those given in their order, then the others in the order of the log."""
        if self._shown is None:
            self._shown = tuple(dict.fromkeys([*self._those_given(), *self._others()]))
        return self._shown

    @property
    def former(self) -> dict[str, str]:
        """Names that lead to a class which is called otherwise now -> that name."""
        if self._former is None:
            shown = set(self.shown)
            led = ((name, self.name(one)) for name, one in self._ever.items() if name not in self._named)
            self._former = {name: now for name, now in led if now in shown}
        return self._former

    @property
    def renamed_to(self) -> dict[str, str]:
        """Former names of classes that were renamed, and not merged -> what they are called now."""
        return {name: now for name, now in self.former.items() if self._ever[name] not in self._merged}

    @property
    def renamed(self) -> bool:
        """Whether the labels are written otherwise than the log has them."""
        return bool(self._renames) or len(self._ever) < len(self._began)

    def find(self, name: str) -> str:
        """Return the class that a name leads to; the name itself where it leads to none."""
        return self._find(name) or name

    def name(self, identity: str) -> str:
        """Return what a class is called now."""
        root = self._root(identity)
        return self._called.get(root, root)

    def lasting_name(self, identity: str) -> str:
        """Return a name that leads to a class now, and still does when a renaming is undone."""
        began = self._began.get(identity, identity)
        return began if self._find(began) == identity else self.name(identity)

    def is_known(self, name: str) -> bool:
        """Whether the log names such a class, or did before it was renamed."""
        return self._find(name) is not None

    def was_added(self, name: str) -> bool:
        """Whether the class, or one merged into it, was added on the desk or in code."""
        found = self._named.get(name)
        return any(self._root(one) == found for one in self._added)

    def newest(self, annotator: str | None) -> Iterator[Rename]:
        """Return an annotator's renamings that were not undone, newest first."""
        return (one for one in reversed(self._renames) if one.annotator == annotator)

    def last(self, annotator: str | None, said: Mapping[str, str] | None = None) -> Rename | None:
        """Return an annotator's newest renaming that was not undone, overall or of these names; None without one."""
        return next((one for one in self.newest(annotator) if said is None or one.value == said), None)

    def hindrance(self, rename: Rename) -> str | None:
        """Return the name that is in the way of undoing a renaming, or None."""
        return self._blocking(self._without(rename.client, rename.seq))

    # ---------------------------------------------------------------- inside

    def _begin(self, name: str) -> str:
        """Return a new identity: the name, unless another class began with it."""
        # No name holds NUL.
        identity = name if name not in self._began else f"{name}\0{len(self._began)}"
        self._began[identity] = self._called[identity] = name
        self._ever[name] = self._named[name] = identity
        self._shown = self._former = None
        return identity

    def _use(self, identity: str) -> None:
        if identity not in self._used:
            self._used.add(identity)
            self._shown = self._former = None

    def _replay(self, renames: tuple[Rename, ...]) -> None:
        self._renames = renames
        self._called, self._merged = self._names_after(renames)
        self._named = {name: identity for identity, name in self._called.items() if identity not in self._merged}
        self._shown = self._former = None

    def _find(self, name: str) -> str | None:
        return self._named.get(name) or self._ever.get(name)

    def _root(self, identity: str) -> str:
        return self._path(identity)[-1] if identity in self._merged else identity

    def _path(self, identity: str) -> list[str]:
        """Return a class, and those that it was merged into one after the other."""
        path = [identity]
        while path[-1] in self._merged:
            path.append(self._merged[path[-1]])
        return path

    def _without(self, client: str, seq: int) -> tuple[Rename, ...]:
        return tuple(one for one in self._renames if (one.client, one.seq) != (client, seq))

    def _blocking(self, renames: Iterable[Rename]) -> str | None:
        """Return a name that two classes would have; None if each has its own."""
        called, merged = self._names_after(renames)
        taken: set[str] = set()
        for identity, name in called.items():
            if identity not in merged:
                if name in taken:
                    return name
                taken.add(name)
        return None

    def _names_after(self, renames: Iterable[Rename]) -> tuple[dict[str, str], dict[str, str]]:
        """Return identity -> name, and identity -> the one it was merged into."""
        called, merged = dict(self._began), {}
        for one in renames:
            if one.target is None:
                called[one.source] = one.new
            else:
                merged[one.source] = one.target
        return called, merged

    def _those_given(self) -> Iterable[str]:
        """Return the given classes by what they are called now: a merged one stands at the place of its target."""
        found = [self._find(name) for name in self._given]
        elsewhere = {one.source for one in self._renames if not one.in_place}
        roots = {one for one in found if one is not None and self._root(one) == one}
        for name, identity in zip(self._given, found, strict=True):
            if identity is None:
                yield name
                continue
            *merged, root = self._path(identity)
            if not merged or (root not in roots and elsewhere.isdisjoint(merged)):
                yield self.name(root)

    def _others(self) -> Iterable[str]:
        used = {self._root(one) for one in self._used}
        return (self._called[one] for one in self._began if one in used)
