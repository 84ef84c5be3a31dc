"""A model as a file: by joblib, or by skops."""

from __future__ import annotations

import os
import pickle
import warnings
from pathlib import Path
from typing import Any

from al_widget.exceptions import DataError, ModelError
from al_widget.export.destination import check_path, replace, resolve


def save(pipeline: Any, path: Any, store: str | os.PathLike[str] | None = None) -> Path:
    """Write a model to a file and return its path; a file that is there is replaced once the new one is whole.

    Parameters
    ----------
    pipeline
        What is written.
    path
        The file. One that ends in .skops is written by skops, any other by joblib.
    store
        The session's label store, which is never written over; None where it is in memory.

    Warns
    -----
    UserWarning
        If a part of it is defined in the running program, so that another one cannot load the file.

    Raises
    ------
    DataError
        If the path is no place for a file, skops is not installed, or the disk refuses it.
    ModelError
        If a part of it cannot be pickled: the sentence says which, and what to do.
    """
    path = check_path(path, "model.joblib")
    by_skops = path.suffix.lower() == ".skops"
    if by_skops:
        _require_skops()
    target = resolve(path, store)
    local = _defined_here(pipeline)
    replace(target, lambda draft: _write(pipeline, draft, by_skops=by_skops))
    if local:
        warnings.warn(
            f"{str(path)!r} needs {', '.join(local)}, defined in this program: another one cannot load it. Move the "
            "definition to a module that both import, and save again.",
            stacklevel=3,
        )
    return path


def _write(pipeline: Any, draft: Path, *, by_skops: bool) -> None:
    if by_skops:
        from skops.io import dump

        try:
            dump(pipeline, draft)
        except OSError:
            raise
        except Exception as error:
            raise ModelError(
                f"skops cannot write this model ({type(error).__name__}: {error}). Save it under a name that ends in "
                ".joblib."
            ) from error
        return
    import joblib

    joblib.dump(pipeline, draft)


def _require_skops() -> None:
    try:
        import skops.io  # noqa: F401 - whether it is there
    except ImportError:
        raise DataError(
            "Writing a .skops file needs skops, which is not installed. Run pip install 'al_widget[skops]', or choose "
            "a name that ends in .joblib."
        ) from None


class _Nowhere:
    """A file that forgets what is written to it."""

    def write(self, data: Any) -> int:
        return memoryview(data).nbytes


class _Looking(pickle.Pickler):
    """Pickles to nowhere, and remembers what it found that only the running program can load."""

    def __init__(self) -> None:
        super().__init__(_Nowhere(), pickle.HIGHEST_PROTOCOL)
        self.local: dict[str, None] = {}

    def reducer_override(self, obj: Any) -> Any:
        if getattr(obj, "__module__", None) == "__main__" and hasattr(obj, "__qualname__"):
            self.local[obj.__qualname__] = None
        return NotImplemented


def _defined_here(pipeline: Any) -> list[str]:
    """Return the names of functions and classes in a model that no other program can load.

    Raises
    ------
    ModelError
        If the model cannot be pickled.
    """
    looking = _Looking()
    try:
        looking.dump(pipeline)
    except Exception as error:
        raise ModelError(
            f"The model cannot be pickled ({type(error).__name__}: {error}). A function, of features= for instance, "
            "must have a name in a module: write it with def at the top of a file and import it. Or write the model "
            "with cloudpickle: cloudpickle.dump(session.pipeline, file)."
        ) from error
    return list(looking.local)
