package main

import (
	"fmt"

	"apst/internal/pack"
)

// tell says what was made, whose data is in it and whose is not, and what is next.
func (j *packJob) tell(m *pack.Manifest) {
	ios := j.opts.IO
	ios.Errf("\n%s\n", j.path)
	ios.wrapped("  ", fmt.Sprintf("%s, %s school %s", howMany(m.Pupils.Included, "pupil"), m.Arm, m.School.URN))
	for _, r := range m.Pupils.Left {
		ios.wrapped("  ", fmt.Sprintf("not in it: %d (%s)", r.N, r.Title))
	}
	for _, l := range m.LeftOut {
		ios.wrapped("  ", fmt.Sprintf("left out: %s: %s", l.What, l.Why))
	}
	if m.Plain != "" {
		ios.wrapped("", "It is not encrypted, and is personal data of every pupil in it: it does not leave the school like this.")
	}
	if m.Identified {
		ios.wrapped("", "It names every pupil, in a file of its own. Send it only if the agreement asks for names.")
	}
	next := "send it to the evaluator"
	if m.Plain != "" {
		next = "look into it; to send one, leave out --plain and name the evaluator's key with --to"
	}
	ios.wrapped("", "next: "+next+"; keep a copy of keys/"+keyName+" where the school keeps what may not be lost, and never send it")
}
