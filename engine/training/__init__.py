"""How a model learns: Keras's own model, loss and optimizer in a loop of our own."""
