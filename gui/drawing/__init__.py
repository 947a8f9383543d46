"""The Drawing tab: why the pad is read as it is, how it comes to be read, what one keeps."""
