"""How well the mentions of actors are found and resolved, on passages annotated by hand."""
