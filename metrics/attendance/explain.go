package attendance

import "apst/metrics"

// Explain implements [metrics.Reading].
func (rd *reading) Explain(q metrics.Query) ([]metrics.Derivation, error) { return nil, nil }

func manual() []metrics.Entry { return nil }
