package pass

import (
	"strings"
	"testing"

	"apst/metrics/record"
)

func TestHeadings(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"PASS - Factor 1 - Percentile":  "feelings-about-school.percentile",
		"PASS – Factor 9 – Percentile":  "response-to-curriculum-demands.percentile",
		"PASS - Factor 3":               "self-regard-as-a-learner",
		"PASS - Factor 10 - Percentile": "beyond",
		"PASS - Factor 0 - Percentile":  "beyond",
		"Factor 3":                      "numbered",
		"P3":                            "numbered",
		"PASS P3":                       "numbered",
		"F3 percentile":                 "numbered",
		"PASS3":                         "numbered",
		"PASS 3":                        "",
		"1%":                            "",
		"P 3":                           "numbered",
		"P3 Pre":                        "numbered @baseline",
		"Self – regard":                 "self-regard-as-a-learner",
		"Self-regard, as a learner":     "self-regard-as-a-learner",
		"SELF REGARD AS A LEARNER (P3)": "self-regard-as-a-learner",
		"Feelings Pre":                  "feelings-about-school @baseline",
		"Post Feelings":                 "feelings-about-school @endline",
		"Feelings about school %":       "feelings-about-school.percentage",
		"% Feelings about school":       "feelings-about-school.percentage",
		"Feelings about school %ile":    "feelings-about-school.percentile",
		"Feelings about school (percentile) Post":             "feelings-about-school.percentile @endline",
		"Feelings about school – non-standardised percentage": "feelings-about-school.percentage",
		"Feelings about school standardised score":            "feelings-about-school.percentile",
		"Baseline: Feelings about school band":                "feelings-about-school.band @baseline",
		"Feelings about school score Autumn 2022":             "feelings-about-school @autumn 2022",
		"Attitudes to attendance 2":                           "attitudes-to-attendance @2",
		"2. Perceived learning capability":                    "perceived-learning-capability",
		"Attendance":                                          "attitudes-to-attendance?",
		"Learner self-worth":                                  "learner-self-worth",
		"Percentile":                                          "percentile",
		"%":                                                   "percentage",
		"Post percentile":                                     "percentile @endline",
		"Score":                                               "",
		"Pre":                                                 "",
		"UPN":                                                 "",
		"Feelings about home":                                 "",
		"Feelings about school and teachers":                  "",
		"Factor":                                              "",
		"12":                                                  "",
		"":                                                    "",
		"P123":                                                "",
		"Year 9":                                              "",
		strings.Repeat("Feelings ", 40):                       "",
	} {
		m := headingReader{}.Of(text)
		got := m.Field
		if m.Wave != "" {
			got += " @" + m.Wave
		}
		if got != want {
			t.Errorf("heading %q is %q, want %q", text, got, want)
		}
	}
}

// Every spelling is read, alone, in capitals, with a kind and a sitting; and no two
// names share one.
func TestSpellings(t *testing.T) {
	t.Parallel()
	rows := record.Table(spellingsCSV)
	if len(spellings()) != len(rows) || len(factors().names) != names {
		t.Fatalf("%d spellings in %d rows, %d names", len(spellings()), len(rows), len(factors().names))
	}
	for _, r := range rows {
		mark := ""
		if r[1] == "bare" {
			mark = bareMark
		}
		for text, want := range map[string]string{
			r[2]: r[0] + mark, strings.ToUpper(r[2]): r[0] + mark, "PASS " + r[2] + " percentile": r[0] + ".percentile" + mark, r[2] + " % (Pre)": r[0] + ".percentage" + mark,
		} {
			if got := (headingReader{}).Of(text).Field; got != want {
				t.Errorf("%q is %q, want %q", text, got, want)
			}
		}
	}
	for n := name(0); n < names; n++ {
		if n.title() == "" || headingOf(n.title()) != n {
			t.Errorf("the title %q of %s is not read as it", n.title(), n.id())
		}
	}
}

func headingOf(title string) name {
	h, _ := parseHeading(strings.TrimSuffix(title, " (Level 1)"))
	return h.name
}

func TestKindIn(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]kind{
		"Cohort - Mean Percentages": percentage, "PASS percentiles": percentile, "Non-standardised scores": percentage, "Standardised percentile": percentile,
		"Percentiles and percentages": unsaid, "Individual Profiles": unsaid, "PASS %ile": percentile, "": unsaid,
	} {
		if got := kindIn(text); got != want {
			t.Errorf("kindIn(%q) is %v, want %v", text, got, want)
		}
	}
}

func FuzzParseHeading(f *testing.F) {
	for _, s := range []string{"PASS - Factor 1 - Percentile", "P3 Pre", "Self – regard %", "pre post pre post", "1", "\xff%", "p p p p p p p p p p p p"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		h, ok := parseHeading(text)
		if ok && h.named && h.name >= names {
			t.Errorf("%q is the name %d", text, h.name)
		}
		field := h.field()
		if n, _, is := fieldMeaning(field); ok && h.named && !h.bare && (!is || n != h.name) {
			t.Errorf("%q has the field %q, which is not read back", text, field)
		}
	})
}
