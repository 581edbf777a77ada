"""How a question gets answered: question → retrieve → read → quotes → render → web and cli."""
