"""What words ask for → geometry, put together from the places that it names."""

from geocode.composing.geocoder import ComposingGeocoder
from geocode.composing.leaves import Leaves

__all__ = ["ComposingGeocoder", "Leaves"]
