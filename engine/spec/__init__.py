"""What a learner describes: models, data recipes and training, as pure immutable data."""
