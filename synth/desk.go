package synth

// DefaultLayouts are layouts that schools use.
func DefaultLayouts() []*Layout { return Layouts()[:1] }
