"""Local HTTP stand-ins of the vendors' APIs: the demo and the tests run on them, through the real SDKs.

``Sandbox`` runs one server per vendor on the loopback interface. A vendor's server is a ``VendorServer`` (see
``syncd.sandbox.server`` for how one is written), its state an object that tests and stories script directly.
"""

from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.faults import Fault
from syncd.sandbox.sandbox import Sandbox

__all__ = ["Fault", "Sandbox", "SandboxClock"]
