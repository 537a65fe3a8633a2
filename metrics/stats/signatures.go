package stats

const reasonPending = "not built yet"
