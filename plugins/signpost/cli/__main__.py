"""``python -m signpost.cli`` is the command ``signpost``, with the same arguments and the same exit code."""

from __future__ import annotations

import sys

from signpost.cli import main

sys.exit(main())
