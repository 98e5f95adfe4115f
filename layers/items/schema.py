"""Tables that items are read from: an edition has them beside its works, an overlay has them alone."""

GROUNDS = """
CREATE TABLE grounds (
    number INTEGER PRIMARY KEY, west REAL, south REAL, east REAL, north REAL, begins TEXT, ends TEXT,
    crs84 BLOB NOT NULL, tm2 BLOB NOT NULL
);
CREATE TABLE collections (id TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE members (
    collection TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (collection, number)
) WITHOUT ROWID;
CREATE TABLE frames (
    collection TEXT PRIMARY KEY, numbers BLOB NOT NULL, connected BLOB NOT NULL, degrees BLOB NOT NULL,
    metres BLOB NOT NULL, ends_degrees BLOB NOT NULL, ends_metres BLOB NOT NULL
);
CREATE VIEW items AS
    SELECT number, id, crs84, tm2, shape, metres, west, south, east, north, begins, ends
    FROM works JOIN grounds USING (number);
"""
"""`crs84` and `tm2` are the finished feature in degrees and in EPSG:3826; west … north its exact bounds in degrees,
null without a place; begins and ends the first and last day that it is about. `frames` says of each collection, as
arrays that `layers.items.frame` reads at once, who its members are, whether each is in one piece, its bounds in both
systems and where it touches them. Whoever has a table ``works`` (number, id, shape, metres) and the R*Tree ``boxes``
has items with this beside it.
"""
