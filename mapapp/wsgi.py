"""For servers that want a module: ``gunicorn mapapp.wsgi:app``. Nothing else imports it, as that opens the edition."""

from mapapp import create_app

app = create_app()
