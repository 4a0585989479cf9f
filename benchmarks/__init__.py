"""Speed, memory and requests, measured against bars: ``python -m benchmarks``; see docs/performance.md."""
