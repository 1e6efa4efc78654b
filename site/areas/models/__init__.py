"""Inspection regions, provinces, districts, schools, and who belongs where."""

from .districts import District
from .memberships import Membership, RegionMembership
from .notified_counts import NotifiedCount
from .regions import InspectionRegion, Province
from .schools import School

__all__ = [
    "District",
    "InspectionRegion",
    "Membership",
    "NotifiedCount",
    "Province",
    "RegionMembership",
    "School",
]
