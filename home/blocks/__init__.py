"""The blocks that editors write with. One family a file."""

from .body import BodyBlock, HomeBlock

__all__ = ["BodyBlock", "HomeBlock"]
