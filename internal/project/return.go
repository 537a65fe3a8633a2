package project

import "go.yaml.in/yaml/v3"

// Return is what the project says of returns to the evaluator, as the agreement with the
// evaluator has it.
type Return struct {
	Dates string // exact, month or offset; empty where it is not said
}

// readReturn reads the section.
func (p *Project) readReturn(n *yaml.Node) error {
	return group(n, "return", fields{
		"dates": func(n *yaml.Node) error { return word(n, "dates", &p.Return.Dates, "exact", "month", "offset") },
	})
}
