"""The pad: a canvas for digits and what the network makes of them."""
