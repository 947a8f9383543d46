"""The training tab: curves that grow while the network learns."""
