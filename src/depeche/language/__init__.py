"""Languages: which one a text is in, and its parse as plain sentences of words."""
