"""What every kind of example can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

import numpy as np

from al_widget.data.cache import Cache
from al_widget.data.features.embeddings import Embedder
from al_widget.data.features.features import Features, Progress, TakePart
from al_widget.data.features.representations import Representations
from al_widget.data.frames import as_python, is_frame, is_series, missing, read_frame, record
from al_widget.data.unreadable import holds_several, is_list, refusal
from al_widget.exceptions import DataError, excerpt

if TYPE_CHECKING:
    import pandas as pd


_WIDEST_ROW = 10_000  # cells: a longer Series holds examples, and is not searched for the names of columns


@dataclass(frozen=True)
class CardBody:
    """What a card shows of an example: a text, cells, or both; or html.

    Attributes
    ----------
    kind
        The component of the page that shows it.
    text
        Shown verbatim.
    fields
        Cells as pairs of column and value, in the order shown; None where the card has none.
    html
        Sanitised markup.
    """

    kind: Literal["text", "row", "html"]
    text: str | None = None
    fields: tuple[tuple[str, str], ...] | None = None
    html: str | None = None


@dataclass(frozen=True)
class Reader(ABC):
    """Reads new examples into the form in which a kind holds those of the pool.

    It can be pickled, and goes along with a model to where there is no pool, no session and no store.
    """

    @abstractmethod
    def read(self, data: Any, what: str = "new examples") -> Any:
        """Return new examples as the kind holds them: n texts, a frame, an array, a CSR matrix, or a list.

        Parameters
        ----------
        data
            What the user passed, in any form the pool could have had.
        what
            What it was passed as.

        Raises
        ------
        DataError
            If they cannot be read; the sentence begins with `what`.
        """


@dataclass(frozen=True)
class SequenceReader(Reader):
    """Reads objects of any sequence, as they are."""

    def read(self, data: Any, what: str = "new examples") -> list[Any]:
        """Return the objects as a list."""
        values = as_list(read_frame(data, what))
        if values is None:
            raise refusal(data, what, "a list of examples")
        return values


@dataclass(frozen=True, eq=False)
class FrameReader(Reader):
    """Reads rows of a frame of any library.

    Attributes
    ----------
    empty
        The pool's frame without its rows: its columns. New rows may have them in another order, and others beside them.
    """

    empty: pd.DataFrame

    # The names alone, since a file for a model cannot hold every frame: skops knows none.
    def __getstate__(self) -> dict[str, Any]:
        columns = self.empty.columns
        levels = list(columns.names)
        return {"names": [as_python(name) for name in columns], "levels": levels, "nested": columns.nlevels > 1}

    def __setstate__(self, state: dict[str, Any]) -> None:
        import pandas as pd

        names, levels = state["names"], state["levels"]
        nested = pd.MultiIndex.from_tuples(names, names=levels) if state["nested"] else None
        columns = _flat_index(names, levels[0]) if nested is None else nested
        object.__setattr__(self, "empty", pd.DataFrame(columns=columns))

    def read(self, data: Any, what: str = "new examples") -> pd.DataFrame:
        """Return the rows as a pandas frame with the pool's columns, in the pool's order."""
        frame = self._frame(read_frame(data, what), what)
        if len(frame) == 0:
            return self.empty
        places = match_columns(list(self.empty.columns), list(frame.columns))
        missed = [name for name, place in zip(self.empty.columns, places, strict=True) if place is None]
        if missed:
            raise DataError(
                f"{what}: expected a frame with the pool's columns {excerpt(list(self.empty.columns))}, got one "
                f"without {excerpt(missed)}. Its columns are {excerpt(list(frame.columns))}; add what is missing, "
                "with None where a value is not known."
            )
        rows = frame.iloc[:, places]
        rows.columns = self.empty.columns
        return rows

    def _frame(self, data: Any, what: str) -> pd.DataFrame:
        """Return the data as a frame: a Series named like the only column too, and nothing at all as no rows."""
        names = list(self.empty.columns)
        if is_frame(data):
            return data
        if is_series(data) and match_columns(names, [data.name]) == [0]:
            return data.to_frame()
        if is_one_row(data, names):
            raise one_row(what)
        if as_list(data) == []:
            return self.empty
        raise refusal(data, what, f"a frame with the columns {excerpt(names)}")


def _flat_index(names: list[Any], level: Hashable) -> pd.Index:
    """Return names of columns as an index of one level, of the type that pandas chooses for them."""
    import pandas as pd

    try:
        return pd.Index(names, name=level, tupleize_cols=False)
    except UnicodeError:  # half a character, which pandas' own type of text refuses
        return pd.Index(names, object, name=level, tupleize_cols=False)


@dataclass(frozen=True, eq=False)
class Kind(ABC):
    """The examples of a pool, as one kind of example.

    Attributes
    ----------
    name
        What this kind is called.
    examples
        What the person sees and the featurizer reads: a sequence, a frame or a matrix of n examples.
    frame
        The whole frame where the data came as one; None otherwise.
    column
        The column of the frame that the examples were read from; None where it is all of them.
    """

    name: ClassVar[str]

    examples: Any
    frame: pd.DataFrame | None = None
    column: Hashable | None = None

    @classmethod
    @abstractmethod
    def recognise(cls, data: Any, column: Hashable | None) -> Self | None:
        """Return the examples if the data is of this kind, None if it is not.

        Parameters
        ----------
        data
            What the user passed; a frame of any library comes as pandas.
        column
            The column of a frame the user named for this kind; None: guess.

        Raises
        ------
        DataError
            If the data is of this kind, but cannot be read.
        """

    @abstractmethod
    def key_bytes(self, features: Any) -> Iterable[bytes]:
        """Yield the bytes each example is known by. They are in every store: never change them.

        Parameters
        ----------
        features
            The user's `features=`, for examples without a content that could be hashed.
        """

    @abstractmethod
    def body(self, row: int, show: Sequence[Hashable] | None) -> CardBody:
        """Return what the card of an example shows.

        Parameters
        ----------
        row
            Its position.
        show
            The columns of the frame the user wants on the card; None: as usual for this kind.
        """

    def __len__(self) -> int:
        return len(self.examples)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self)} examples)"

    def blank(self) -> np.ndarray:
        """Return which examples have nothing to show, as booleans of shape (n,)."""
        return self.gaps(self.examples)

    def gaps(self, examples: Any) -> np.ndarray:
        """Return which of some examples, held as the pool's are, have nothing to show: booleans of shape (n,)."""
        return np.zeros(n_rows(examples), bool)

    def example(self, row: int) -> Any:
        """Return one example as the user would write it; of a frame with several columns, the row as a dict."""
        if self.frame is not None and len(self.frame.columns) > 1:
            return {name: as_python(cell) for name, cell in record(self.frame, row).items()}
        return self.examples[row]

    def how_read(self) -> str | None:
        """Return how a frame was read where the user did not say it, in a sentence; None where that is plain."""
        return None

    def reader(self) -> Reader:
        """Return what reads new examples into the form of `examples`."""
        return SequenceReader()

    def frame_reader(self) -> Reader:
        """Return what reads new rows into the form of `frame`; only for a pool that came as one."""
        if self.frame is None:
            raise DataError(f"Expected a pool that came as a frame, got one of kind {self.name!r}. Pass a frame.")
        return FrameReader(self.frame.iloc[:0].copy())

    def check_features(self, features: Any) -> None:  # noqa: B027 - most kinds have default features
        """Refuse `features=None` where this kind has no default features."""

    def default_features(self, progress: Progress, *, landmarks: bool) -> Features:  # noqa: ARG002 - for the kinds
        """Compute the features of this kind where the user gave none.

        Parameters
        ----------
        progress
            Called with the share done, between 0 and 1.
        landmarks
            Whether a linear model will be fitted that needs similarities to landmarks beside the columns of a table.

        Raises
        ------
        DataError
            If this kind has none.
        """
        raise DataError(
            "Expected features= for a pool of objects that are neither texts nor rows: "
            "a matrix, a transformer, or a function from examples to a matrix."
        )

    def features_in_parts(
        self,
        progress: Progress,
        first: TakePart,  # noqa: ARG002 - for the kinds
        *,
        landmarks: bool,
    ) -> Features:
        """Compute the default features, and hand over a part of many examples as soon as they can be compared.

        Parameters
        ----------
        progress, landmarks
            As for `default_features`.
        first
            Takes the part; it is called once at most.
        """
        return self.default_features(progress, landmarks=landmarks)

    def representations(
        self,
        base: Features,  # noqa: ARG002 - for the kinds
        embedder: Embedder | None,  # noqa: ARG002 - for the kinds
        cache: Cache | None,  # noqa: ARG002 - for the kinds
    ) -> Representations | None:
        """Return what labels may choose between, the default features first; None where there is nothing else.

        Parameters
        ----------
        base
            The default features.
        embedder
            Makes vectors of meaning; None where there is no source.
        cache
            Where vectors are kept between sessions; None for nowhere.
        """
        return None

    def default_c(self, outcomes: int) -> float:  # noqa: ARG002 - for the kinds
        """Return the inverse strength of regularisation `C` that suits the default features.

        Parameters
        ----------
        outcomes
            The number of classes one classifier tells apart; 2 where each class is a yes or no of its own.
        """
        return 1.0


