"""The research service of Plasma Engine."""

__version__ = "0.1.0"
