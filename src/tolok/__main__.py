"""`python -m tolok` is the same command as `tolok`."""

from tolok.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
