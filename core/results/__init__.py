"""What came out of a folder: a row for each picture (`rows`), as tables (`tables`) and as a page to read (`page`).

    with open_project(folder) as project:
        write_html(project, Path("report.html"))

Rows come one by one, so that a folder of 100,000 pictures needs no more memory than one of ten; only the pictures of a
project are listed as a whole.
"""
