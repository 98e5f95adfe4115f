"""The seventeen categories of works; each is one published layer."""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    """What a work is, as the design of this project lists it; the value names its layer file."""

    DETENTION_PONDS = "detention_ponds"
    FLOOD_WORKS = "flood_works"
    WATER_SUPPLY = "water_supply"
    INDUSTRIAL_PARKS = "industrial_parks"
    MRT = "mrt"
    ROADS_BRIDGES = "roads_bridges"
    SPORTS_CENTRES = "sports_centres"
    PARKS = "parks"
    SOCIAL_HOUSING = "social_housing"
    EDUCATION = "education"
    HEALTH_WELFARE = "health_welfare"
    CULTURE = "culture"
    PUBLIC_SAFETY = "public_safety"
    MARKETS = "markets"
    ENERGY_WASTE = "energy_waste"
    HARBOURS = "harbours"
    LAND_DEVELOPMENT = "land_development"


class LocationType(StrEnum):
    """How much ground a project's words name."""

    SPECIFIC = "specific"
    AREA = "area"
    CITYWIDE = "citywide"
    UNKNOWN = "unknown"


FLOOD_CATEGORIES = frozenset({Category.DETENTION_PONDS, Category.FLOOD_WORKS})
"""Categories whose projects are flood works by nature; others say so in their row."""
