"""From Page to Article: the article and its readers' comments, cleanly apart, from HTML or from plain text."""

from depeche.pages.predict import predict
from depeche.pages.reading import read_page

__all__ = ["predict", "read_page"]
