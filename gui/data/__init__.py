"""The data tab: examples, classes and how a set is split."""
