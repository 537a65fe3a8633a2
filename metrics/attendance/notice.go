package attendance

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"apst/finding"
	"apst/metrics/record"
)

// notices gathers what there is to say of the cells of a block: how often, and where
// first.
type notices map[noticeKey]*notice

// noticeKey is what is told apart: of marks that are no code what they say.
type noticeKey struct {
	rule *finding.Rule
	text string
}

type notice struct {
	n        int
	row, col int
	pupil    string
	several  bool   // pupils
	first    string // what is seen at the first place, where the key does not say it
}

// keptNotices is how many texts of a rule are told apart.
const keptNotices = 1000

// maxSeen is how much of a cell a finding shows.
const maxSeen = 60

func clip(text string) string {
	if r := []rune(text); len(r) > maxSeen {
		return string(r[:maxSeen]) + "\u2026"
	}
	return text
}

// add counts one cell.
func (s notices) add(r *finding.Rule, text string, row, col int, pupil string) {
	s.put(noticeKey{r, clip(text)}, notice{n: 1, row: row, col: col, pupil: pupil})
}

func (s notices) put(k noticeKey, o notice) {
	have := s[k]
	if have == nil {
		if len(s) >= keptNotices {
			k.text = "others"
			have = s[k]
		}
		if have == nil {
			s[k] = &o
			return
		}
	}
	have.n += o.n
	have.several = have.several || o.several || have.pupil != o.pupil
	if o.row < have.row || o.row == have.row && o.col < have.col {
		have.row, have.col, have.pupil = o.row, o.col, o.pupil
	}
}

func (k noticeKey) compare(o noticeKey) int {
	return cmp.Or(cmp.Compare(k.rule.ID, o.rule.ID), cmp.Compare(k.text, o.text))
}

// tell logs the notices of a block, in order of place.
func (s notices) tell(log *finding.Log, b *record.Block) {
	keys := slices.Collect(maps.Keys(s))
	slices.SortFunc(keys, func(x, y noticeKey) int {
		return cmp.Or(cmp.Compare(s[x].row, s[y].row), cmp.Compare(s[x].col, s[y].col), x.compare(y))
	})
	for _, k := range keys {
		n := s[k]
		f := finding.Finding{Rule: k.rule, From: b.Table.Ref(n.row, n.col), Pupil: n.pupil, Seen: k.text}
		if n.several {
			f.Pupil = ""
		}
		switch {
		case n.first != "" && n.n > 1:
			f.Seen = fmt.Sprintf("%s; %s in all", n.first, plural(n.n, "cell"))
		case n.first != "":
			f.Seen = n.first
		case n.n > 1 && k.text != "":
			f.Seen = fmt.Sprintf("\"%s\", %s of it in all", k.text, plural(n.n, "cell"))
		case n.n > 1:
			f.Seen = plural(n.n, "cell") + " in all"
		}
		log.Add(f)
	}
}
