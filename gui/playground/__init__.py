"""The Playground tab: data with one or two inputs, and what a network makes of them, live."""
