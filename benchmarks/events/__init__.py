"""A French set of own stories by which the coding of events is measured, half of it never looked at while coding."""
