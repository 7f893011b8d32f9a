"""Figure timelines: every figure of one thing, as a table, as a chart in text and as a picture."""
