package manual_test

import (
	"bytes"
	"strings"
	"testing"

	"apst/internal/manual"
	"apst/sdq"
	"apst/sdq/intake"
)

// card is an entry by its id.
func card(t *testing.T, m *manual.Manual, id string) *manual.Entry {
	t.Helper()
	part := m.Find(id)
	if part == nil || len(part.Chapters[0].Entries) != 1 {
		t.Fatalf("no entry has the id %s", id)
	}
	return part.Chapters[0].Entries[0]
}

// No card is headed by a better grade than the weakest of its rows, and a row that
// nobody confirmed shows in the heading.
func TestHeadsAreNoBetterThanRows(t *testing.T) {
	t.Parallel()
	for _, c := range manual.New(rules(), measured()...).Chapters {
		for _, e := range c.Entries {
			if e.Source == nil {
				t.Errorf("%s has no source", e.ID)
				continue
			}
			for _, tab := range e.Tables {
				for i, s := range tab.Sources {
					if s.Grade > e.Source.Grade || s.Unconfirmed && !e.Source.Unconfirmed {
						t.Errorf("%s is headed grade %s (unconfirmed: %v), and row %q is %s (%v)", e.ID, e.Source.Grade, e.Source.Unconfirmed, tab.Rows[i], s.Grade, s.Unconfirmed)
					}
				}
			}
		}
	}
}

// The grades of cards, by what is known of their sources.
func TestGradesOfCards(t *testing.T) {
	t.Parallel()
	m := manual.New(rules(), measured()...)
	for id, want := range map[string]string{
		"scoring.reverse": "A", "scoring.prorate": "A", "scoring.total": "A", "scoring.subtotals": "C", "scoring.impact": "A", "scoring.gate-zero": "A", "scoring.gate-missing": "E",
		"scoring.illegal": "E", "scoring.bands-three": "C", "scoring.bands-four": "C", "scoring.no-bands": "C", "scoring.prediction": "B", "scoring.prediction-no-impact": "E",
		"scoring.prediction-emotional-blank": "E", "scoring.added-value": "A", "scoring.added-value-interval": "E", "scoring.reliable-change": "C", "scoring.reliable-change-nhs": "B",
		"scoring.reliable-change-nhs-overall": "B", "scoring.follow-up": "B",
		"reliable-change.british-alpha": "C", "reliable-change.british-retest": "C", "reliable-change.nhs-england": "B",
		"prediction.limits": "B", "prediction.home-and-school": "A", "added-value.terms": "E", "norms.british": "C", "norms.alpha": "C", "norms.retest": "C",
		"coding.answers-0-2": "A", "coding.answers-1-3": "B", "coding.answers-2-0": "E", "coding.answers-3-1": "E", "coding.answers-words": "E", "coding.missing": "E",
		"coding.impact-0-3": "A", "coding.impact-scored": "A", "coding.impact-words": "A", "coding.impact-1-4": "E", "coding.gate": "A",
		"coding.follow-up-problems": "B", "coding.follow-up-help": "B",
		"bands.three-band.4-17.parent": "A", "bands.three-band.4-17.self": "A", "bands.three-band.4-17.teacher": "C", "bands.four-band.4-17.parent": "C", "bands.cut-off": "C",
		"choice.half-up": "A", "choice.total-complete": "A", "choice.gate-missing": "E", "choice.teacher-impact": "A", "threshold.self-age": "E", "SDQ-012": "E",
	} {
		if got := card(t, m, id).Source; got.Grade != want {
			t.Errorf("%s: grade %s, want %s (%+v)", id, got.Grade, want, got)
		}
	}
}

// A limit is not printed as the whole number that it is below, and where the
// rounding of the SD decides, that is said.
func TestLimitsBesideWholeNumbers(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := manual.New(rules(), measured()...).Find("reliable-change.british-alpha").WriteText(&out, 100); err != nil {
		t.Fatal(err)
	}
	found := false
	for line := range strings.Lines(out.String()) {
		f := strings.Fields(line)
		if len(f) < 7 || f[0] != "teacher" || f[1] != "total" {
			continue
		}
		found = true
		if got, want := strings.Join(f[2:7], " "), "6 5.996 6.0 0.87 7"; got != want {
			t.Errorf("teacher total: points, limit, SD, r, or: %q, want %q", got, want)
		}
	}
	if !found || strings.Contains(out.String(), "6.00") {
		t.Errorf("no line for a teacher's total, or a limit of 6.00:\n%s", &out)
	}
}

// What no command uses yet says so, wherever it is looked up.
func TestHeld(t *testing.T) {
	t.Parallel()
	m := manual.New(rules(), measured()...)
	const held = "no command uses it yet"
	for id, want := range map[string]bool{
		"reliable-change.british-alpha": false, "reliable-change.nhs-england": false, "prediction.limits": true, "added-value.terms": false, "norms.alpha": false, "bands.cut-off": false,
		"scoring.cut-off": false, "scoring.prediction": true, "scoring.added-value": false, "scoring.reliable-change": false, "scoring.reliable-change-nhs-overall": true,
		"scoring.prorate": false, "scoring.added-value-interval": false, "bands.names": false, "sdq.items": false, "SDQ-073": false,
	} {
		got := false
		for _, f := range card(t, m, id).Facts {
			got = got || strings.Contains(f.Text, held)
		}
		if got != want {
			t.Errorf("%s: held is %v, want %v", id, got, want)
		}
	}
	for _, r := range intake.Rules() {
		if strings.Contains(r.Fix, "worked out") && !strings.HasPrefix(r.ID, "SDQ-04") {
			t.Errorf("%s tells of what no command works out: %s", r.ID, r.Fix)
		}
	}
}

// What the code keeps to stands on the cards.
func TestCardsSayWhatTheCodeKeepsTo(t *testing.T) {
	t.Parallel()
	m := manual.New(rules(), measured()...)
	for id, words := range map[string][]string{
		"scoring.reliable-change-nhs-overall": {"Deteriorated if any scale is", "improved if one is and none deteriorated"},
		"scoring.reliable-change":             {"impact", "arithmetic and no advice"},
		"reliable-change.british-alpha":       {"arithmetic and no advice", "rounding decides"},
		"scoring.prediction-no-impact":        {"impact not available"},
		"scoring.prediction":                  {"one informant at least with symptom scores and impact", "Not for single pupils"},
		"prediction.limits":                   {"impact not available", "At least one informant"},
		"scoring.added-value":                 {"604", "sought help", "untested in alternative provision", "overstates", "never for one child"},
		"added-value.terms":                   {"604", "untested in alternative provision", "overstates", "never reported alone"},
	} {
		for _, w := range words {
			if text := card(t, m, id).Text; !strings.Contains(text, w) {
				t.Errorf("%s does not say %q: %s", id, w, text)
			}
		}
	}
	if got, want := sdq.Overall(sdq.Improved, sdq.Deteriorated, sdq.Unchanged), sdq.Deteriorated; got != want {
		t.Errorf("improved, deteriorated and unchanged are together %v, want %v", got, want)
	}
	for _, f := range card(t, m, "threshold.reversed-rows").Facts {
		if f.Name == "grounds" && !strings.Contains(f.Text, "4 of 60 classes of 16") {
			t.Errorf("threshold.reversed-rows does not say how often it asks in alternative provision: %s", f.Text)
		}
	}
}
