"""Tables that items are read from: an edition has them beside its works, an overlay has them alone."""

GROUNDS = """
CREATE TABLE grounds (
    number INTEGER PRIMARY KEY, tm2 BLOB NOT NULL,
    west REAL, south REAL, east REAL, north REAL, begins TEXT, ends TEXT
);
CREATE TABLE collections (id TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE members (
    collection TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (collection, number)
) WITHOUT ROWID;
CREATE VIEW items AS
    SELECT number, id, feature AS crs84, tm2, shape, metres, west, south, east, north, begins, ends
    FROM works JOIN grounds USING (number);
"""
"""`tm2` is the finished feature with positions of EPSG:3826; west … north its exact bounds in degrees, null without a
place; begins and ends the first and last day that it is about. Whoever has a table ``works`` (number, id, feature,
shape, metres) and the R*Tree ``boxes`` has items with this beside it.
"""