def as_list(data: Any) -> list[Any] | None:
    """Return a sequence of examples as a list; None if the data is one example, or has no order."""
    return list(data) if is_list(data) else None


def n_rows(examples: Any) -> int:
    """Return how many examples there are in what a reader returned."""
    return int(examples.shape[0]) if hasattr(examples, "shape") else len(examples)


def match_columns(wanted: Sequence[Hashable], names: Sequence[Hashable]) -> list[int | None]:
    """Return the place of each wanted column among `names`, None where it is missing.

    A name is found as text too where only one column is called so: files and other libraries know no other names.

    Examples
    --------
    >>> match_columns([2021, "b"], ["b", "2021", "c"]), match_columns([1, "1"], ["1"])
    ([1, 0], [None, 0])
    """
    exact = {_known_name(name): place for place, name in enumerate(names)}
    texts, wanted_texts = [str(name) for name in names], [str(name) for name in wanted]
    places: list[int | None] = []
    for name, text in zip(wanted, wanted_texts, strict=True):
        place = exact.get(_known_name(name))
        if place is None and texts.count(text) == 1 and wanted_texts.count(text) == 1:
            place = texts.index(text)
        places.append(place)
    return places


def _known_name(name: Hashable) -> Hashable:
    """Return a name that equals itself, as NaN does not; what can be no name is equal to none."""
    try:
        hash(name)
    except TypeError:
        return object()
    return name if name is None or not missing(name) else ...


def is_one_row(data: Any, names: Sequence[Hashable]) -> bool:
    """Check whether the data is a single row of a frame: a Series or a dict by the names of its columns."""
    # Lists and dicts would be whole columns.
    is_dict = isinstance(data, Mapping) and not any(holds_several(v) or isinstance(v, Mapping) for v in data.values())
    if len(names) < 2 or not (is_dict or is_series(data)) or not len(names) <= len(data) <= _WIDEST_ROW:
        return False
    return set(map(_known_name, names)) <= set(map(_known_name, data if is_dict else data.index))


def one_row(what: str) -> DataError:
    """Return the error for a single row where several are expected."""
    return DataError(
        f"{what}: expected a frame, got a single row. Pass a frame of one row: frame.iloc[[0]], or pd.DataFrame([row])."
    )
