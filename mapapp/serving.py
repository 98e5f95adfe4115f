"""How gunicorn serves: ``gunicorn --config python:mapapp.serving 'mapapp:create_app()'``.

Each lower-case name is one of its settings; what is said on its command line goes before.
"""

from typing import Any

from register.processors import choose, keep_to

workers = 2
threads = 42
"""24 at most wait for a print, four for a file, four for an analysis, two for a file of theirs: eight are the map's."""
loglevel = "warning"
control_socket_disable = True


def pre_fork(server: Any, worker: Any) -> None:  # noqa: ANN401  gunicorn's own, which are untyped
    """Give a worker a processor that fewest of the others have; one that died is not among them."""
    worker.processor = choose([other.processor for other in server.WORKERS.values()])


def post_fork(server: Any, worker: Any) -> None:  # noqa: ANN401
    """Keep the worker, which this is, to its processor before it has threads."""
    keep_to(worker.processor)
