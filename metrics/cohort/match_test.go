package cohort

import (
	"testing"
)

const year = "2022-09-01 2023-07-21"

// Every reason for which there is no pair, and pairs that just are ones.
func TestMatchReasons(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		stays  []string
		change func(*built)
		rows   []string
		who    string
		want   string
	}{
		{name: "pair", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq endline self 2023-07-10 total=15"}, want: "22 15 -7 recovered"},
		{name: "interim waves are kept apart", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq interim self 2023-01-12 total=2", "sdq endline self 2023-07-10 total=21"}, want: "22 21 -1 unchanged"},
		{name: "nothing at all", rows: []string{"sdq interim self 2023-01-12 total=2"}, want: "- - no-baseline"},
		{name: "no baseline", rows: []string{"sdq endline self 2023-07-10 total=15"}, want: "- 15 no-baseline"},
		{name: "no endline, left", rows: []string{"sdq baseline self 2022-09-12 total=22"}, want: "22 - no-endline"},
		{name: "no endline, still there", stays: []string{"2022-09-01 -"}, rows: []string{"sdq baseline self 2022-09-12 total=22"}, want: "22 - still-on-roll"},
		{name: "no endline, leaves later than the data", stays: []string{year}, change: func(b *built) { b.l.AsOf = at("2023-03-01") }, rows: []string{"sdq baseline self 2022-09-12 total=22"}, want: "22 - still-on-roll"},
		{name: "no endline, the period is over", stays: []string{"2022-09-01 -"}, change: func(b *built) { b.s.To, b.l.AsOf = at("2023-07-21"), at("2023-08-01") }, rows: []string{"sdq baseline self 2022-09-12 total=22"}, want: "22 - no-endline"},
		{name: "baseline without score", rows: []string{"sdq baseline self 2022-09-12 total=?", "sdq endline self 2023-07-10 total=15"}, want: "missing 15 baseline-not-scorable"},
		{name: "too few answers", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq endline self 2023-07-10 total=~"}, want: "22 not available endline-not-scorable"},
		{name: "baseline spoilt", rows: []string{"sdq baseline self 2022-09-12 total=3 refused:answers-illegal", "sdq endline self 2023-07-10 total=15"}, want: "refused 15 baseline-not-scorable"},
		{name: "spoilt beside a good one", rows: []string{"sdq baseline self 2022-09-12 total=3 refused:answers-illegal", "sdq baseline self 2022-09-13 total=20", "sdq endline self 2023-07-10 total=15"}, want: "20 15 -5 unchanged"},
		{name: "endline without score", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq endline self 2023-07-10 total=!"}, want: "22 refused endline-not-scorable"},
		{name: "both without score: the baseline comes first", rows: []string{"sdq baseline self 2022-09-12 total=?", "sdq endline self 2023-07-10 total=?"}, want: "missing missing baseline-not-scorable"},
		{name: "informant changed", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq endline teacher 2023-07-10 total=15"}, want: "22 - informant-changed"},
		{name: "informant changed, for the other", who: "teacher", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq endline teacher 2023-07-10 total=15"}, want: "- 15 no-baseline"},
		{name: "the other's endline has its own baseline", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq baseline teacher 2022-09-12 total=20", "sdq endline teacher 2023-07-10 total=15"}, want: "22 - no-endline"},
		{name: "form changed", rows: []string{"sdq baseline self 2022-09-12 total=22 form:4-17", "sdq endline self 2023-07-10 total=15 form:18+"}, want: "22 15 form-changed"},
		{name: "form of one not known", rows: []string{"sdq baseline self 2022-09-12 total=22 form:4-17", "sdq endline self 2023-07-10 total=21"}, want: "22 21 -1 unchanged (form-not-known)"},
		{name: "form of one cannot be told", rows: []string{"sdq baseline self 2022-09-12 total=22 form:unknown", "sdq endline self 2023-07-10 total=15 form:unknown"}, want: "22 15 form-changed"},
		{name: "rater changed", who: "teacher", rows: []string{"sdq baseline teacher 2022-09-12 total=22 rater:A", "sdq endline teacher 2023-07-10 total=15 rater:B"}, want: "22 15 rater-changed"},
		{name: "rater changed, and may", who: "teacher", change: func(b *built) { b.s.AnyRater = true }, rows: []string{"sdq baseline teacher 2022-09-12 total=22 rater:A", "sdq endline teacher 2023-07-10 total=15 rater:B"}, want: "22 15 -7 recovered"},
		{name: "rater of one not known", who: "teacher", rows: []string{"sdq baseline teacher 2022-09-12 total=22 rater:A", "sdq endline teacher 2023-07-10 total=21"}, want: "22 21 -1 unchanged (rater-not-known)"},
		{name: "two teachers, one of them both times", who: "teacher", rows: []string{"sdq baseline teacher 2022-09-12 total=22 rater:A", "sdq baseline teacher 2022-09-12 total=18 rater:B", "sdq endline teacher 2023-07-10 total=15 rater:B"}, want: "18 15 -3 unchanged (several-to-choose-from)"},
		{name: "two teachers, both both times", who: "teacher", rows: []string{"sdq baseline teacher 2022-09-12 total=22 rater:A", "sdq baseline teacher 2022-09-12 total=18 rater:B", "sdq endline teacher 2023-07-10 total=15 rater:B", "sdq endline teacher 2023-07-10 total=11 rater:A"}, want: "- - two-questionnaires (several-to-choose-from)"},
		{name: "two teachers, no endline", who: "teacher", rows: []string{"sdq baseline teacher 2022-09-12 total=22 rater:A", "sdq baseline teacher 2022-09-12 total=18 rater:B"}, want: "22 - no-endline (several-to-choose-from)"},
		{name: "two of one wave", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq baseline self 2022-09-20 total=18", "sdq endline self 2023-07-10 total=15"}, want: "- 15 two-questionnaires (several-to-choose-from)"},
		{name: "two of one wave that contradict each other", rows: []string{"sdq baseline self 2022-09-12 total=22 clash", "sdq baseline self 2022-09-12 total=18 clash", "sdq endline self 2023-07-10 total=15"}, want: "- 15 two-questionnaires (several-to-choose-from)"},
		{name: "two endlines", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq endline self 2023-07-10 total=15", "sdq endline self 2023-07-11 total=16"}, want: "22 - two-questionnaires (several-to-choose-from)"},
		{name: "the same twice is one", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq baseline self 2022-09-12 total=22", "sdq endline self 2023-07-10 total=21"}, want: "22 21 -1 unchanged"},
		{name: "endline before baseline", rows: []string{"sdq baseline self 2023-07-10 total=22", "sdq endline self 2022-09-12 total=15"}, want: "22 15 endline-before-baseline"},
		{name: "a month is not before a day in it", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq endline self 2022-09 total=21"}, want: "22 21 -1 unchanged (month-only)"},
		{name: "no date", rows: []string{"sdq baseline self - total=22", "sdq endline self 2023-07-10 total=21"}, want: "22 21 -1 unchanged (date-missing)"},
		{name: "baseline too late", change: func(b *built) { b.s.BaselineWithin = 30 }, rows: []string{"sdq baseline self 2022-10-12 total=22", "sdq endline self 2023-07-10 total=15"}, want: "22 15 baseline-late"},
		{name: "baseline just in time", change: func(b *built) { b.s.BaselineWithin = 30 }, rows: []string{"sdq baseline self 2022-10-01 total=22", "sdq endline self 2023-07-10 total=21"}, want: "22 21 -1 unchanged"},
		{name: "whether in time is not known", change: func(b *built) { b.s.BaselineWithin = 30 }, rows: []string{"sdq baseline self - total=22", "sdq endline self 2023-07-10 total=21"}, want: "22 21 -1 unchanged (window-not-known) (date-missing)"},
		{name: "look-back longer than the days between", rows: []string{"sdq baseline self 2022-09-12 total=22 look_back=six-months", "sdq endline self 2023-01-12 total=21 look_back=six-months"}, want: "22 21 -1 unchanged (look-backs-overlap)"},
		{name: "look-back of a month", rows: []string{"sdq baseline self 2022-09-12 total=22 look_back=six-months", "sdq endline self 2023-01-12 total=21 look_back=one-month"}, want: "22 21 -1 unchanged"},
		{name: "close", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq endline self 2022-10-09 total=21 look_back=one-month"}, want: "22 21 -1 unchanged (under-28-days) (look-backs-overlap)"},
		{name: "one day", rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq endline self 2022-09-12 total=21"}, want: "22 21 -1 unchanged (same-day)"},
		{name: "long after leaving, long before entry", rows: []string{"sdq baseline self 2022-07-01 total=22", "sdq endline self 2023-08-22 total=21"}, want: "22 21 -1 unchanged (baseline-before-entry) (endline-after-exit)"},
		{name: "out of the period", change: func(b *built) { b.s.From = at("2023-09-01") }, rows: []string{"sdq baseline self 2022-09-12 total=22", "sdq endline self 2023-07-10 total=21"}, want: "22 21 -1 unchanged (outside-period)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := build(true)
			if tt.stays == nil {
				tt.stays = []string{year}
			}
			p := b.pupil("K1", tt.stays...)
			for _, r := range tt.rows {
				b.row(p, r)
			}
			if tt.change != nil {
				tt.change(b)
			}
			if tt.who == "" {
				tt.who = "self"
			}
			if got := said(find(t, b.match(), "K1", 1, "total", tt.who)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// Which of several questionnaires a rule chooses.
func TestMatchRules(t *testing.T) {
	t.Parallel()
	order := func(b *built) { b.s.Baseline.Kind, b.s.Endline.Kind = ByOrder, ByOrder }
	near := func(from, to string, within int) func(*built) {
		return func(b *built) {
			b.s.Baseline, b.s.Endline = Rule{Nearest, at(from), within}, Rule{Nearest, at(to), within}
		}
	}
	five := []string{"sdq - self 2022-08-20 total=1", "sdq - self 2022-09-12 total=12", "sdq - self 2023-01-10 total=20", "sdq - self 2023-07-10 total=7", "sdq - self 2023-08-10 total=8"}
	tests := []struct {
		name   string
		stay   string
		change func(*built)
		rows   []string
		want   string
		inside int
	}{
		{"first and last of the stay", year, order, five, "12 7 -5 unchanged", 1},
		{"the latest of those still there", "2022-09-01 -", order, five, "12 8 -4 unchanged", 2},
		{"one is no pair", year, order, five[1:2], "12 - no-endline", 0},
		{"an endline is no baseline", year, order, []string{"sdq endline self 2022-09-12 total=12", "sdq - self 2023-01-10 total=20"}, "20 12 endline-before-baseline", 0},
		{"one before entry is neither", year, order, five[:2], "12 - no-endline", 0},
		{"a baseline is no endline", year, order, []string{"sdq - self 2022-09-12 total=12", "sdq baseline self 2023-01-10 total=20"}, "12 - no-endline", 0},
		{"without dates by name", year, order, []string{"sdq baseline self - total=12", "sdq endline self - total=20"}, "12 20 +8 deteriorated (date-missing)", 0},
		{"spoilt ones are passed over", year, order, []string{"sdq - self 2022-09-12 total=12 refused:illegal", "sdq - self 2022-09-20 total=14", "sdq - self 2023-01-10 total=20"}, "14 20 +6 unchanged", 0},
		{"ones without score are not", year, order, []string{"sdq - self 2022-09-12 total=?", "sdq - self 2022-09-20 total=14", "sdq - self 2023-01-10 total=20"}, "missing 20 baseline-not-scorable", 1},
		{"a month and a day in it have no order", year, order, []string{"sdq - self 2022-09 total=12", "sdq - self 2022-09-20 total=14"}, "12 14 two-questionnaires (month-only)", 0},
		{"nearest", year, near("2022-09-10", "2023-07-01", 21), five, "12 7 -5 unchanged", 1},
		{"nearest, too far", year, near("2022-10-10", "2023-07-01", 21), five, "- 7 no-baseline", 3},
		{"equally near: the earlier is a baseline, the later an endline", year, near("2022-09-10", "2023-07-01", 30),
			[]string{"sdq - self 2022-09-05 total=5", "sdq - self 2022-09-15 total=15", "sdq - self 2023-06-26 total=26", "sdq - self 2023-07-06 total=6"}, "5 6 +1 unchanged", 2},
		{"nearest twice the same", year, near("2022-09-10", "2022-09-11", 30), five[1:2], "12 - no-endline", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := build(true)
			p := b.pupil("K1", tt.stay)
			for _, r := range tt.rows {
				b.row(p, r)
			}
			tt.change(b)
			pair := find(t, b.match(), "K1", 1, "total", "self")
			if got := said(pair); got != tt.want || len(pair.Between) != tt.inside {
				t.Errorf("got  %s, %d between\nwant %s, %d", got, len(pair.Between), tt.want, tt.inside)
			}
		})
	}
}

// Outcomes that are not paired by the names of waves.
func TestMatchOtherOutcomes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		rows  []string
		scale string
		who   string
		want  string
	}{
		{"before and after", []string{"attendance before - - attendance=40", "attendance after - - attendance=62.5"}, "attendance", "", "40 62.5 +22.5"},
		{"window too short", []string{"attendance before - - attendance=~", "attendance after - - attendance=62.5"}, "attendance", "", "not available 62.5 not-available"},
		{"no window after", []string{"attendance before - - attendance=40"}, "attendance", "", "40 - no-endline"},
		{"other periods are none of it", []string{"attendance 2022/23 - - attendance=40"}, "attendance", "", "- - no-baseline"},
		{"first and last", []string{"ngrt - - 2023-01-10 sas=90", "ngrt - - 2022-09-10 sas=80", "ngrt - - 2023-06-10 sas=94"}, "sas", "", "80 94 +14 improved"},
		{"one sitting", []string{"ngrt - - 2022-09-10 sas=80"}, "sas", "", "80 - no-endline"},
		{"a sitting that was not sat is none", []string{"ngrt - - 2022-09-10 sas=?", "ngrt - - 2022-10-10 sas=80", "ngrt - - 2023-06-10 sas=81"}, "sas", "", "80 81 +1 unchanged"},
		{"a sitting without a usable score is one", []string{"ngrt - - 2022-09-10 sas=!", "ngrt - - 2022-10-10 sas=80", "ngrt - - 2023-06-10 sas=81"}, "sas", "", "refused 81 baseline-not-scorable"},
		{"without dates by the names of waves", []string{"ngrt baseline - - sas=80", "ngrt endline - - sas=60"}, "sas", "", "80 60 -20 deteriorated (date-missing)"},
		{"two forms", []string{"ngrt - - 2022-09-10 sas=80 form:paper", "ngrt - - 2023-06-10 sas=94 form:digital"}, "sas", "", "80 94 form-changed"},
		{"words in an order", []string{"pass baseline self 2022-09-10 f1.band=low", "pass endline self 2023-06-10 f1.band=moderate"}, "f1.band", "self", "low moderate up"},
		{"words, down", []string{"pass baseline self 2022-09-10 f1.band=high", "pass endline self 2023-06-10 f1.band=moderate"}, "f1.band", "self", "high moderate down"},
		{"words, the same", []string{"pass baseline self 2022-09-10 f1.band=low", "pass endline self 2023-06-10 f1.band=low"}, "f1.band", "self", "low low same"},
		{"a word that has no place", []string{"pass baseline self 2022-09-10 f1.band=low", "pass endline self 2023-06-10 f1.band=odd"}, "f1.band", "self", "low odd"},
		{"medians only", []string{"pass baseline self 2022-09-10 f1.percentile=10", "pass endline self 2023-06-10 f1.percentile=4"}, "f1.percentile", "self", "10 4 -6 down"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := build(true)
			p := b.pupil("K1", year)
			for _, r := range tt.rows {
				b.row(p, r)
			}
			if got := said(find(t, b.match(), "K1", 1, tt.scale, tt.who)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// Standings are not paired.
func TestMatchNoStandings(t *testing.T) {
	t.Parallel()
	b := build(true)
	b.row(b.pupil("K1", year), "neet 1-month - 2023-08-21 status=EET")
	if pairs := b.match(); len(pairs) != 0 {
		t.Errorf("%d pairs of standings", len(pairs))
	}
}

// Nobody vanishes: of the main outcome there is a pair for everybody on the list and
// everybody who was asked.
func TestMatchEverybody(t *testing.T) {
	t.Parallel()
	b := build(true)
	one, two := b.pupil("K1", year), b.pupil("K2", "2021-09-01 2022-07-20", year)
	b.pupil("K3", year)
	b.row(one, "sdq baseline self 2022-09-12 total=22 emotional=3")
	b.row(one, "sdq baseline teacher 2022-09-12 total=22")
	b.row(two, "sdq baseline self 2022-09-12 total=10 placement:2")
	pairs := b.match()
	var got []string
	for _, p := range pairs {
		if p.Outcome.Scale == "total" {
			got = append(got, p.Pupil.ID+" "+string('0'+rune(p.Placement))+" "+p.Informant+" "+said(p))
		}
	}
	want := []string{
		"K1 1 self 22 - no-endline", "K1 1 teacher 22 - no-endline",
		"K2 1 self - - no-baseline", "K2 1 teacher - - no-baseline", "K2 2 self 10 - no-endline", "K2 2 teacher - - no-baseline",
		"K3 1 self - - no-baseline", "K3 1 teacher - - no-baseline",
	}
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %s, want %s", got[i], want[i])
		}
	}
	if find(t, pairs, "K1", 1, "emotional", "self").Reason != NoEndline {
		t.Error("the pair of a single scale has another reason than the total")
	}
}
