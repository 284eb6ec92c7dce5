"""``python -m riwaya`` is ``riwaya``."""

from riwaya.cli import main

main()
