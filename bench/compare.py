"""``python bench/compare.py BEFORE [AFTER]``: figures of two checkouts, and of rivals, read in the same rounds."""

import os
import sys
from pathlib import Path

from figures import comparison
from programs import ROOT, install
from rivals import rivals
from run import SIZES, chosen, circumstances, folder_for, measures, options, run_rounds


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("before", type=Path, help="the folder of a checkout")
    parser.add_argument("after", type=Path, nargs="?", default=ROOT, help="the folder of another; none: this one")
    asked = parser.parse_args()
    sizes = SIZES[:2] if asked.quick else SIZES
    sys.setswitchinterval(0.0002)  # as in run.py
    load = os.getloadavg()[0]
    with folder_for(asked.folder) as folder:
        both = [install(folder / name, getattr(asked, name).absolute()) for name in ("before", "after")]
        wanted = measures(sizes) | (rivals(both[-1], sizes) if asked.rivals else {})
        wanted = chosen(wanted, parser, asked.only)
        (before, after), units = run_rounds(both, wanted, 3 if asked.quick else asked.rounds)
    print(circumstances(len(before), units, load), comparison(before, after), sep="\n\n")


if __name__ == "__main__":
    main()
