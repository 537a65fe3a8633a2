package tables

// The measures that tables are about, by their ids.
const (
	attendanceMeasure   = "attendance"
	readingMeasure      = "ngrt"
	attitudesMeasure    = "pass"
	destinationsMeasure = "neet"
	plansMeasure        = "plan"
	supportMeasure      = "support"
)
