"""What the map costs, measured: ``make bench``.

Each file is one measurement or one thing that is measured with; `bench.__main__` is the table of contents. The same
projects are also served the plain way (`bench.plain`: folium with everything inlined), in the same run on the same
machine, so that the ratios hold where the milliseconds do not.
"""
