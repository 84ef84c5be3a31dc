"""What is drawn: the charts beside the desk, and plotly figures: of a session, learning curves, films of strategies.

The only folder that imports plotly; the charts beside the desk are drawn by the page, from the data of `page_data`.

They are drawn from plain data (`LiveData`, a frame, a `Film`) and know no session.
"""

from al_widget.charts.curves import learning_curves
from al_widget.charts.film import Film, Scene
from al_widget.charts.live import LiveData, session_figure

__all__ = ["Film", "LiveData", "Scene", "learning_curves", "session_figure"]
