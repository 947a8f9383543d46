"""The Activations tab: what a unit does with its weighted sum, and what that does to learning."""
