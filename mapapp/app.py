"""The application factory."""

from flask import Flask
from werkzeug.local import LocalProxy

from mapapp import (
    analysis,
    base,
    calendar,
    category_layers,
    changes,
    context,
    coverage,
    districts,
    feed,
    files,
    flood,
    geocode,
    headers,
    health,
    home,
    languages,
    myfile,
    nearby,
    offline,
    ogc,
    overlays,
    problems,
    projects,
    script,
    sensors,
    sheets,
    static_files,
    view,
)
from mapapp.reasons import say_reason
from mapapp.selection import selection
from mapapp.sentences import Sentences
from mapapp.served import KEY, Served
from mapapp.settings import Settings

BLUEPRINTS = (
    home.blueprint,
    projects.blueprint,
    sheets.blueprint,
    view.blueprint,
    category_layers.blueprint,
    feed.blueprint,
    calendar.blueprint,
    coverage.blueprint,
    changes.blueprint,
    districts.blueprint,
    files.blueprint,
    flood.blueprint,
    geocode.blueprint,
    ogc.blueprint,
    overlays.blueprint,
    analysis.blueprint,
    context.blueprint,
    sensors.blueprint,
    nearby.blueprint,
    myfile.blueprint,
    base.blueprint,
    script.blueprint,
    static_files.blueprint,
    offline.blueprint,
    health.blueprint,
)


def create_app(settings: Settings | None = None) -> Flask:
    """Make an application. Two applications share nothing.

    Parameters
    ----------
    settings : Settings, optional
        Read from the environment without it.

    Raises
    ------
    EditionMissingError
        If no edition has been built.
    AssetMissingError
        If the browser libraries have not been fetched.
    """
    settings = settings or Settings()
    app = Flask("mapapp", static_folder=None)
    parts = app.extensions[KEY] = Served.open(settings)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        # macros see no other context than these, and each answer has its own language
        t=LocalProxy(lambda: parts.words),
        say=LocalProxy(lambda: parts.wording),
        near=LocalProxy(lambda: Sentences(parts.words)),
        zh=LocalProxy(languages.chinese),
        why=lambda reason: say_reason(parts.words, reason, languages.chinese()),
        here_in=languages.here_in,
        selection=selection,
        asset=parts.assets.url,
        assets=parts.assets,
        shown=offline.shown,
        sensors_on=parts.sensors.is_on,
    )
    app.jinja_env.filters["marked"] = languages.marked
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    problems.install(app)
    languages.install(app)
    headers.install(app, settings.basemap, parts.services.hosts)
    return app
