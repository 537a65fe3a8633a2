package charts

import (
	"strings"
	"testing"
)

func count(n int) Count { return Count{N: n} }

var hiddenCount = Count{Hidden: true}

// schoolFlow is a flow as a school of sixty has it.
func schoolFlow() FlowData {
	return FlowData{
		Frame: Frame{ID: "F01", Title: "Of 60 pupils on roll, 27 are in the analysis", Subtitle: "All pupils, self-report SDQ, 2022/23. Numbers of pupils", Source: "apst, pupils on roll from 1 September 2022 to 21 July 2023"},
		Stages: []FlowStage{
			{Title: "on roll at any time in the period", N: count(60)},
			{Title: "eligible", N: count(55), Exits: []FlowCount{{"younger or older than the programme is for", count(2)}, {"guest: on roll elsewhere", count(1)}, {"left before they had been on roll long enough", count(2)}}},
			{Title: "consent, or not opted out", N: count(52), Exits: []FlowCount{{"refused", count(1)}, {"no reply", count(2)}}},
			{Title: "baseline due", N: count(50), Exits: []FlowCount{{"came so recently that the baseline is not due yet", count(2)}}},
			{Title: "baseline done in time", N: count(44), Exits: []FlowCount{{"done later after entry than was declared", count(3)}, {"form spoiled: nothing of it can be used", count(1)}, {"nobody recorded why", count(2)}}},
			{Title: "baseline scorable", N: count(42), Exits: []FlowCount{{"no score: items missing", count(2)}},
				Branches: []FlowCount{{"of these, supported by the team", count(30)}, {"of these, not supported by the team", count(12)}}},
			{Title: "endline due: left, or the period is over", N: count(40), Exits: []FlowCount{{"still on roll", count(2)}}},
			{Title: "endline done", N: count(31), Exits: []FlowCount{{"left without notice", count(4)}, {"custody", count(1)}, {"moved area", count(2)}, {"permanently excluded", count(1)}, {"nobody recorded why", count(1)}}},
			{Title: "endline scorable", N: count(30), Exits: []FlowCount{{"no score: items missing", count(1)}}},
			{Title: "paired: same informant, form and rater", N: count(27), Exits: []FlowCount{{"endline by another informant", count(2)}, {"another form", count(1)}}},
			{Title: "analysed", N: count(27)},
		},
		Flags: []FlowCount{{"joined after the window for baselines at the beginning of the period", count(7)}, {"came back: more than one placement, each pupil counted once", count(1)}},
	}
}

// crowdedFlow is as much as a flow may hold, with long names.
func crowdedFlow(letters int) FlowData {
	d := FlowData{Frame: Frame{ID: "F01"}}
	long := strings.Repeat("a reason that somebody wrote out at length ", 4)[:letters]
	for i := range maxFlowStages {
		s := FlowStage{Title: "stage " + long, N: count(3000 - 200*i)}
		for k := range maxFlowExits {
			if i > 0 {
				s.Exits = append(s.Exits, FlowCount{long, count(25 + k)})
			}
		}
		if i == 5 {
			s.Branches = []FlowCount{{"of these, supported by the team", count(1200)}, {"of these, not supported by the team", count(700)}}
		}
		d.Stages = append(d.Stages, s)
	}
	d.Flags = []FlowCount{{long, count(12)}, {long, hiddenCount}}
	return d
}

func hideFlow(d FlowData) FlowData {
	for i := range d.Stages {
		s := &d.Stages[i]
		s.N = hiddenCount
		for k := range s.Exits {
			s.Exits[k].N = hiddenCount
		}
		for k := range s.Branches {
			s.Branches[k].N = hiddenCount
		}
	}
	return d
}

func TestFlow(t *testing.T) {
	t.Parallel()
	some := schoolFlow()
	some.Stages[2].Exits = []FlowCount{{"refused", hiddenCount}, {"no reply", hiddenCount}}
	some.Flags[1].N = hiddenCount
	for name, d := range map[string]FlowData{
		"school": schoolFlow(), "some hidden": some, "all hidden": hideFlow(schoolFlow()),
		"one stage": {Frame: Frame{ID: "F01"}, Stages: []FlowStage{{Title: "on roll", N: count(1)}}},
		"three":     {Frame: Frame{ID: "F01"}, Stages: []FlowStage{{Title: "on roll", N: count(3)}, {Title: "analysed", N: count(1), Exits: []FlowCount{{"refused", count(2)}}}}},
		"crowded":   crowdedFlow(40), "crowded and long": crowdedFlow(160),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := Flow(d)
			if err != nil {
				t.Fatal(err)
			}
			checkLayout(t, c)
			for _, c := range []*Chart{c, c.Half()} {
				if c.Height > pageHeight {
					t.Errorf("at a width of %v it is %v high, more than a page", c.Width, c.Height)
				}
			}
		})
	}
}

func TestFlowRefused(t *testing.T) {
	t.Parallel()
	stages := func(change func([]FlowStage) []FlowStage) FlowData {
		return FlowData{Stages: change(schoolFlow().Stages)}
	}
	for want, d := range map[string]FlowData{
		"chart F01: there is no stage": {Frame: Frame{ID: "F01"}},
		"a page holds 12":              stages(func(s []FlowStage) []FlowStage { return append(s, s[9], s[10]) }),
		"13 counts beside one stage":   stages(func(s []FlowStage) []FlowStage { s[4].Exits = make([]FlowCount, 13); return s }),
		"before the first stage":       stages(func(s []FlowStage) []FlowStage { return s[1:] }),
		"refused: a count of -1":       stages(func(s []FlowStage) []FlowStage { s[2].Exits[0].N.N = -1; return s }),
	} {
		if _, err := Flow(d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
