"""What attribute.py puts together: parse → reading → clauses, quoted, passing → who."""
