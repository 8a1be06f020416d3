"""The skull cap under the scalp."""
