"""OpenCorporates: companies of many registers, as it compiles them."""
