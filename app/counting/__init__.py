"""Counting in a process of its own, so that the window stays quick and torch stays out of it.

    engine = CountEngine()
    engine.finished.connect(lambda done: workspace.record_soon(done.request.image, done.run, done.found))
    job = engine.count(CountRequest(image, path, CountSettings(steps=20)))

`engine` speaks to the window, `link` is the thread that owns the process, `process` and `model` run inside that
process, `messages` go to and fro, and `frames` keeps what the timeline shows.
"""
