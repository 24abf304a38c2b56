"""Analyses of registers on Spark, for what one machine does not hold."""
