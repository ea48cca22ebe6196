"""Who is who: the tables of states, offices, persons and groups, the mentions of them, and who is meant by each."""
