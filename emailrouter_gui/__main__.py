"""``python -m emailrouter_gui`` starts the window."""

import sys

from emailrouter_gui.app import main

sys.exit(main())
