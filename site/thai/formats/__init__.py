"""Formats by language, for `FORMAT_MODULE_PATH = "thai.formats"`."""

# Stands before the year in Thai formats: WORD JOINER, which takes no room. See thai.middleware.
YEAR_MARK = "\u2060"
