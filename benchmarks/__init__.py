"""Quality and speed, each one command: `python -m benchmarks DATA [NAME …]`."""
