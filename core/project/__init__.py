"""A folder's work in one SQLite file: pictures, dots, edits, regions, runs. Every edit is a transaction.

    with open_project(folder) as project:
        for notice in project.notices:
            print(notice.text)
        picture, *_ = project.sync(find_images([folder])[0])
        project.edit(picture.id, EditDots.add(project.marks(picture.id), [(120.5, 88.0)]))
        project.undo()

The file is `dotori-project.sqlite` beside the pictures, or in the user's data folder where the pictures' folder cannot
be written to (`place`). One process writes at a time; a second one is told so and reads (`place.Lock`). A damaged file
is set aside and recovered (`recovery`). What the tables hold stands in `schema`.
"""

from core.project.opening import open_project
from core.project.project import Project
from core.project.records import Logged, Notice, Picture, Prediction, Reviewed, ReviewedRun, Run, RunKey, State, Step

__all__ = [
    "Logged",
    "Notice",
    "Picture",
    "Prediction",
    "Project",
    "Reviewed",
    "ReviewedRun",
    "Run",
    "RunKey",
    "State",
    "Step",
    "open_project",
]
