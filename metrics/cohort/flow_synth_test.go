package cohort

import (
	"fmt"
	"testing"
	"time"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
	questionnaire "apst/sdq/outcome"
	"apst/synth"
)

func dayOf(t time.Time) ingest.Date {
	return ingest.Date{Year: int16(t.Year()), Month: uint8(t.Month()), Day: uint8(t.Day())}
}

// ofSynth is what is known of a synthetic school: its true scores, and a list of its
// pupils on which those who left have a reason for it.
func ofSynth(school *synth.School) *Input {
	src := Source{Measure: "sdq", Title: "SDQ", Noun: "questionnaires", Ruleset: "sdq-1", Outcomes: questionnaire.Outcomes()}
	first := map[string][2]ingest.Date{}
	for i, s := range school.TrueScores() {
		at := sheet.Ref{File: "scores.csv", Row: i + 2, Col: 1}
		row := Row{Pupil: s.Pupil, Placement: s.Placement, At: at, From: at.String()}
		on := dayOf(s.Date)
		for k, name := range synth.ScoreNames {
			key := metrics.Key{Pupil: s.Pupil, Measure: "sdq", Scale: name, Informant: string(s.Informant), Wave: string(s.Wave), Placement: s.Placement}
			v := metrics.NoValue(key, on, metrics.Missing, "too few answers")
			if s.Scores[k].Given {
				v = metrics.NumberValue(key, on, float64(s.Scores[k].Value))
			}
			v.Form = "4-17"
			row.Values = append(row.Values, v)
		}
		src.Rows = append(src.Rows, row)
		if d := first[s.Pupil]; s.Placement == 2 && (d[1].IsZero() || d[1].After(on)) {
			d[1] = on
			first[s.Pupil] = d
		}
	}
	src.Files = []File{{Name: "scores.csv", Read: len(src.Rows), Used: len(src.Rows)}}
	reasons := []string{"left-without-notice", "custody", "moved-area", "reintegrated", "end-of-school", ""}
	var stays []record.Stay
	for i, p := range school.Pupils {
		stay := record.Stay{Pupil: p.ID, LocalID: p.ID, Born: dayOf(p.Birth), Entry: ingest.Date{Year: 2022, Month: 9, Day: 1}, Facts: map[string]string{"sex": p.Sex, "consent": "yes"}}
		back := first[p.ID][1]
		if p.Left || !back.IsZero() {
			stay.Exit = ingest.Date{Year: 2023, Month: 7, Day: 20}
			if r := reasons[i%len(reasons)]; r != "" {
				stay.Facts["exit_reason"] = r
			}
		}
		if i%11 == 10 {
			stay.Facts["consent"] = "no-reply"
		}
		if i%3 == 0 {
			stay.Facts["supported"] = "true"
		}
		stays = append(stays, stay)
		if !back.IsZero() {
			again := stay
			again.Entry, again.Exit = ingest.Date{Year: back.Year, Month: back.Month, Day: 1}, ingest.Date{}
			stays = append(stays, again)
		}
	}
	return &Input{Roll: record.NewRoll(stays), Sources: []Source{src}}
}

// Through the synthetic schools the flow adds up, everybody on the list is in it, and
// what became of each pupil is what the published constants say, worked out again.
func TestSyntheticSchools(t *testing.T) {
	t.Parallel()
	points := map[string]float64{"self": 7, "teacher": 6, "parent": 7}
	cut := map[string]float64{"self": 20, "teacher": 16, "parent": 17}
	for seed := range uint64(12) {
		p := synth.Ordinary
		p.Seed, p.Pupils, p.Returners = seed+1, 3+int(seed)*7, int(seed)%3
		p.Informants = []synth.Informant{synth.Self, synth.Teacher, synth.Parent}[:1+seed%3]
		p.Interim, p.LeaverPercent = seed%2 == 0, 10*int(seed%5)
		t.Run(fmt.Sprintf("seed %d", p.Seed), func(t *testing.T) {
			t.Parallel()
			school := synth.New(p)
			l, s := Join(ofSynth(school), nil), DefaultSettings()
			s.Bands = "band3"
			pairs := Match(l, &s)
			checkFlows(t, l, pairs, &s)
			for _, who := range p.Informants {
				if f := FlowOf(l, pairs, &s, All, string(who)); f.Stages[0].N != p.Pupils {
					t.Errorf("%s: %d of %d pupils in the flow", who, f.Stages[0].N, p.Pupils)
				}
			}
			truth := map[string]float64{}
			for _, x := range school.TrueScores() {
				if total := x.Scores[5]; total.Given {
					truth[fmt.Sprint(x.Pupil, x.Placement, x.Informant, x.Wave)] = float64(total.Value)
				}
			}
			paired := 0
			for _, pair := range pairs {
				if pair.Outcome.Scale != "total" {
					continue
				}
				key := fmt.Sprint(pair.Pupil.ID, pair.Placement, pair.Informant)
				a, ok1 := truth[key+"baseline"]
				b, ok2 := truth[key+"endline"]
				if pair.HasChange != (ok1 && ok2) || pair.HasChange && pair.Change != b-a {
					t.Fatalf("%s: %s, but the scores are %g (%t) and %g (%t)", key, said(pair), a, ok1, b, ok2)
				}
				if !pair.HasChange {
					continue
				}
				paired++
				want := classUnchanged
				switch limit, at := points[pair.Informant], cut[pair.Informant]; {
				case b-a >= limit:
					want = classDeteriorated
				case a-b >= limit && a >= at && b < at:
					want = classRecovered
				case a-b >= limit:
					want = classImproved
				}
				if pair.Class != want {
					t.Errorf("%s: %g to %g is %s, want %s", key, a, b, pair.Class, want)
				}
			}
			if paired == 0 && p.Pupils > 3 {
				t.Error("nobody has a pair")
			}
		})
	}
}
