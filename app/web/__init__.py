"""The pages, in Gradio, and the server that brings them."""
