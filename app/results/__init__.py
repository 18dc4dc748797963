"""The table of results: what came out of the open folder, picture by picture, while it is counted and after.

`window` lays it out, `rows` is its view and `model` what that shows, from `figures`, which are sorted and filtered;
`tally` says how fast a count goes, `saving` writes the results to a file, `aside` reads while the window goes on.
"""
