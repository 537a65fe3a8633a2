package manual

import (
	"fmt"
	"strconv"

	"apst/sdq"
)

func bands() *Chapter {
	c := &Chapter{ID: "bands", Title: "Bands", About: "Two band systems are in use, and the same score may be ordinary in one and raised in the other: they are never mixed. Limits are printed with their source; what has no second witness is unconfirmed."}
	names := newTable("names", "system", "scale", "band", "level")
	for _, system := range []sdq.System{sdq.ThreeBands, sdq.FourBands} {
		for _, s := range []sdq.Scale{sdq.Total, sdq.Prosocial} {
			if system == sdq.ThreeBands && s == sdq.Prosocial {
				continue
			}
			for _, b := range system.Bands(s) {
				level, _ := b.Level()
				of := "all but prosocial"
				switch {
				case system == sdq.ThreeBands:
					of = "all"
				case s == sdq.Prosocial:
					of = "prosocial"
				}
				names.add(system.String(), of, b.String(), strconv.Itoa(level))
			}
		}
	}
	c.Entries = append(c.Entries,
		&Entry{ID: "bands.names", Title: "names of the bands", Text: "Levels order the bands of one system, 0 the most favourable. Levels of different systems cannot be compared.",
			From: ruleFrom("bands-four"), Tables: []*Table{names}, See: []string{"scoring.bands-three", "scoring.bands-four"}},
		cutoffs())
	var last *Entry
	for _, r := range sdq.Tables() {
		id := fmt.Sprintf("bands.%s.%s.%s", r.System, r.Form, r.Informant)
		if last == nil || last.ID != id {
			last = &Entry{ID: id, Title: fmt.Sprintf("%s limits, form %s, %s", r.System, r.Form, r.Informant), Tables: []*Table{newTable("limits", "scale", "limits")}}
			c.Entries = append(c.Entries, last)
		}
		last.Tables[0].from(r.Provenance, r.Scale.String(), limits(r))
	}
	return c
}

func cutoffs() *Entry {
	t := newTable("cut-offs on the total", "system", "form", "informant", "above threshold")
	for _, system := range []sdq.System{sdq.ThreeBands, sdq.FourBands} {
		for _, form := range []sdq.Form{sdq.Form4to17, sdq.Form2to4} {
			for _, who := range informants {
				if c, no := sdq.CutoffOf(system, form, who); no == sdq.HasBand {
					t.from(c.Provenance, system.String(), form.String(), who.String(), fmt.Sprintf("%d or more", c.Score))
				}
			}
		}
	}
	return &Entry{ID: "bands.cut-off", Title: "above the clinical threshold", Text: "The total from which a pupil counts as above threshold.", From: ruleFrom("cut-off"), Tables: []*Table{t}, See: []string{"scoring.cut-off"}}
}

// noBands are the forms and informants without bands.
func noBands() *Table {
	t := newTable("without bands", "form", "informant", "why")
	for _, form := range []sdq.Form{sdq.Form2to4, sdq.Form4to17, sdq.Form18Plus} {
		for _, who := range informants {
			if _, no := sdq.Table(sdq.FourBands, form, who); no != sdq.HasBand {
				t.add(form.String(), who.String(), no.String())
			}
		}
	}
	return t
}
