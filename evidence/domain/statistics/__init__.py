"""The public figures of a released round.

`totals` adds up what the districts reported, `suppression` decides which cells are not shown,
`published` joins the two into what the page and the downloads print; `chart` and `tiles` give
the shapes, `download` the files.
"""
