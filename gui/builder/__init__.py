"""The builder: the model's layers as cards, and how the model learns."""
