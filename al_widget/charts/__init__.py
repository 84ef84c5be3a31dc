"""Plotly figures: live beside the desk, learning curves, films of strategies. The only folder that imports plotly.

They are drawn from plain data (`LiveData`, a frame, a `Film`) and know no session.
"""

from al_widget.charts.curves import learning_curves
from al_widget.charts.film import Film, Scene
from al_widget.charts.live import LiveCharts, LiveData

__all__ = ["Film", "LiveCharts", "LiveData", "Scene", "learning_curves"]
