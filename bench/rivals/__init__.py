"""Other people's servers of OGC API – Features, each over the store that its own manual recommends, for the same data.

They have environments of their own (``make rivals``), because nothing of them is this project's. Where one cannot be
had, one line says so and the bench goes on without it.
"""
