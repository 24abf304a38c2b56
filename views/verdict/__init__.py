"""Parts of a verdict: banner, chain cards, timeline, findings."""
