"""How an archive grows: ``python benchmarks/archive.py [ARTICLES] [sqlite|postgresql ...]``, see growth.py.

The folder of a script stands first where Python looks for modules, so that this file stands before the package
``archive`` for every script beside it. Asked for as that package, it hands the package out.
"""

import sys
from importlib import import_module
from pathlib import Path

HERE, PATH = Path(__file__).parent.resolve(), list(sys.path)
sys.modules.pop("archive", None)
sys.path[:] = [folder for folder in PATH if Path(folder).resolve() != HERE]
try:
    sys.modules["archive"] = import_module("archive")
finally:
    sys.path[:] = PATH

if __name__ == "__main__":
    from growth import main

    main()
