"""Answers, articles and statements as text, HTML, Markdown and CSV. Knows nothing of Gradio."""
