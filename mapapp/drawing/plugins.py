"""Layers of ours, in the form of folium's own plugins."""

from folium.elements import JSCSSMixin
from folium.map import Layer
from folium.template import Template
from folium.utilities import remove_empty

SCRIPT = (("works_layers", "/static/js/map/layers.js"),)
NONE: tuple[tuple[str, str], ...] = ()
"""Tuples, where folium has lists: its ``add_js_link`` writes into the class, and so into every map of the process."""


class ProjectLayer(JSCSSMixin, Layer):
    """Projects, drawn by the browser from a URL of ours: symbols, lines, areas and radii.

    Parameters
    ----------
    url : str
        Address that answers GeoJSON, CRS84.
    name : str
        Name of the layer, in the page's language.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = works.projects({{ this.options|tojavascript }});
        {% endmacro %}
    """)
    default_js = SCRIPT  # type: ignore[assignment]
    default_css = NONE  # type: ignore[assignment]

    def __init__(self, url: str, *, name: str) -> None:
        super().__init__(name=name, overlay=True)
        self._name = "ProjectLayer"
        self.options = remove_empty(url=url)


class DistrictBase(JSCSSMixin, Layer):
    """The base: districts with their names, and the neighbouring counties in grey.

    Parameters
    ----------
    districts, neighbours : str
        Addresses that answer GeoJSON polygons with a property ``name``, CRS84.
    name : str
        Name of the layer, in the page's language.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = works.base({{ this.options|tojavascript }});
        {% endmacro %}
    """)
    default_js = SCRIPT  # type: ignore[assignment]
    default_css = NONE  # type: ignore[assignment]

    def __init__(self, districts: str, neighbours: str, *, name: str) -> None:
        super().__init__(name=name, overlay=False)
        self._name = "DistrictBase"
        self.options = remove_empty(districts=districts, neighbours=neighbours)
