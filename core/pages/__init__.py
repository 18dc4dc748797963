"""Web pages that need nothing but themselves: no script, no link elsewhere; read in light, in dark and on paper.

    render("results.html", title="광장", chart=as_svg(figure, "people over time"))

Templates lie in `resources/templates`; every value that comes from outside is escaped there.
"""
