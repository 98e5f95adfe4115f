"""A snapshot of sensors as it may be on a wet night: high, late, dead, ahead, and feeds that fail."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from layers.sensors import Fault, Kind, Reading, Snapshot, Told


def ago(minutes: float) -> datetime:
    return datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=minutes)


def station(name: str, minutes: float = 3, value: float | None = 1.25, **other: object) -> Reading:
    facts = {"kind": Kind.SEWER_LEVEL, "more": {"alert": 2.0, "alarm": 2.5}, "lon": 120.3, "lat": 22.63, **other}
    return Reading(name, f"{name} 人孔", observed=ago(minutes), value=value, **facts)


def seen(minutes: float = 1) -> Snapshot:
    """Make a snapshot of now; no state in it is nearer than some minutes to the next, for machines that are slow."""
    sewers = (
        station("S1", lon=120.25),
        station("S2", value=2.6, lat=22.7),
        station("S3", 20, 2.1),
        station("S4", 45),
        station("S5", 200, 9.0),
        station("S6", value=None, fault=Fault.SENTINEL),
        station("S7", -100, None, fault=Fault.FUTURE, more={}),
        station("S8", place="<script>alert(1)</script>"),
    )
    gauges = (station("R1", 45, 41.0, kind=Kind.RAIN, more={"h3": 99.0}, lat=22.6),)
    source = "高雄市政府水利局"
    feeds = (
        Told("kaohsiung-sewer", "雨水下水道水位", source, ago(1), ago(1), "", sewers, {"placeless": 2, "twice": 1}),
        Told("kaohsiung-rain", "雨量站", source, ago(1), ago(45), "slow", gauges),
        Told("wra", "淹水深度", "水利署", ago(1), None, "unreachable"),
    )
    return Snapshot(ago(minutes), feeds)
