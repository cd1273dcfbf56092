"""Where the frozen app begins: as the app, or as one of the processes that it starts beside itself."""

import runpy
import sys

BESIDE = (
    "annotator.conversion.process", "annotator.searching.process", "annotator.store.inspection", "annotator.gui.health",
)  # fmt: skip

words = [word for word in sys.argv[1:] if word != "-P"]
if words[:1] == ["-m"] and words[1:2] and words[1] in BESIDE:
    sys.argv[:] = words[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
else:
    from annotator.__main__ import main

    sys.exit(main())
