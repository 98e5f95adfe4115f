"""Words that say where → what they ask for: a small grammar, without geometry and without a gazetteer."""

from geocode.reading.address import split_plate
from geocode.reading.asked import Address, Asked, Between, Crossing, Named, Parcel, Several, Stretch
from geocode.reading.errors import UnreadableError
from geocode.reading.numerals import canonical
from geocode.reading.reader import Reader

__all__ = [
    "Address",
    "Asked",
    "Between",
    "Crossing",
    "Named",
    "Parcel",
    "Reader",
    "Several",
    "Stretch",
    "UnreadableError",
    "canonical",
    "split_plate",
]
