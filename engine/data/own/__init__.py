"""The user's own data: read and understood, shown, and only then taken in.

`reading.read` turns a file or a folder into a `Draft`, a data set with an account of what was
understood; `store.save` takes a draft in, under a name that works like any other set's.
"""
