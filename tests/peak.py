"""The most memory that a process of its own has had."""

from __future__ import annotations

PEAK_MB = 'int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) // 1024'
"""An expression for the code that such a process runs: its peak, in megabytes (Linux).

Not `resource.getrusage`: there a process begins with the peak of the one that started it, here a whole test run.
"""
