package synth

import (
	"fmt"
	"time"
)

// viewsStream sets the draws for what children and families say apart from all
// others.
const viewsStream = 7 << 32

// view is what a child, or a family, said once.
type view struct {
	pupil   *Pupil
	day     time.Time
	family  bool
	ratings [4]int // from 1 to 5, of questions that are numbered; 0 where left out
	since   string // whether it is better since coming
	help    string // whether coming has helped in other ways
	quote   string
	consent string
}

func (v *view) who() *Pupil { return v.pupil }

// views are what was said in June 2023: by two children of three and one family of
// three who had not left, and by pupil 001, so that there is somebody.
func (s *School) views() []*view {
	if s.said != nil {
		return s.said
	}
	for _, p := range s.Pupils {
		r := s.stream(viewsStream, p)
		for _, family := range []bool{false, true} {
			v := &view{pupil: p, family: family, day: r.weekday(on(2023, time.June, 19), 3)}
			for q := range v.ratings {
				if v.ratings[q] = 2 + r.IntN(4); r.IntN(100) < 5 {
					v.ratings[q] = 0
				}
			}
			v.since = r.pick([]string{"Much better", "A bit better", "About the same", "A bit worse", "Much worse"}, 25, 35, 25, 10, 5)
			v.help = r.pick([]string{"A great deal", "Quite a lot", "Only a little", "Not at all"}, 20, 35, 30, 15)
			if r.IntN(100) < 40 {
				v.quote = r.pick([]string{"Made up: it helped.", "Made up: it did not help.", "Made up: somebody listened."}, 40, 20)
				v.consent = r.pick([]string{"Public", "School only", "No"}, 40, 35)
			}
			if answers := r.IntN(3); p.number() == 1 && !family || !p.Left && (answers == 0 || answers == 1 && !family) {
				s.said = append(s.said, v)
			}
		}
	}
	return s.said
}

// viewFields are the fields of the list of views.
func viewFields() []field[*view] {
	fields := []field[*view]{
		upnField[*view]("UPN"), {"Date", func(v *view) cell { return date(v.day) }},
		{"Completed by", func(v *view) cell { return txt(map[bool]string{false: "Child", true: "Family"}[v.family]) }},
	}
	for q := range (&view{}).ratings {
		fields = append(fields, field[*view]{fmt.Sprintf("Q%d", q+1), func(v *view) cell {
			if v.ratings[q] == 0 {
				return cell{}
			}
			return num(v.ratings[q])
		}})
	}
	return append(fields, field[*view]{"Problems since coming", func(v *view) cell { return txt(v.since) }}, field[*view]{"Help in other ways", func(v *view) cell { return txt(v.help) }},
		field[*view]{"In their own words", func(v *view) cell { return txt(v.quote) }}, field[*view]{"Consent to quote", func(v *view) cell { return txt(v.consent) }})
}
