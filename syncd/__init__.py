"""syncd tells a team which stakeholders are still waiting for an answer, across the tools they write in."""
