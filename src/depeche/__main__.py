"""`python -m depeche` is the command line."""

from depeche.cli import main

if __name__ == "__main__":
    main()
