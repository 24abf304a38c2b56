"""Control of every company on Spark."""
