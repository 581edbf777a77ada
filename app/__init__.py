"""How a question gets answered: question → retrieve → quotes or said → render → web and cli."""
