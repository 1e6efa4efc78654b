"""The round workbook: one Excel file with what a whole round came to.

`workbook.export_round` writes it. `reports` reads the round from the database; `summary`,
`matrix`, `figures`, `verdicts` and `register` each say what one sheet holds; `cells`, `tables`
and `sheets` know Excel and nothing of a round.
"""
