package golden

import (
	"fmt"
	"slices"
	"strings"

	"apst/internal/compare"
)

// harmless are columns of keys that tell of nobody.
var harmless = []string{"rule", "measure", "scale", "factor", "informant", "wave", "table", "statistic", "specialism"}

// Say is a difference in words, without what its kind says.
func (m *Moved) Say() string {
	parts := []string{}
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(m.Who)
	if m.As != "" && m.Open {
		add("now " + m.As)
	}
	add(m.keyWords())
	if m.Scale != "" && !slices.Contains(parts, m.Scale) {
		add(m.Scale)
	}
	if m.Column != "" {
		add(m.Column)
	}
	if m.Rows > 1 {
		add(fmt.Sprintf("%d rows", m.Rows))
	}
	text := strings.Join(parts, ", ")
	if text == "" {
		text = m.Table
	}
	if m.Open && (m.Old != "" || m.New != "") {
		text += ": " + shown(m.Old) + " -> " + shown(m.New)
	}
	if m.Why != "" && m.Open {
		text += " (" + m.Why + ")"
	}
	return text
}

// keyWords is what tells the row from others, besides the pupil and what is said of the
// scale.
func (m *Moved) keyWords() string {
	var out []string
	for _, p := range m.Key {
		switch {
		case p.Value == "" || p.Column == "pupil_id" || p.Column == "study_id" || p.Value == m.Pupil:
		case p.Column == "placement" && p.Value == "1":
		case !m.Open && !slices.Contains(harmless, p.Column):
		case (p.Column == "measure" || p.Column == "scale") && strings.Contains(m.Scale, p.Value):
		default:
			out = append(out, p.Value)
		}
	}
	return strings.Join(out, " ")
}

// shown is a value; a long text is cut.
func shown(value string) string {
	const longest = 80
	if value == "" {
		return "nothing"
	}
	if r := []rune(value); len(r) > longest {
		return string(r[:longest-1]) + "…"
	}
	return value
}

// Where is the file and the line of what was recorded; empty where there is none.
func (m *Moved) Where() string {
	switch {
	case m.File == "":
		return ""
	case m.Line > 0:
		return fmt.Sprintf("%s line %d", m.File, m.Line)
	}
	return m.File
}

// causes are why a number moved, in words.
var causes = map[compare.Cause]string{
	compare.ByData:      "the files that are read are not as they were",
	compare.ByRules:     "the rules, or the program, are not as they were",
	compare.BySettings:  "the settings are not as they were",
	compare.NotRules:    "files or settings are not as they were",
	compare.Several:     "files, settings and rules: more than one of them is not as it was",
	compare.Unexplained: "files, settings and the names of the rules are as they were: the program works it out otherwise",
}

// Cause is why a number moved, in words; empty where nothing says it.
func (m *Moved) Reason() string { return causes[m.Difference.Cause] }

// About says how much there is in a group, of how many pupils, and of which scales.
func (g *Group) About() string {
	text := many(g.Count, "difference")
	if g.Pupils > 0 {
		text += ", of " + many(g.Pupils, "pupil")
	}
	const most = 6
	var scales []string
	for i, s := range g.Scales {
		if i == most {
			scales = append(scales, fmt.Sprintf("and %d more", len(g.Scales)-most))
			break
		}
		scales = append(scales, fmt.Sprintf("%s %d", s.Name, s.Count))
	}
	if len(scales) > 0 {
		text += "; " + strings.Join(scales, ", ")
	}
	return text
}

// Reasons are why numbers of a group moved, in words, each once.
func (g *Group) Reasons() []string {
	var out []string
	for _, k := range g.Kinds {
		for i := range k.Moved {
			if r := k.Moved[i].Reason(); r != "" && !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}

func many(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// exits are what exit codes mean.
var exits = map[int]string{0: "done", 1: "it could not do its job", 2: "the command line or a setting was wrong", 3: "something in the data was refused", 4: "the disclosure gate refused", 5: "there were differences"}

// Say is how a command ended, in words.
func (e *Ended) Say() string {
	if e.Want == e.Got {
		return fmt.Sprintf("ended with %d, as recorded", e.Got)
	}
	return fmt.Sprintf("ended with %d (%s), and %d (%s) was recorded", e.Got, exits[e.Got], e.Want, exits[e.Want])
}
