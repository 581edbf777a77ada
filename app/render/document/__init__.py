"""A briefing to take away: plain text, Markdown, HTML and Word. Knows nothing of the web app."""
