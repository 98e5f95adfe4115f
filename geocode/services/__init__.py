"""Geocoders of other people, asked over the network: off by default, polite, remembered, gated."""
