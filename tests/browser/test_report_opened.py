"""A report opened as a file, without a kernel and without a network: the curves are there, and nothing is asked for."""

from __future__ import annotations

import al_widget as al

TEXTS = [f"{word} film number {n}" for n in range(60) for word in ("fine", "poor")]


def test_the_curves_of_a_report_are_drawn_without_a_network(chrome, tmp_path):
    session = al.Session(TEXTS, ["pos", "neg"], store=None, audit=0.3, seed_size=20)
    for _ in range(4):
        for query in session.query():
            session.label(query.id, "neg" if query.id % 2 else "pos")
        session.update()
    path = session.report(tmp_path / "report.html")
    context = chrome.new_context(offline=True, viewport={"width": 900, "height": 900})
    page, asked, errors = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    page.locator(".main-svg .barlayer .point").first.wait_for(state="attached")
    measured = [one for one in session.rounds if one.accuracy is not None]
    assert page.locator(".main-svg .scatterlayer .point").count() >= len(measured) > 1
    assert errors == []
    assert asked == [path.as_uri()]
    assert path.stat().st_size < 1_500_000
    context.close()
