"""Any text that can be sent: every character but halves of surrogates.

The same as ``st.text()`` gives, which finds its characters by encoding each of them once, in every test process: five
seconds of work.
"""

from hypothesis import strategies as st

CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXT = st.text(CHARACTERS)
