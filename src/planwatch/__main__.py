"""``python -m planwatch`` is ``planwatch``."""

from planwatch.cli.main import main

if __name__ == "__main__":
    main()
