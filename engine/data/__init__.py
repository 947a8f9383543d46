"""Where examples come from: the data sets, the places they are found, and ink from the pad."""
