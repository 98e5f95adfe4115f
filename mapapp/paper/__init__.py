"""Paper: a district's sheet and the city's atlas. A selection is planned, drawn to scale, and set by Typst."""
