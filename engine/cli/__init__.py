"""The command line: one thin file a command, `common` for what they share."""
