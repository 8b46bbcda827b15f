"""All benchmarks, one after the other: ``make bench``.

Those that need data from outside name it by ``DEVISU_BENCH_DATA`` and say so where it is not set.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def main() -> int:
    """Run every benchmark in a process of its own; 1 where one of them fails."""
    failed = []
    for path in sorted(FOLDER.glob("[!_]*.py")):
        print(f"\n== {path.stem}\n", flush=True)
        if subprocess.run([sys.executable, str(path)], cwd=FOLDER.parent, check=False).returncode:
            failed.append(path.stem)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
